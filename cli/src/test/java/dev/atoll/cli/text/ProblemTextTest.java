package dev.atoll.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemTextTest {
  @TempDir Path folder;

  private List<String> lines(String source, Place place) throws IOException {
    Files.writeString(folder.resolve("a.sql"), source);
    return new ProblemText(Ink.PLAIN, new SourceLines(List.of(folder)))
        .lines(Problem.error("A301", place, "broken", "", "mend it"));
  }

  @Test
  void caretsStandUnderWhatIsMeant() throws IOException {
    assertThat(lines("select x\nfrom {{ y }}\n", new Place("a.sql", 2, 9, 1)))
        .containsExactly(
            "a.sql:2:9: error[A301]: broken",
            "  2 | from {{ y }}",
            "    |         ^",
            "  mend:  mend it");
  }

  @Test
  void theLineOfASecretThatStandsInAFileIsNotShown() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "vars: {api_key: swordfish}");
    assertThat(
            new ProblemText(Ink.PLAIN, new SourceLines(List.of(folder)))
                .lines(
                    Problem.error("A116", new Place("a.yml", 1, 17, 9), "in a file", "", "mend")))
        .containsExactly("a.yml:1:17: error[A116]: in a file", "  mend:  mend");
  }

  @Test
  void tabsBeforeTheCaretsAreKept() throws IOException {
    assertThat(lines("\t\tx", new Place("a.sql", 1, 3, 1))).contains("    | \t\t^");
  }

  @Test
  void wideCharactersBeforeTheCaretsCountTwice() throws IOException {
    assertThat(lines("日本 x", new Place("a.sql", 1, 4, 1))).contains("    |      ^");
  }

  @Test
  void aLineWithoutAColumnIsShownWithoutCarets() throws IOException {
    assertThat(lines("one\ntwo", new Place("a.sql", 2, 0, 0)))
        .containsExactly("a.sql:2: error[A301]: broken", "  2 | two", "  mend:  mend it");
  }

  @Test
  void aColumnBehindTheEndOfTheLineStillHasACaret() throws IOException {
    assertThat(lines("ab", new Place("a.sql", 1, 3, 5))).contains("    |   ^");
  }

  @Test
  void aPlaceThatIsNoFileIsShownWithoutSource() throws IOException {
    assertThat(lines("ab", new Place("gone.sql", 1, 1, 1)))
        .containsExactly("gone.sql:1:1: error[A301]: broken", "  mend:  mend it");
  }

  @Test
  void ofALongLineThePartAroundTheCaretsIsShown() throws IOException {
    List<String> lines =
        lines("a".repeat(300) + "HERE" + "b".repeat(300), new Place("a.sql", 1, 301, 4));
    int caret = lines.get(2).indexOf("^^^^");
    assertThat(lines.get(1).substring(caret, caret + 4)).isEqualTo("HERE");
    assertThat(lines.get(1)).hasSizeLessThan(140).contains("…a").endsWith("b…");
  }

  @Test
  void anEmptyLineIsNotShown() throws IOException {
    assertThat(lines("one\n\nthree", new Place("a.sql", 2, 0, 0)))
        .containsExactly("a.sql:2: error[A301]: broken", "  mend:  mend it");
  }

  @Test
  void theMiddleOfALongTraceIsLeftOut() {
    List<Problem.Frame> frames =
        IntStream.rangeClosed(1, 400)
            .mapToObj(i -> new Problem.Frame("macro m" + i, Place.of("a.sql", i, 1)))
            .toList();
    assertThat(
            new ProblemText(Ink.PLAIN, new SourceLines(List.of(folder)))
                .lines(Problem.error("A307", "too deep", "", "end it").withTrace(frames)))
        .hasSize(15)
        .contains(
            "  in macro m8 (a.sql:8:1)",
            "  … 388 more …",
            "  in macro m397 (a.sql:397:1)",
            "  in macro m400 (a.sql:400:1)")
        .doesNotContain("  in macro m9 (a.sql:9:1)", "  in macro m396 (a.sql:396:1)");
  }

  @Test
  void aFileAboveTheGivenFolderIsFound() throws IOException {
    Files.writeString(folder.resolve("fleet.yml"), "tenants: 1\n");
    SourceLines sources = new SourceLines(List.of(folder.resolve("transform/models")));
    assertThat(sources.at(Place.of("fleet.yml", 1, 1))).contains("tenants: 1");
  }

  @Test
  void aDatabaseIsNeverRead() throws IOException {
    Files.writeString(folder.resolve("a.duckdb"), "text");
    assertThat(new SourceLines(List.of(folder)).at(Place.of("a.duckdb", 1, 1))).isEmpty();
  }

  @Test
  void tenantsThatTheMessageDoesNotNameAreNamedBelow() {
    Problem problem =
        Problem.error("A104", "no region", "", "add it")
            .forTenants(IntStream.rangeClosed(1, 7).mapToObj(i -> new TenantId("t" + i)).toList());
    assertThat(new ProblemText(Ink.PLAIN, new SourceLines(List.of())).lines(problem))
        .endsWith("  for:   7 tenants: t1, t2, t3, t4, t5 and 2 others");
  }
}
