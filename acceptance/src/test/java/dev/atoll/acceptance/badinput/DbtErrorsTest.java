package dev.atoll.acceptance.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.architecture.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of dbt's error classes speaks of cases and codes that there are. */
class DbtErrorsTest {
  private static final Path PAGE = Sources.ROOT.resolve("docs/reference/dbt-errors.md");
  private static final Path PROBLEMS = Sources.ROOT.resolve("docs/problems");
  private static final Path PACKAGES = Sources.ROOT.resolve("core/src/test/golden/packages");
  private static final String DEPS = "deps/";
  private static final String NEVER = "cannot occur";
  private static final int CLASSES_OF_DBT = 176;
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern CODE = Pattern.compile("\\[(A\\d{3})]");

  /**
   * A line of a table.
   *
   * @param cases names of goldens; none for what cannot occur
   */
  record Row(String name, List<String> cases, List<String> codes, String last) {
    boolean occurs() {
      return !cases.isEmpty();
    }
  }

  private static List<Row> rows(String page) {
    return page.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .map(
            cells ->
                new Row(
                    all(QUOTED, cells.get(1)).getFirst(),
                    cells.get(3).equals(NEVER) ? List.of() : all(QUOTED, cells.get(3)),
                    all(CODE, cells.get(4)),
                    cells.get(4)))
        .toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** What {@code deps} says is written down beside its code, where there is a hub to ask. */
  private static Path expected(String name) {
    return name.startsWith(DEPS)
        ? PACKAGES.resolve(name.substring(DEPS.length())).resolve("expected.txt")
        : BadInputCase.named(name).expected();
  }

  /** What the page says and is not so. */
  private static List<String> untrue(List<Row> rows) throws IOException {
    List<String> untrue = new ArrayList<>();
    for (Row row : rows) {
      if (!row.occurs() && row.last().isBlank()) {
        untrue.add(row.name() + ": no reason why it cannot occur");
      }
      StringBuilder said = new StringBuilder();
      for (String name : row.cases()) {
        Path expected = expected(name);
        if (Files.exists(expected)) {
          said.append(Files.readString(expected));
        } else {
          untrue.add(row.name() + ": no case " + name);
        }
      }
      for (String code : row.codes()) {
        if (!said.toString().contains("[" + code + "]")) {
          untrue.add(row.name() + ": no case says " + code);
        }
        if (!Files.exists(PROBLEMS.resolve(code + ".md"))) {
          untrue.add(row.name() + ": no page of " + code);
        }
      }
      if (row.occurs() && row.codes().isEmpty()) {
        untrue.add(row.name() + ": no code");
      }
    }
    return untrue;
  }

  @Test
  void everyClassOfDbtHasACaseOrAReason() throws IOException {
    List<Row> rows = rows(Files.readString(PAGE));

    assertThat(rows).hasSize(CLASSES_OF_DBT);
    assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
    assertThat(untrue(rows)).isEmpty();
  }

  @Test
  void whatIsNotSoIsFound() throws IOException {
    String page =
        """
        | `One` | x | `no-such-case` | [A101](../problems/A101.md) |
        | `Two` | x | cannot occur | |
        | `Three` | x | `cycle` | [A999](../problems/A999.md) |
        """;
    assertThat(untrue(rows(page)))
        .containsExactly(
            "One: no case no-such-case",
            "One: no case says A101",
            "Two: no reason why it cannot occur",
            "Three: no case says A999",
            "Three: no page of A999");
  }
}
