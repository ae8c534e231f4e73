package dev.atoll.core.packages;

/** A request to stop, asked for by somebody else at any time. Safe for use by several threads. */
public interface Stop {
  boolean isRequested();

  /** Has an action run when a stop is asked for, at once if it already was, until it is closed. */
  Listening onRequest(Runnable action);

  /** Ends listening. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /** Nothing but a stop was asked for; carries no problem. */
  final class Stopped extends RuntimeException {
    Stopped() {
      super("stopped", null, false, false);
    }
  }

  /**
   * Goes on unless a stop was asked for.
   *
   * @throws Stopped when it was
   */
  default void check() {
    if (isRequested()) {
      throw new Stopped();
    }
  }
}
