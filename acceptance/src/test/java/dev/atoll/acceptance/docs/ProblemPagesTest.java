package dev.atoll.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.architecture.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every problem code has a page, every page a code, and the index names them all. */
class ProblemPagesTest {
  private static final Path PAGES = Sources.ROOT.resolve("docs/problems");
  private static final Pattern CODE = Pattern.compile("\"(A[1-9][0-9]{2})\"");
  private static final Pattern PAGE = Pattern.compile("(A[1-9][0-9]{2})\\.md");

  private static Set<String> codesIn(String source) {
    Set<String> codes = new TreeSet<>();
    Matcher matcher = CODE.matcher(source);
    while (matcher.find()) {
      codes.add(matcher.group(1));
    }
    return codes;
  }

  private static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (Path file : Sources.mainJava()) {
      codes.addAll(codesIn(Files.readString(file)));
    }
    return codes;
  }

  /** Codes of the pages, each with its title. */
  private static SortedMap<String, String> pages() throws IOException {
    SortedMap<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      for (Path file : files.toList()) {
        Matcher matcher = PAGE.matcher(file.getFileName().toString());
        if (matcher.matches()) {
          pages.put(matcher.group(1), Files.readAllLines(file).getFirst());
        }
      }
    }
    return pages;
  }

  @Test
  void everyCodeHasAPage() throws IOException {
    Set<String> withoutPage = codes();
    assertThat(withoutPage).isNotEmpty();
    withoutPage.removeAll(pages().keySet());
    assertThat(withoutPage).as("codes without a page").isEmpty();
  }

  @Test
  void everyPageIsAboutACodeThatExists() throws IOException {
    Set<String> orphans = new TreeSet<>(pages().keySet());
    orphans.removeAll(codes());
    assertThat(orphans).as("pages without a code").isEmpty();
  }

  @Test
  void aPlantedCodeIsFound() {
    assertThat(codesIn("static final String X = \"A999\"; // A998")).containsExactly("A999");
  }

  @Test
  void everyPageBeginsWithItsCode() throws IOException {
    assertThat(pages())
        .allSatisfy(
            (code, title) -> assertThat(title).startsWith("# " + code).hasSizeGreaterThan(7));
  }

  @Test
  void theIndexNamesEveryPage() throws IOException {
    StringBuilder index = new StringBuilder();
    index.append("# Problems\n\n");
    index.append("What Atoll calls `error[A104]`, one page per code.\n");
    index.append(
        "A1 is about fleet files, layers, tenants and variables; A2 about files of the dbt\n");
    index.append(
        "project; A3 about templates; A4 about the graph, selection and the command line; A5\n");
    index.append("about engine, SQL and database; A6 about isolation; A7 about runs, ledger and\n");
    index.append("workspace.\n\n");
    pages()
        .forEach(
            (code, title) ->
                index.append("- [%s](%s.md)".formatted(title.substring(2), code)).append('\n'));
    Path file = PAGES.resolve("README.md");
    if (Boolean.getBoolean("golden.rewrite")) {
      assertThat(System.getenv("CI")).as("nothing is rewritten in CI").isNotEqualTo("true");
      Files.writeString(file, index);
    }
    assertThat(file).hasContent(index.toString());
  }
}
