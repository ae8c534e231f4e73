package dev.atoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of src/test/golden is one call of Atoll: {@code case.properties} (arguments,
 * scenario, terminal), {@code files/} to lie in the working folder, and {@code expected}.
 * CONTRIBUTING says how they are rewritten.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/golden");

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aCallPrintsWhatIsExpected(String name) throws IOException {
    Path folder = FOLDER.resolve(name);
    String printed = GoldenCase.read(folder).play();
    Golden.check(folder.resolve("expected"), printed);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aCallPrintsTheSameTwice(String name) throws IOException {
    GoldenCase golden = GoldenCase.read(FOLDER.resolve(name));
    assertThat(golden.play()).isEqualTo(golden.play());
  }
}
