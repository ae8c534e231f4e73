package dev.atoll.engine.postgres;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Setting;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through the settings of a PostgreSQL target, whose keys are those of <a
 * href="https://docs.getdbt.com/docs/core/connect-data-platform/postgres-setup">dbt-postgres's</a>
 * profiles and a few of Atoll's own. A password is never shown, whatever is wrong with it.
 */
final class ProfileCheck {
  /** How a key's value must look. */
  private enum Shape {
    NAME("a text that is not empty"),
    TEXT("a text"),
    SECRET("a text"),
    NUMBER("a whole number"),
    POSITIVE("a whole number above 0"),
    PORT("a whole number from 1 to 65535"),
    SSL_MODE("one of disable, allow, prefer, require, verify-ca, verify-full"),
    ISOLATION("login or guard"),
    FLAG("true or false"),
    MAP("a map");

    private static final Set<String> SSL_MODES =
        Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final int HIGHEST_PORT = 65_535;

    private final String name;

    Shape(String name) {
      this.name = name;
    }

    boolean fits(Object value) {
      String text = value.toString();
      return switch (this) {
        case NAME -> isScalar(value) && !text.isBlank();
        case TEXT, SECRET -> isScalar(value);
        case NUMBER -> isWholeNumber(text);
        case POSITIVE -> isWholeNumber(text) && Integer.parseInt(text) > 0;
        case PORT ->
            isWholeNumber(text)
                && Integer.parseInt(text) > 0
                && Integer.parseInt(text) <= HIGHEST_PORT;
        case SSL_MODE -> SSL_MODES.contains(text);
        case ISOLATION -> text.equals("login") || text.equals("guard");
        case FLAG -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
        case MAP -> value instanceof Map;
      };
    }

    private static boolean isScalar(Object value) {
      return value instanceof String || value instanceof Number;
    }
  }

  private static final Map<String, Shape> KEYS =
      Map.ofEntries(
          Map.entry("host", Shape.NAME),
          Map.entry("port", Shape.PORT),
          Map.entry("user", Shape.NAME),
          Map.entry("password", Shape.SECRET),
          Map.entry("pass", Shape.SECRET),
          Map.entry("dbname", Shape.NAME),
          Map.entry("database", Shape.NAME),
          Map.entry("schema", Shape.NAME),
          Map.entry("threads", Shape.POSITIVE),
          Map.entry("connect_timeout", Shape.NUMBER),
          Map.entry("keepalives_idle", Shape.NUMBER),
          Map.entry("search_path", Shape.TEXT),
          Map.entry("role", Shape.TEXT),
          Map.entry("sslmode", Shape.SSL_MODE),
          Map.entry("sslcert", Shape.NAME),
          Map.entry("sslkey", Shape.NAME),
          Map.entry("sslrootcert", Shape.NAME),
          Map.entry("retries", Shape.NUMBER),
          Map.entry("application_name", Shape.TEXT),
          Map.entry("autocommit", Shape.FLAG),
          Map.entry("statement_timeout", Shape.NUMBER),
          Map.entry("max_connections", Shape.POSITIVE),
          Map.entry("isolation", Shape.ISOLATION),
          Map.entry("settings", Shape.MAP),
          Map.entry("admin", Shape.MAP));

  private final Target target;
  private final List<Problem> problems = new ArrayList<>();

  ProfileCheck(Target target) {
    this.target = target;
  }

  List<Problem> problems() {
    target.settings().forEach(this::checkKey);
    required("host", "host");
    required("user", "user");
    required("dbname", "dbname", "database");
    required("schema", "schema");
    checkPasswords();
    checkHost();
    return List.copyOf(problems);
  }

  static boolean isWholeNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }

  private void checkKey(String key, Setting setting) {
    Shape shape = KEYS.get(key);
    if (key.equals("export")) {
      error(
          EngineProblems.UNKNOWN_SETTING,
          setting,
          "a postgres target has no 'export' folder",
          "files that a server writes lie on the server, and are no tenant's own",
          "remove it; an export folder belongs to an engine of type duckdb");
      return;
    }
    if (shape == null) {
      error(
          EngineProblems.UNKNOWN_SETTING,
          setting,
          "unknown setting '" + key + "' of a postgres target",
          "",
          Nearest.suggestion(
              key, KEYS.keySet(), "remove it, or put the server's own settings under settings:"));
      return;
    }
    Object value = setting.value();
    if (value != null && !shape.fits(value)) {
      error(
          EngineProblems.ILL_TYPED_SETTING,
          setting,
          "setting '" + key + "' must be " + shape.name,
          shape == Shape.SECRET ? "it is something else" : "it is '" + value + "'",
          "correct the value");
    } else if (key.equals("autocommit") && "true".equalsIgnoreCase(String.valueOf(value))) {
      problems.add(
          Problem.warning(
              EngineProblems.UNSUPPORTED_SETTING,
              setting.origin().shownPlace(),
              "setting 'autocommit' has no effect",
              "a node's statements and the hooks inside belong to one transaction",
              "remove it if nothing else reads this file"));
    }
  }

  private void required(String named, String... keys) {
    for (String key : keys) {
      if (target.setting(key).isPresent()) {
        return;
      }
    }
    problems.add(
        Problem.error(
            EngineProblems.MISSING_SETTING,
            somewhere(),
            "a postgres target has no '" + named + "'",
            "it says where to connect to, and as whom",
            "add '" + named + ":'"));
  }

  private void checkPasswords() {
    Optional<String> first = target.text("password");
    Optional<String> second = target.text("pass");
    if (first.isPresent() && second.isPresent() && !first.equals(second)) {
      error(
          EngineProblems.ILL_TYPED_SETTING,
          target.setting("pass").orElseThrow(),
          "'password' and 'pass' say different things",
          "they are two names of one setting",
          "keep one of them");
    }
  }

  private void checkHost() {
    target
        .setting("host")
        .filter(setting -> String.valueOf(setting.value()).startsWith("/"))
        .ifPresent(
            setting ->
                error(
                    EngineProblems.UNSUPPORTED_SETTING,
                    setting,
                    "'host: " + setting.value() + "' is not supported",
                    "it is a folder with a socket, and the JDBC driver speaks TCP only",
                    "let the server listen on localhost, and write 'host: localhost'"));
  }

  private void error(String code, Setting setting, String message, String cause, String mend) {
    problems.add(Problem.error(code, setting.origin().shownPlace(), message, cause, mend));
  }

  /** The target as a whole has no place of its own: its first setting is near enough. */
  private Place somewhere() {
    return target.settings().values().stream()
        .findFirst()
        .map(setting -> setting.origin().shownPlace())
        .orElseGet(() -> Place.of("profile"));
  }
}
