package dev.atoll.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Asks the terminal for its width, at most once a second since asking starts a process. Opened only
 * when somebody asks, so that commands that print no display do not pay for it.
 */
final class TerminalWidth implements IntSupplier {
  private static final int FALLBACK = 80;
  private static final long NANOS_BETWEEN_QUESTIONS = 1_000_000_000L;

  private int known;
  private long askedAt;

  @Override
  public synchronized int getAsInt() {
    long now = System.nanoTime();
    if (known == 0 || now - askedAt > NANOS_BETWEEN_QUESTIONS) {
      known = ask();
      askedAt = now;
    }
    return known;
  }

  private static int ask() {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .nativeSignals(false)
            .signalHandler(Terminal.SignalHandler.SIG_DFL)
            .dumb(true)
            .build()) {
      int width = terminal.getColumns();
      return width > 0 ? width : FALLBACK;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return FALLBACK;
    }
  }
}
