package dev.atoll.engine.postgres;

import dev.atoll.engine.Access;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PgConnection;

/**
 * Makes connections as a profile says and as the access allows. Safe for use by several threads.
 */
final class Connector {
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final String REJECTED = "08004";

  /**
   * The time zone a client that names none would get. The JDBC driver names the machine's own,
   * which hides the server's: so it is looked up where ALTER ROLE and ALTER DATABASE keep theirs,
   * and otherwise taken from the zone of the server's log, which a new server sets alike.
   */
  private static final String OWN_TIME_ZONE =
      "select coalesce((select substr(part, 10) from pg_catalog.pg_db_role_setting,"
          + " unnest(setconfig) as part where lower(part) like 'timezone=%'"
          + " and setdatabase in (0, (select oid from pg_catalog.pg_database"
          + " where datname = current_database()))"
          + " and setrole in (0, (select oid from pg_catalog.pg_roles where rolname = session_user))"
          + " order by setrole <> 0 and setdatabase <> 0 desc, setrole <> 0 desc limit 1),"
          + " current_setting('log_timezone'))";

  private static final String OVERPOWERED =
      "select rolsuper or rolbypassrls or rolcreaterole or rolreplication or pg_has_role(own.oid, 'pg_read_server_files', 'member')"
          + " or pg_has_role(own.oid, 'pg_write_server_files', 'member')"
          + " or pg_has_role(own.oid, 'pg_execute_server_program', 'member')"
          + " or pg_has_role(own.oid, 'pg_write_all_data', 'member')"
          + " or pg_has_role(own.oid, 'pg_read_all_data', 'member')"
          + " or exists (select 1 from pg_catalog.pg_roles as other where other.rolcanlogin"
          + " and other.oid <> own.oid and pg_has_role(own.oid, other.oid, 'member'))"
          + " from pg_catalog.pg_roles as own where rolname = session_user";

  private final Profile profile;
  private final Access access;

  Connector(Profile profile, Access access) {
    this.profile = profile;
    this.access = access;
  }

  Profile profile() {
    return profile;
  }

  /** Whether a login that the server does not hold in is refused. */
  boolean isHeldIn() {
    return access instanceof Access.Locked && profile.verifiesLogin();
  }

  /** What errors of the connections it makes mean. */
  PostgresErrors errors() {
    return switch (access) {
      case Access.Own own -> PostgresErrors.FREE;
      case Access.ReadOnly readOnly -> PostgresErrors.FREE;
      case Access.Locked locked -> PostgresErrors.LOCKED_IN;
    };
  }

  /**
   * A new connection, tried again as often as the profile says while the server is out of reach.
   *
   * @throws EngineException when there is none to be had
   */
  PgConnection connect() {
    for (int attempt = 1; ; attempt++) {
      try {
        return once();
      } catch (EngineException refused) {
        if (!PostgresErrors.mayPass(refused) || attempt > profile.retries()) {
          throw refused;
        }
        LockSupport.parkNanos(SECOND_NANOS * attempt * attempt);
      }
    }
  }

  private PgConnection once() {
    PgConnection connection;
    try {
      String url =
          "jdbc:postgresql://%s:%d/"
              .formatted(
                  profile.host().indexOf(':') >= 0 ? "[" + profile.host() + "]" : profile.host(),
                  profile.port());
      connection = (PgConnection) new Driver().connect(url, properties());
    } catch (SQLException refused) {
      throw notLetIn(refused);
    }
    if (connection == null) {
      throw new EngineException(Kind.UNAVAILABLE, "no server can be named by " + profile.server());
    }
    try {
      prepare(connection);
      return connection;
    } catch (SQLException refused) {
      closeQuietly(connection);
      throw PostgresErrors.OPENING.translate(refused);
    } catch (RuntimeException refused) {
      closeQuietly(connection);
      throw refused;
    }
  }

  /** The driver tells a password that is missing as it tells a server that takes no more. */
  private EngineException notLetIn(SQLException refused) {
    return profile.password().isEmpty() && REJECTED.equals(refused.getSQLState())
        ? new EngineException(Kind.LOGIN_REFUSED, String.valueOf(refused.getMessage()))
        : PostgresErrors.OPENING.translate(refused);
  }

  private Properties properties() {
    var properties = new Properties();
    PGProperty.USER.set(properties, profile.user());
    PGProperty.PG_DBNAME.set(properties, profile.namespace().database());
    profile.password().ifPresent(word -> PGProperty.PASSWORD.set(properties, word));
    PGProperty.CONNECT_TIMEOUT.set(properties, profile.connectSeconds());
    PGProperty.LOGIN_TIMEOUT.set(properties, profile.connectSeconds());
    PGProperty.APPLICATION_NAME.set(properties, profile.applicationName());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    if (profile.keepAliveSeconds() > 0) {
      PGProperty.SOCKET_FACTORY.set(properties, KeepAliveSockets.class.getName());
      PGProperty.SOCKET_FACTORY_ARG.set(properties, Integer.toString(profile.keepAliveSeconds()));
    }
    // Statements are seen once; keeping them prepared only costs memory on both sides.
    PGProperty.PREPARE_THRESHOLD.set(properties, 0);
    profile.ssl().forEach(properties::setProperty);
    options().ifPresent(options -> PGProperty.OPTIONS.set(properties, options));
    return properties;
  }

  /**
   * Settings that belong to the connection from its first moment, so that RESET returns to them.
   */
  private Optional<String> options() {
    var options = new StringBuilder();
    profile.searchPath().ifPresent(path -> option(options, "search_path", path));
    if (profile.statementSeconds() > 0) {
      option(options, "statement_timeout", profile.statementSeconds() + "s");
    }
    if (access instanceof Access.ReadOnly) {
      option(options, "default_transaction_read_only", "on");
    }
    return options.isEmpty() ? Optional.empty() : Optional.of(options.toString().strip());
  }

  private static void option(StringBuilder options, String name, String value) {
    options
        .append(" -c ")
        .append(name)
        .append('=')
        .append(value.replace("\\", "\\\\").replace(" ", "\\ "));
  }

  private void prepare(PgConnection connection) throws SQLException {
    if (isHeldIn()) {
      refuseOverpowered(connection);
    }
    if (profile.settings().keySet().stream().noneMatch("timezone"::equalsIgnoreCase)) {
      String zone = text(connection, OWN_TIME_ZONE);
      if (!zone.equals(TimeZone.getDefault().getID())) {
        set(connection, "TimeZone", zone);
      }
    }
    for (var setting : profile.settings().entrySet()) {
      set(connection, setting.getKey(), setting.getValue());
    }
    if (profile.role().isPresent()) {
      run(connection, "set role " + PostgresDialect.INSTANCE.quote(profile.role().get()));
    }
  }

  /** Against such a login no grant of the server stands, and a tenant could reach all others. */
  private void refuseOverpowered(PgConnection connection) throws SQLException {
    if (profile.role().isPresent()) {
      throw new EngineException(
          Kind.REFUSED_BY_ISOLATION,
          "a role that is set after login holds no tenant in: SQL can set another\n"
              + "let each tenant log in as itself, or set 'isolation: guard' on the engine to run"
              + " without the server's own border");
    }
    if (text(connection, OVERPOWERED).equals("t")) {
      throw new EngineException(
          Kind.REFUSED_BY_ISOLATION,
          "user "
              + profile.user()
              + " may read or write what belongs to every tenant\n"
              + "it is a superuser, may make roles or become another login, or has one of"
              + " PostgreSQL's roles for all data or the server's files; give each tenant a login"
              + " role that owns only its schema, or set"
              + " 'isolation: guard' on the engine to run without the server's own border");
    }
  }

  private static void set(PgConnection connection, String name, String value) throws SQLException {
    PostgresDialect dialect = PostgresDialect.INSTANCE;
    run(
        connection,
        "select set_config(" + dialect.literal(name) + ", " + dialect.literal(value) + ", false)");
  }

  private static void run(PgConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(PgConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  /** Asks the server to stop what a connection runs; false once it is closed. */
  static boolean interrupt(PgConnection connection) {
    try {
      connection.cancelQuery();
      return true;
    } catch (SQLException endedMeanwhile) {
      return isOpen(connection);
    }
  }

  static boolean isOpen(PgConnection connection) {
    try {
      return !connection.isClosed();
    } catch (SQLException unknown) {
      return false;
    }
  }

  static void closeQuietly(PgConnection connection) {
    try {
      connection.close();
    } catch (SQLException alreadyGone) {
      // Nothing is left to close.
    }
  }
}
