package dev.atoll.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of src/test/golden/parse is a project ({@code input}) and the Problems it has ({@code
 * expected.txt}). {@code -Datoll.golden=write} writes them anew; CI refuses that.
 */
class ParseGoldenTest {
  private static final Path CASES = Path.of("src/test/golden/parse");

  private static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyProjectHasTheProblemsWrittenDown() throws IOException {
    return cases().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  @Test
  void everyFolderIsNamedAfterACodeItShows() throws IOException {
    for (Path folder : cases()) {
      String code = folder.getFileName().toString().substring(0, 4);
      String expected = Files.readString(folder.resolve("expected.txt"));
      assertThat(code.startsWith("ok-") || expected.contains("[" + code + "]")).as(code).isTrue();
    }
  }

  private static void check(Path folder) throws IOException {
    Path input = folder.resolve("input").toAbsolutePath();
    Problems problems = new Problems();
    new ProjectParser(Syntax.JINJA, scalar -> scalar.text(), Runnable::run).parse(input, problems);
    String found = ProblemText.of(problems).replace(input.toString(), "<project>");
    Path expected = folder.resolve("expected.txt");
    if ("write".equals(System.getProperty("atoll.golden"))) {
      assertThat(System.getenv("CI")).as("CI does not write golden files").isNull();
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(Files.readString(expected));
  }
}
