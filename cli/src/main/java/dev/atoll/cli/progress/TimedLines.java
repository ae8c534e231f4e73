package dev.atoll.cli.progress;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines that begin with the time of day, as logs do. */
final class TimedLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final PrintStream out;
  private final ZoneId zone;

  TimedLines(PrintStream out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  void print(Instant at, String text) {
    out.print(TIME.format(at.atZone(zone)) + "  " + text + "\n");
    out.flush();
  }
}
