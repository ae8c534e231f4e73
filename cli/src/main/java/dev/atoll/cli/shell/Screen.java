package dev.atoll.cli.shell;

import dev.atoll.domain.Ordered;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Which streams end at a terminal, and how wide it is.
 *
 * @param width columns, asked anew each time since people resize windows
 */
public record Screen(SequencedSet<Stream> terminals, IntSupplier width) {
  /** The two streams a command writes to. */
  public enum Stream {
    OUT,
    ERR
  }

  private static final int USUAL_WIDTH = 80;

  public Screen {
    terminals = Ordered.set(terminals);
  }

  /** No terminal anywhere: files, pipes, schedulers. */
  public static Screen none() {
    return new Screen(Ordered.set(Set.of()), () -> USUAL_WIDTH);
  }

  public boolean isTerminal(Stream stream) {
    return terminals.contains(stream);
  }
}
