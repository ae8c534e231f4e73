package dev.atoll.core.pipeline;

/**
 * Hears what happens while a run goes on.
 *
 * <p>Called from worker threads, one call at a time never promised: implementations are safe for
 * use by several threads and return quickly. Events of one tenant come in order; {@link
 * RunEvent.RunStarted} comes before and {@link RunEvent.RunFinished} after all others.
 */
@FunctionalInterface
public interface RunListener {
  /** Hears nothing. */
  RunListener NONE = event -> {};

  void on(RunEvent event);
}
