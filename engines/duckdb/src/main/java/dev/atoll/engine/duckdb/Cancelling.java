package dev.atoll.engine.duckdb;

import dev.atoll.engine.EngineException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries a wish to cancel from any thread to the call that is running. DuckDB forgets an interrupt
 * that comes just before a statement starts, so it is repeated until the call has ended.
 */
final class Cancelling {
  private static final long PAUSE_NANOS = 2_000_000;

  private int depth;
  private volatile boolean requested;
  private @Nullable Statement running;

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

  synchronized void running(Statement statement) {
    stopIfRequested();
    running = statement;
  }

  synchronized void finished() {
    running = null;
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
    if (interrupt()) {
      Thread.ofPlatform()
          .daemon()
          .name("duckdb-cancel")
          .start(
              () -> {
                while (interrupt()) {
                  LockSupport.parkNanos(PAUSE_NANOS);
                }
              });
    }
  }

  /** Interrupts what is running; false once the cancelled call has ended. */
  private synchronized boolean interrupt() {
    if (depth == 0 || !requested) {
      return false;
    }
    if (running != null) {
      try {
        running.cancel();
      } catch (SQLException endedMeanwhile) {
        // The call ends by itself.
      }
    }
    return true;
  }
}
