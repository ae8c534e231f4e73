package dev.atoll.engine.postgres;

import dev.atoll.domain.Origin;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Access;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Target;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/** Connections of a server's administrator, one for each database. For one thread. */
final class Administrator implements Onlooker {
  private static final String ADMIN = "admin";
  private static final String FIRST_DATABASE = "postgres";

  private final Target target;
  private final Map<?, ?> admin;
  private final Profile profile;
  private final ServerConnections connections = new ServerConnections(this::connect);
  private @Nullable Rights rights;

  /**
   * The administrator that a tenant's engine names.
   *
   * @throws ProblemException when it names none
   */
  Administrator(Target target) {
    this.target = target;
    this.profile = Profile.of(target);
    this.admin = named(target).orElseThrow(() -> new ProblemException(noAdmin(target)));
  }

  /** Whether an engine names one. */
  static boolean isNamed(Target target) {
    return named(target).isPresent();
  }

  private static Optional<Map<?, ?>> named(Target target) {
    return target
        .setting(ADMIN)
        .map(Setting::value)
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(value -> (Map<?, ?>) value)
        .filter(value -> value.get("user") != null);
  }

  private static Problem noAdmin(Target target) {
    Problem problem =
        Problem.error(
            EngineProblems.NO_ADMIN,
            "nothing says as whom to provision " + Profile.of(target).server(),
            "the engine has no 'admin' with a user",
            "add 'admin: {user: \"{env_var:EU_ADMIN}\", password: \"{secret:EU_ADMIN}\"}' to the"
                + " engine in fleet.yml");
    return target
        .setting("host")
        .flatMap(setting -> setting.origin().place())
        .map(problem::at)
        .orElse(problem);
  }

  @Override
  public String server() {
    return profile.server();
  }

  @Override
  public String user() {
    return String.valueOf(admin.get("user"));
  }

  /** What tells one administrator of one server from another. */
  String key() {
    return server() + " " + user();
  }

  @Override
  public String firstDatabase() {
    Object named = admin.get("database");
    return named == null ? FIRST_DATABASE : named.toString();
  }

  private PgConnection connect(String database) {
    SequencedMap<String, Setting> settings = new LinkedHashMap<>(target.settings());
    for (String own : List.of("role", "search_path", "pass", "password", "dbname", "settings")) {
      settings.remove(own);
    }
    settings.put("user", setting(user()));
    settings.put("database", setting(database));
    Object password = admin.get("password");
    if (password != null) {
      settings.put("password", setting(password));
    }
    try {
      return new Connector(
              Profile.of(new Target(target.type(), settings, target.directory())), new Access.Own())
          .connect();
    } catch (EngineException refused) {
      throw new EngineException(
          refused.kind(),
          refused.getMessage() + "\n" + user() + " is the engine's 'admin' in fleet.yml",
          refused.position(),
          refused);
    }
  }

  private static Setting setting(Object value) {
    return new Setting(value, Origin.of(ADMIN));
  }

  /**
   * What the administrator may do on the whole server.
   *
   * @param splitMembership whether a membership says by itself whether its rights are used, and
   *     whether the role can be set: so since PostgreSQL 16
   */
  record Rights(
      boolean superuser, boolean makesRoles, boolean makesDatabases, boolean splitMembership) {}

  Rights rights() {
    if (rights == null) {
      List<String> row =
          rows("select rolsuper, rolcreaterole, rolcreatedb,"
                  + " current_setting('server_version_num')::int >= 160000"
                  + " from pg_catalog.pg_roles where rolname = current_user")
              .getFirst();
      rights =
          new Rights(
              row.get(0).equals("t"),
              row.get(1).equals("t"),
              row.get(2).equals("t"),
              row.get(3).equals("t"));
    }
    return rights;
  }

  @Override
  public List<List<String>> rows(String database, String sql) {
    return connections.rows(database, sql);
  }

  void execute(Optional<String> database, String sql) {
    try (Statement statement =
        connections.in(database.orElseGet(this::firstDatabase)).createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw PostgresErrors.FREE.translate(refused);
    }
  }

  /** Sets a password; only its hash goes to the server. */
  void password(String role, String password) {
    try {
      connections
          .in(firstDatabase())
          .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    } catch (SQLException refused) {
      throw PostgresErrors.FREE.translate(refused);
    }
  }

  /** Whether a tenant cannot log in with its password; what else is in its way does not count. */
  static boolean refusesPassword(Target tenant) {
    Profile profile = Profile.of(tenant);
    try {
      Connector.closeQuietly(new Connector(profile, new Access.Own()).connect());
      return false;
    } catch (EngineException refused) {
      return refused.kind() == Kind.LOGIN_REFUSED
          && refused.getCause() instanceof SQLException error
          && String.valueOf(error.getSQLState()).startsWith("28");
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
