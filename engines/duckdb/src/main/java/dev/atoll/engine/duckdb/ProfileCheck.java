package dev.atoll.engine.duckdb;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Setting;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the settings of a DuckDB target, whose keys are those of <a
 * href="https://github.com/duckdb/dbt-duckdb">dbt-duckdb's</a> profiles.
 */
final class ProfileCheck {
  /** How a key's value must look. */
  private enum Shape {
    TEXT("a text"),
    INTEGER("a whole number"),
    FLAG("true or false"),
    MAP("a map"),
    LIST("a list"),
    ANY("anything");

    private final String name;

    Shape(String name) {
      this.name = name;
    }

    boolean fits(Object value) {
      return switch (this) {
        case TEXT -> value instanceof String || value instanceof Number;
        case INTEGER -> isInteger(value);
        case FLAG -> value instanceof Boolean || "true".equals(value) || "false".equals(value);
        case MAP -> value instanceof Map;
        case LIST -> value instanceof List;
        case ANY -> true;
      };
    }

    /** Numbers come as text where they were rendered from a template. */
    private static boolean isInteger(Object value) {
      return value instanceof Long
          || value instanceof Integer
          || (value instanceof String text && text.matches("[0-9]{1,9}"));
    }
  }

  private static final Map<String, Shape> KEYS =
      Map.ofEntries(
          Map.entry("path", Shape.TEXT),
          Map.entry("export", Shape.TEXT),
          Map.entry("database", Shape.TEXT),
          Map.entry("schema", Shape.TEXT),
          Map.entry("threads", Shape.INTEGER),
          Map.entry("config_options", Shape.MAP),
          Map.entry("settings", Shape.MAP),
          Map.entry("extensions", Shape.LIST),
          Map.entry("attach", Shape.LIST),
          Map.entry("external_root", Shape.TEXT),
          Map.entry("keep_open", Shape.FLAG),
          Map.entry("is_ducklake", Shape.FLAG),
          Map.entry("secrets", Shape.LIST),
          Map.entry("remote", Shape.MAP),
          Map.entry("motherduck_token", Shape.TEXT),
          Map.entry("use_credential_provider", Shape.TEXT),
          Map.entry("filesystems", Shape.LIST),
          Map.entry("plugins", Shape.LIST),
          Map.entry("disable_transactions", Shape.FLAG),
          Map.entry("module_paths", Shape.LIST),
          Map.entry("retries", Shape.MAP),
          Map.entry("flights", Shape.MAP));

  /** Keys without which the target would be another place: nothing can go on. */
  private static final List<String> STOPPING = List.of("remote", "is_ducklake", "motherduck_token");

  /** Keys that have no effect here. */
  private static final List<String> IDLE =
      List.of(
          "secrets",
          "use_credential_provider",
          "filesystems",
          "plugins",
          "disable_transactions",
          "module_paths",
          "retries",
          "flights");

  private static final List<String> ATTACH_KEYS =
      List.of("path", "type", "alias", "secret", "read_only", "options", "is_ducklake");

  private final Target target;
  private final List<Problem> problems = new ArrayList<>();

  ProfileCheck(Target target) {
    this.target = target;
  }

  List<Problem> problems() {
    target.settings().forEach(this::checkKey);
    checkPath();
    checkExport();
    checkDatabase();
    names("config_options");
    names("settings");
    checkExtensions();
    checkAttachments();
    return List.copyOf(problems);
  }

  private void checkKey(String key, Setting setting) {
    Shape shape = KEYS.get(key);
    if (shape == null) {
      error(
          EngineProblems.UNKNOWN_SETTING,
          setting,
          "unknown setting '" + key + "' of a duckdb target",
          "",
          Nearest.suggestion(
              key,
              KEYS.keySet(),
              "remove it, or put DuckDB's own options under settings: or config_options:"));
      return;
    }
    Object value = setting.value();
    if (value == null) {
      return;
    }
    if (!shape.fits(value)) {
      illTyped(setting, "setting '" + key + "' must be " + shape.name, "it is " + shown(value));
    } else if (STOPPING.contains(key) && !"false".equals(value.toString())) {
      unsupported(key, setting);
    } else if (IDLE.contains(key) && !isEmpty(value)) {
      idle(key, setting);
    }
  }

  private static boolean isEmpty(Object value) {
    return switch (value) {
      case Map<?, ?> map -> map.isEmpty();
      case List<?> list -> list.isEmpty();
      case Object other -> "false".equals(other.toString());
    };
  }

  private void checkPath() {
    Optional<Setting> setting = target.setting("path");
    String path = target.text("path").orElse(Location.MEMORY);
    if (setting.isEmpty() || path.equals(Location.MEMORY)) {
      return;
    }
    if (path.isBlank()) {
      error(
          EngineProblems.MISSING_SETTING,
          setting.get(),
          "setting 'path' of a duckdb target is empty",
          "",
          "give the path of the database file, or ':memory:'");
    } else if (hasScheme(path)) {
      unsupported("path: " + path, setting.get());
    } else if (path.indexOf(';') >= 0 || path.indexOf('\0') >= 0) {
      illTyped(setting.get(), "a database path may not hold ';'", "it is " + shown(path));
    } else if (Location.of(path, target.directory()).databaseName().isEmpty()) {
      illTyped(setting.get(), "'path' must end in the name of a file", "it is " + shown(path));
    }
  }

  private void checkExport() {
    target
        .setting("export")
        .filter(setting -> setting.value() instanceof String)
        .ifPresent(
            setting -> {
              String folder = String.valueOf(setting.value());
              if (hasScheme(folder)) {
                unsupported("export: " + folder, setting);
              } else if (folder.isBlank() || folder.indexOf('\0') >= 0) {
                illTyped(setting, "'export' must be a folder", "it is " + shown(folder));
              }
            });
  }

  /** {@code md:}, {@code ducklake:}, {@code s3://}; a single letter would be a drive. */
  private static boolean hasScheme(String path) {
    int colon = path.indexOf(':');
    return colon > 1 && path.substring(0, colon).chars().allMatch(Character::isLetterOrDigit);
  }

  /** As in dbt-duckdb: DuckDB names the database after its file, so another name cannot be had. */
  private void checkDatabase() {
    target
        .setting("database")
        .ifPresent(
            setting -> {
              String database = String.valueOf(setting.value());
              String named = Profile.of(target).location().databaseName();
              boolean attached =
                  Profile.of(target).attachments().stream()
                      .anyMatch(attachment -> attachment.name().equals(database));
              if (!attached && !database.equals(named)) {
                illTyped(
                    setting,
                    "setting 'database' is '"
                        + database
                        + "', but the path makes it '"
                        + named
                        + "'",
                    "DuckDB names a database after its file");
              }
            });
  }

  private void names(String key) {
    target
        .setting(key)
        .ifPresent(
            setting -> {
              if (setting.value() instanceof Map<?, ?> map) {
                map.keySet().stream()
                    .map(String::valueOf)
                    .filter(name -> !isName(name))
                    .forEach(
                        name ->
                            illTyped(
                                setting,
                                "'" + name + "' under '" + key + "' is not the name of an option",
                                ""));
              }
            });
  }

  private void checkExtensions() {
    target
        .setting("extensions")
        .ifPresent(
            setting ->
                Profile.of(target).extensions().stream()
                    .map(Profile.Extension::name)
                    .filter(name -> !isName(name))
                    .forEach(
                        name ->
                            illTyped(
                                setting, "'" + name + "' is not the name of an extension", "")));
  }

  private void checkAttachments() {
    target
        .setting("attach")
        .ifPresent(
            setting -> {
              if (setting.value() instanceof List<?> list) {
                list.forEach(item -> checkAttachment(setting, item));
              }
            });
  }

  private void checkAttachment(Setting setting, @Nullable Object item) {
    if (!(item instanceof Map<?, ?> map)) {
      illTyped(setting, "an entry of 'attach' must be a map with a path", "it is " + shown(item));
      return;
    }
    if (map.get("path") == null) {
      error(
          EngineProblems.MISSING_SETTING,
          setting,
          "an entry of 'attach' has no path",
          "",
          "add path: with the database file");
    }
    for (Object key : map.keySet()) {
      String name = String.valueOf(key);
      if (!ATTACH_KEYS.contains(name)) {
        error(
            EngineProblems.UNKNOWN_SETTING,
            setting,
            "unknown key '" + name + "' in an entry of 'attach'",
            "",
            Nearest.suggestion(name, ATTACH_KEYS, "remove it"));
      }
    }
    if (map.get("path") instanceof String path
        && !path.equals(Location.MEMORY)
        && hasScheme(path)) {
      unsupported("attach: " + path, setting);
    }
  }

  private static boolean isName(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_.]*");
  }

  private static String shown(@Nullable Object value) {
    return value instanceof String ? "'" + value + "'" : String.valueOf(value);
  }

  private void illTyped(Setting setting, String message, String cause) {
    error(EngineProblems.ILL_TYPED_SETTING, setting, message, cause, "correct the value");
  }

  private void unsupported(String what, Setting setting) {
    error(
        EngineProblems.UNSUPPORTED_SETTING,
        setting,
        "'" + what + "' is not supported",
        "only local files and memory are: no MotherDuck, DuckLake, remote server or object store",
        "route to a local file, or bring the data in by ingestion");
  }

  private void idle(String key, Setting setting) {
    problems.add(
        Problem.warning(
            EngineProblems.UNSUPPORTED_SETTING,
            setting.origin().shownPlace(),
            "setting '" + key + "' has no effect",
            "it belongs to the Python adapter",
            "remove it if nothing else reads this file"));
  }

  private void error(String code, Setting setting, String message, String cause, String mend) {
    problems.add(Problem.error(code, setting.origin().shownPlace(), message, cause, mend));
  }
}
