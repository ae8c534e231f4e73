package dev.atoll.cli.shell;

/** Where a wish to stop (Ctrl-C, a polite kill) is heard. */
@FunctionalInterface
public interface Interrupts {
  /** Never heard of. */
  Interrupts NONE = (first, again) -> () -> {};

  /** Ends listening. */
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Listens until closed.
   *
   * @param first runs at the first wish
   * @param again runs at each later one
   */
  Listening listen(Runnable first, Runnable again);
}
