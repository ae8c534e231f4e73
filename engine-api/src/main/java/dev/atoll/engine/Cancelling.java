package dev.atoll.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries a wish to cancel from any thread to the call that a {@link Session} is running: what a
 * driver needs to keep the contract of {@link Session#cancel}. An engine forgets a request that
 * comes between two statements, so it is repeated until the call has ended.
 */
public final class Cancelling {
  private final String thread;
  private final long pauseNanos;
  private int depth;
  private volatile boolean requested;
  private @Nullable Interrupt running;

  /**
   * For one session.
   *
   * @param thread the name of the threads that ask
   * @param pause between two requests
   */
  public Cancelling(String thread, Duration pause) {
    this.thread = thread;
    this.pauseNanos = pause.toNanos();
  }

  /** Asks the engine to stop the statement that is running. */
  @FunctionalInterface
  public interface Interrupt {
    /** Returns whether asking again, if need be, is of any use; throws nothing. */
    boolean ask();
  }

  /** Runs one call of the session, which {@link #cancel} ends; calls may be nested. */
  public <T> T during(Supplier<T> call) {
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

  /**
   * Says that a statement begins.
   *
   * @throws EngineException of kind CANCELLED when the call was cancelled before
   */
  public synchronized void running(Interrupt interrupt) {
    stopIfRequested();
    running = interrupt;
  }

  /** Waits for a request that is on its way, so that it cannot hit the next statement. */
  public synchronized void finished() {
    running = null;
  }

  /** Whether the call that is running, or ran last, was cancelled. */
  public boolean requested() {
    return requested;
  }

  /**
   * For loops over rows.
   *
   * @throws EngineException of kind CANCELLED when the call was cancelled
   */
  public void stopIfRequested() {
    if (requested) {
      throw new EngineException(EngineException.Kind.CANCELLED, "cancelled");
    }
  }

  /** Cancels the call that is running, if one is. Never waits for the engine. */
  public void cancel() {
    synchronized (this) {
      if (depth == 0 || requested) {
        return;
      }
      requested = true;
    }
    // On a thread of its own from the start: a request may be a connection, which may hang.
    Thread.ofPlatform()
        .daemon()
        .name(thread)
        .start(
            () -> {
              while (interrupt()) {
                LockSupport.parkNanos(pauseNanos);
              }
            });
  }

  /** Interrupts what is running; false once the cancelled call has ended. */
  private synchronized boolean interrupt() {
    if (depth == 0 || !requested) {
      return false;
    }
    return running == null || running.ask();
  }
}
