package dev.atoll.engine.duckdb;

import dev.atoll.engine.EngineException;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.SharedDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/**
 * An instance in memory with every shared file attached READ_ONLY. While it lives, DuckDB refuses
 * within this process to attach one of them for writing, also to a tenant that detached it first:
 * DuckDB itself allows an attached file's path for ever, even with external access off.
 */
final class DuckDbKeeper implements Keeper {
  private final List<SharedDatabase> shared;
  private final DuckDBConnection connection;
  private volatile boolean closed;

  private DuckDbKeeper(List<SharedDatabase> shared, DuckDBConnection connection) {
    this.shared = shared;
    this.connection = connection;
  }

  static DuckDbKeeper open(List<SharedDatabase> shared) {
    List<SharedDatabase> canonical = shared.stream().map(DuckDbKeeper::canonical).toList();
    refuseSameNames(canonical);
    var properties = new Properties();
    properties.put("threads", "1");
    properties.put("async_threads", "1");
    DuckDBConnection connection = null;
    var attached = new HashSet<String>();
    try {
      connection = Jdbc.connect(new Location.Memory(), properties);
      for (SharedDatabase database : canonical) {
        if (attached.add(database.location())) {
          Jdbc.run(connection, attach(database.location(), "kept_" + attached.size()));
        }
      }
      return new DuckDbKeeper(canonical, connection);
    } catch (SQLException refused) {
      if (connection != null) {
        Jdbc.closeQuietly(connection);
      }
      throw DuckDbErrors.OPENING.translate(refused);
    }
  }

  private static SharedDatabase canonical(SharedDatabase given) {
    var path = Path.of(given.location());
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("the path of a shared database is absolute: " + path);
    }
    return new SharedDatabase(given.name(), Location.canonical(path).toString());
  }

  private static void refuseSameNames(List<SharedDatabase> shared) {
    Set<String> names = new HashSet<>();
    for (SharedDatabase database : shared) {
      if (!names.add(DuckDbDialect.INSTANCE.fold(database.name()))) {
        throw new EngineException(
            EngineException.Kind.UNAVAILABLE,
            "two shared databases are named '" + database.name() + "'");
      }
    }
  }

  static String attach(String path, String name) {
    return "attach "
        + DuckDbDialect.INSTANCE.literal(path)
        + " as "
        + DuckDbDialect.INSTANCE.quote(name)
        + " (read_only)";
  }

  /** The SQL that attaches all of it to a tenant's instance. */
  List<String> attachments() {
    if (closed) {
      throw new IllegalStateException("the keeper is closed");
    }
    var statements = new ArrayList<String>();
    for (SharedDatabase database : shared) {
      statements.add(attach(database.location(), database.name()));
    }
    return statements;
  }

  boolean holds(Path file) {
    String path = Location.canonical(file).toString();
    return shared.stream().anyMatch(database -> database.location().equals(path));
  }

  @Override
  public List<SharedDatabase> shared() {
    return shared;
  }

  @Override
  public void close() {
    closed = true;
    Jdbc.closeQuietly(connection);
  }
}
