package dev.atoll.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.architecture.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every problem code has a page, every page a code, and the index names them all. */
class ProblemPagesTest {
  private static final Path PAGES = Sources.ROOT.resolve("docs/problems");
  private static final Pattern CODE = Pattern.compile("\"(A[1-9][0-9]{2})\"");
  private static final Pattern PAGE = Pattern.compile("(A[1-9][0-9]{2})\\.md");

  /** Every code as often as it stands there. */
  private static List<String> codesIn(String source) {
    return CODE.matcher(source).results().map(match -> match.group(1)).toList();
  }

  private static Set<String> codes() throws IOException {
    return new TreeSet<>(filesByCode(Sources.mainJava()).keySet());
  }

  /** Each code with the files that write it, a file as often as it does. */
  private static SortedMap<String, List<Path>> filesByCode(List<Path> files) throws IOException {
    SortedMap<String, List<Path>> found = new TreeMap<>();
    for (Path file : files) {
      for (String code : codesIn(Files.readString(file))) {
        found.computeIfAbsent(code, key -> new ArrayList<>()).add(file);
      }
    }
    return found;
  }

  private static SortedMap<String, List<Path>> writtenTwice(List<Path> files) throws IOException {
    SortedMap<String, List<Path>> found = filesByCode(files);
    found.values().removeIf(places -> places.size() == 1);
    return found;
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
  void everyCodeIsDefinedByOneConstant() throws IOException {
    assertThat(writtenTwice(Sources.mainJava())).as("codes with two definitions").isEmpty();
  }

  @Test
  void aPlantedSecondDefinitionIsFound(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("One.java"), "String X = \"A999\", Z = \"A998\";");
    Path two = Files.writeString(folder.resolve("Two.java"), "String Y = \"A999\";");
    assertThat(writtenTwice(List.of(one, two))).containsOnlyKeys("A999");
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
