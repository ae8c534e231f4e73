package dev.atoll.engine.postgres;

import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Session;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A target's share of a server. Connects when its first session is asked for. */
final class PostgresDatabase implements Database {
  private final Connector connector;
  private final Set<PostgresSession> sessions = new LinkedHashSet<>();
  private boolean closed;

  PostgresDatabase(Connector connector) {
    this.connector = connector;
  }

  @Override
  public Namespace namespace() {
    return connector.profile().namespace();
  }

  /** Whether the server itself is to keep the tenant in. */
  boolean isHeldIn() {
    return connector.isHeldIn();
  }

  @Override
  public Session session() {
    refuseWhenClosed();
    var session = new PostgresSession(this, connector.connect(), connector.errors());
    synchronized (this) {
      if (!closed) {
        sessions.add(session);
        return session;
      }
    }
    session.close();
    throw lost();
  }

  private synchronized void refuseWhenClosed() {
    if (closed) {
      throw lost();
    }
  }

  private static EngineException lost() {
    return new EngineException(
        EngineException.Kind.CONNECTION_LOST, "the connection has been closed");
  }

  synchronized void forget(PostgresSession session) {
    sessions.remove(session);
  }

  @Override
  public void close() {
    List<PostgresSession> open;
    synchronized (this) {
      closed = true;
      open = List.copyOf(sessions);
    }
    open.forEach(PostgresSession::cancel);
    open.forEach(PostgresSession::close);
  }
}
