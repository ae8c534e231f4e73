package dev.atoll.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSizeTest {
  private static final int MAX_LINES = 800;

  private static List<Path> tooLong(List<Path> files) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : files) {
      if (Files.readAllLines(file).size() > MAX_LINES) {
        found.add(file);
      }
    }
    return found;
  }

  @Test
  void noFileIsLongerThanEightHundredLines() throws IOException {
    List<Path> files = Sources.java();
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(tooLong(files)).isEmpty();
  }

  @Test
  void aPlantedFileOfEightHundredAndOneLinesIsFound(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("Long.java"), "//\n".repeat(MAX_LINES + 1));
    assertThat(tooLong(List.of(file))).containsExactly(file);
  }
}
