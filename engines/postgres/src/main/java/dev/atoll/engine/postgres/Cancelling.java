package dev.atoll.engine.postgres;

import dev.atoll.engine.EngineException;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.postgresql.jdbc.PgConnection;

/**
 * Carries a wish to cancel from any thread to the call that is running. A cancel request that
 * reaches the server between two statements is lost, so it is repeated until the call has ended.
 */
final class Cancelling {
  private static final long PAUSE_NANOS = 20_000_000;

  private final PgConnection connection;
  private int depth;
  private volatile boolean requested;
  private boolean running;

  Cancelling(PgConnection connection) {
    this.connection = connection;
  }

  /** Runs one call of the session, which {@link #cancel} ends. */
  <T> T during(Supplier<T> call) {
    synchronized (this) {
      if (depth++ == 0) {
        requested = false;
      }
    }
    try {
      return call.get();
    } finally {
      synchronized (this) {
        depth--;
      }
    }
  }

  synchronized void running() {
    stopIfRequested();
    running = true;
  }

  /** Waits for a request that is on its way, so that it cannot hit the next statement. */
  synchronized void finished() {
    running = false;
  }

  boolean requested() {
    return requested;
  }

  void stopIfRequested() {
    if (requested) {
      throw new EngineException(EngineException.Kind.CANCELLED, "cancelled");
    }
  }

  void cancel() {
    synchronized (this) {
      if (depth == 0 || requested) {
        return;
      }
      requested = true;
    }
    // On a thread of its own from the start: a request is a connection, which may hang.
    Thread.ofPlatform()
        .daemon()
        .name("postgres-cancel")
        .start(
            () -> {
              while (interrupt()) {
                LockSupport.parkNanos(PAUSE_NANOS);
              }
            });
  }

  /** Interrupts what is running; false once the cancelled call has ended. */
  private synchronized boolean interrupt() {
    if (depth == 0 || !requested) {
      return false;
    }
    if (running) {
      try {
        connection.cancelQuery();
      } catch (SQLException endedMeanwhile) {
        return !isClosed();
      }
    }
    return true;
  }

  private boolean isClosed() {
    try {
      return connection.isClosed();
    } catch (SQLException unknown) {
      return true;
    }
  }
}
