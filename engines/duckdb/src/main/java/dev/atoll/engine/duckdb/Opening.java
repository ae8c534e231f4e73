package dev.atoll.engine.duckdb;

import dev.atoll.engine.Access;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * Opens one database, in the order that makes it safe: limits and options at the moment of opening,
 * then extensions, settings and attachments, then the lock, whose last step forbids any further
 * change. No SQL of a project runs before that.
 */
final class Opening {
  /** Options that would loosen the lock or let tenants meet in a file; the lock decides them. */
  private static final Set<String> DECIDED_BY_LOCK =
      Set.of(
          "access_mode",
          "allow_community_extensions",
          "allow_persistent_secrets",
          "allow_unsigned_extensions",
          "allowed_configs",
          "allowed_directories",
          "allowed_paths",
          "autoinstall_known_extensions",
          "autoload_known_extensions",
          "enable_external_access",
          "file_search_path",
          "lock_configuration",
          "log_query_path",
          "profile_output",
          "profiling_output",
          "secret_directory",
          "temp_directory");

  /** From here on DuckDB's own choice of threads for reading ahead is worth its memory. */
  private static final int MANY_THREADS = 3;

  private final Profile profile;
  private final Access access;
  private final Limits limits;

  Opening(Profile profile, Access access, Limits limits) {
    this.profile = profile;
    this.access = access;
    this.limits = limits;
  }

  Database open() {
    refuseUnkeptAttachments();
    makeFolders();
    DuckDBConnection connection = connect();
    try {
      List<String> perSession = configure(connection);
      return new DuckDbDatabase(connection, profile.namespace(), errors(), perSession);
    } catch (SQLException refused) {
      Jdbc.closeQuietly(connection);
      throw DuckDbErrors.OPENING.translate(refused);
    } catch (RuntimeException refused) {
      Jdbc.closeQuietly(connection);
      throw refused;
    }
  }

  private DuckDbErrors errors() {
    return switch (access) {
      case Access.Locked locked -> DuckDbErrors.LOCKED_IN;
      case Access.Own own -> DuckDbErrors.FREE;
      case Access.ReadOnly readOnly -> DuckDbErrors.FREE;
    };
  }

  /** A database that no keeper holds could be detached and come back writable. */
  private void refuseUnkeptAttachments() {
    if (!(access instanceof Access.Locked locked)) {
      return;
    }
    for (Profile.Attachment attachment : profile.attachments()) {
      if (attachment.location() instanceof Location.File(Path path)
          && !keeper(locked.keeper()).holds(path)) {
        throw new EngineException(
            EngineException.Kind.REFUSED_BY_ISOLATION,
            "the target attaches " + path + ", which is not among the shared databases");
      }
    }
  }

  private static DuckDbKeeper keeper(Keeper keeper) {
    if (keeper instanceof DuckDbKeeper ours) {
      return ours;
    }
    throw new IllegalArgumentException("a keeper of another engine");
  }

  private void makeFolders() {
    if (access instanceof Access.Locked locked) {
      locked.exportFolder().ifPresent(Opening::make);
    }
    if (access instanceof Access.ReadOnly
        || !(profile.location() instanceof Location.File(Path path))
        || path.getParent() == null) {
      return;
    }
    make(path.getParent());
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException refused) {
      throw DuckDbErrors.fromFileSystem("cannot make the folder " + folder, refused);
    }
  }

  private DuckDBConnection connect() {
    var properties = new Properties();
    properties.put("threads", Integer.toString(limits.threads()));
    if (limits.threads() < MANY_THREADS) {
      properties.put("async_threads", "1");
    }
    properties.put("memory_limit", (limits.memoryBytes() >> 10) + "KiB");
    // DuckDB shares an instance between two openings of one file when their options are equal. A
    // lease must never share: with an option of its own the second opening is refused instead.
    properties.put("custom_user_agent", "atoll-" + UUID.randomUUID());
    if (access instanceof Access.ReadOnly && profile.location() instanceof Location.File) {
      properties.put("access_mode", "READ_ONLY");
    }
    options().forEach(properties::put);
    try {
      return Jdbc.connect(profile.location(), properties);
    } catch (SQLException refused) {
      throw DuckDbErrors.OPENING.translate(refused);
    }
  }

  private Map<String, String> options() {
    return allowed(profile.options());
  }

  private Map<String, String> allowed(Map<String, String> given) {
    var options = new LinkedHashMap<>(given);
    if (access instanceof Access.Locked) {
      options
          .keySet()
          .removeIf(name -> DECIDED_BY_LOCK.contains(DuckDbDialect.INSTANCE.fold(name)));
    }
    return options;
  }

  /** Returns the settings that DuckDB keeps per connection, as SQL for every further session. */
  private List<String> configure(DuckDBConnection connection) throws SQLException {
    for (Profile.Extension extension : profile.extensions()) {
      load(connection, extension);
    }
    if (access instanceof Access.Locked) {
      // The machine's own zone would make one project's results differ between machines.
      Jdbc.run(connection, "set global TimeZone = 'UTC'");
    }
    List<String> perSession = applySettings(connection);
    attach(connection);
    if (access instanceof Access.Locked locked) {
      lock(connection, locked);
    }
    return perSession;
  }

  private static void load(DuckDBConnection connection, Profile.Extension extension)
      throws SQLException {
    try {
      Jdbc.run(connection, "load " + extension.name());
    } catch (SQLException notInstalled) {
      String from =
          extension
              .repository()
              .map(
                  repository ->
                      " from "
                          + (DuckDbDialect.INSTANCE.isPlain(repository)
                              ? repository
                              : DuckDbDialect.INSTANCE.literal(repository)))
              .orElse("");
      Jdbc.run(connection, "install " + extension.name() + from);
      Jdbc.run(connection, "load " + extension.name());
    }
  }

  private List<String> applySettings(DuckDBConnection connection) throws SQLException {
    var perSession = new ArrayList<String>();
    Set<String> ofSession = sessionSettings(connection);
    for (var setting : allowed(profile.settings()).entrySet()) {
      String assignment =
          setting.getKey() + " = " + DuckDbDialect.INSTANCE.literal(setting.getValue());
      if (ofSession.contains(setting.getKey())) {
        perSession.add("set session " + assignment);
      } else {
        Jdbc.run(connection, "set global " + assignment);
      }
    }
    return perSession;
  }

  /**
   * The settings that cannot be set for a whole instance; two of them have no scope of their own.
   */
  private static Set<String> sessionSettings(DuckDBConnection connection) throws SQLException {
    var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(List.of("search_path", "schema"));
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select name from duckdb_settings() where scope = 'LOCAL'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private void attach(DuckDBConnection connection) throws SQLException {
    for (Profile.Attachment attachment : profile.attachments()) {
      Jdbc.run(connection, attachSql(attachment));
    }
    if (access instanceof Access.Locked locked) {
      for (String statement : keeper(locked.keeper()).attachments()) {
        Jdbc.run(connection, statement);
      }
    }
  }

  private String attachSql(Profile.Attachment attachment) {
    String path =
        switch (attachment.location()) {
          case Location.Memory() -> Location.MEMORY;
          case Location.File(Path file) -> file.toString();
        };
    var options = new ArrayList<String>();
    attachment.type().ifPresent(type -> options.add("type " + DuckDbDialect.INSTANCE.quote(type)));
    boolean writable = access instanceof Access.Own && !attachment.readOnly();
    if (!writable && attachment.location() instanceof Location.File) {
      options.add("read_only");
    }
    options.addAll(attachment.options());
    return "attach if not exists "
        + DuckDbDialect.INSTANCE.literal(path)
        + " as "
        + DuckDbDialect.INSTANCE.quote(attachment.name())
        + (options.isEmpty() ? "" : " (" + String.join(", ", options) + ")");
  }

  private static void lock(DuckDBConnection connection, Access.Locked locked) throws SQLException {
    Jdbc.run(connection, "set autoinstall_known_extensions = false");
    Jdbc.run(connection, "set autoload_known_extensions = false");
    Jdbc.run(connection, "set allow_community_extensions = false");
    Jdbc.run(connection, "set allow_persistent_secrets = false");
    Jdbc.run(connection, "set allowed_paths = []");
    Jdbc.run(connection, "set allowed_directories = " + folders(locked.exportFolder()));
    Jdbc.run(connection, "set enable_external_access = false");
    Jdbc.run(connection, "set global errors_as_json = true");
    Jdbc.run(connection, "set lock_configuration = true");
  }

  private static String folders(Optional<Path> exportFolder) {
    return DuckDbDialect.INSTANCE.literal(
        exportFolder.map(Location::canonical).map(Path::toString).stream().toList());
  }
}
