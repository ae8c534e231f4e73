package dev.atoll.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a file, or writes the file where that was asked for. */
final class Golden {
  private Golden() {}

  static void check(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      assertThat(System.getenv("CI")).as("nothing is rewritten in CI").isNotEqualTo("true");
      Files.writeString(file, actual);
    }
    assertThat(file).exists();
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
