package dev.atoll.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.shell.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case says what is wrong, where, why, and how to mend it; and nothing was touched. */
class BadInputTest {
  /** Cases of {@link BadSurroundingsTest}, which need more than files. */
  private static final String SURROUNDINGS = "surroundings-";

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(BadInputCase.CASES)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.startsWith(SURROUNDINGS))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void badInputIsExplained(String name, @TempDir Path temporary) throws IOException {
    Path work = temporary.toRealPath();
    BadInputCase wrong = BadInputCase.named(name);
    wrong.copyTo(work);
    BadInputCase.Played played = wrong.play(work);
    Golden.check(wrong.expected(), played.text());
    assertThat(played.text()).doesNotContain("unexpected error", "Exception", "\tat ");
    if (played.code() == ExitCode.INPUT_WRONG.number()) {
      assertThat(played.after())
          .as("bad input leaves everything as it was")
          .isEqualTo(played.before());
    }
  }
}
