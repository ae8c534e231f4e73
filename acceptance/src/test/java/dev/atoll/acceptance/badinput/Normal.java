package dev.atoll.acceptance.badinput;

import java.nio.file.Path;

/** Takes out of a text what differs from one call to the next. */
final class Normal {
  /** Stands for the number of any process. */
  static final String PROCESS = "4711";

  private Normal() {}

  static String text(String text, Path work) {
    return text.replace(work.toString(), "WORK")
        .replace(System.getProperty("java.home"), "JAVA_HOME")
        .replaceAll("\\d{8}T\\d{9}-[0-9a-f]{6}", "RUN")
        .replaceAll("\\b(PID|process) \\d+", "$1 " + PROCESS)
        .replaceAll("\\b\\d+(\\.\\d+)? ?(ms|s)\\b", "0.0s");
  }
}
