package dev.atoll.engine.duckdb;

import dev.atoll.engine.Database;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/** One DuckDB instance. Its first connection stays idle and keeps the instance alive. */
final class DuckDbDatabase implements Database {
  private final DuckDBConnection root;
  private final Namespace namespace;
  private final DuckDbErrors errors;
  private final List<String> perSession;
  private final Set<DuckDbSession> sessions = new LinkedHashSet<>();
  private final ReentrantLock schemaLock = new ReentrantLock();
  private boolean closed;

  DuckDbDatabase(
      DuckDBConnection root, Namespace namespace, DuckDbErrors errors, List<String> perSession)
      throws SQLException {
    this.root = root;
    this.namespace = namespace;
    this.errors = errors;
    this.perSession = List.copyOf(perSession);
    if (errors != DuckDbErrors.LOCKED_IN) {
      // Structured errors carry the exact offset, where a printed caret is cut off in long lines.
      Jdbc.run(root, "set global errors_as_json = true");
    }
  }

  @Override
  public Namespace namespace() {
    return namespace;
  }

  /** Held while a schema is made, since DuckDB lets one of two that make the same one fail. */
  ReentrantLock schemaLock() {
    return schemaLock;
  }

  @Override
  public synchronized Session session() {
    try {
      if (closed) {
        throw new SQLException("Connection was closed");
      }
      DuckDBConnection connection = root.duplicate();
      for (String setting : perSession) {
        Jdbc.run(connection, setting);
      }
      var session = new DuckDbSession(this, connection, errors);
      sessions.add(session);
      return session;
    } catch (SQLException refused) {
      throw errors.translate(refused);
    }
  }

  synchronized void forget(DuckDbSession session) {
    sessions.remove(session);
  }

  @Override
  public void close() {
    List<DuckDbSession> open;
    synchronized (this) {
      closed = true;
      open = new ArrayList<>(sessions);
    }
    open.forEach(DuckDbSession::cancel);
    open.forEach(DuckDbSession::close);
    try {
      // The last connection to close checkpoints the file and removes its log.
      root.close();
    } catch (SQLException failed) {
      throw errors.translate(failed);
    }
  }
}
