package dev.atoll.cli.shell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * Asks the terminal for its width, at most once a second since asking starts a process. {@code
 * stty} is asked and not a terminal library, since those send the terminal questions about itself,
 * and its answers end up among what the user types.
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
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return width(answer);
    } catch (IOException e) {
      return FALLBACK;
    }
  }

  /** The second of two numbers, rows and columns; a terminal that does not know says 0. */
  static int width(String answer) {
    String[] numbers = answer.strip().split(" ", -1);
    if (numbers.length != 2 || !numbers[1].matches("[1-9][0-9]{0,3}")) {
      return FALLBACK;
    }
    return Integer.parseInt(numbers[1]);
  }
}
