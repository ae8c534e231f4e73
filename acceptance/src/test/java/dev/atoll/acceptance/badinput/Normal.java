package dev.atoll.acceptance.badinput;

import java.nio.file.Path;

/** Takes out of a text what differs from one call to the next. */
final class Normal {
  private Normal() {}

  static String text(String text, Path work) {
    return text.replace(work.toString(), "WORK")
        .replaceAll("\\d{8}T\\d{9}-[0-9a-f]{6}", "RUN")
        .replaceAll("\\(PID \\d+\\)", "(PID 4711)")
        .replaceAll("\\b\\d+(\\.\\d+)? (ms|s)\\b", "0.0 s");
  }
}
