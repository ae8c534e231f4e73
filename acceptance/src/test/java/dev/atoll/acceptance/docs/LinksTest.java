package dev.atoll.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.architecture.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page of the repository links to is there: files, folders, and titles on pages. */
final class LinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern TITLE = Pattern.compile("#+ (.*)");

  @Test
  void nothingIsLinkedThatIsNotThere() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of("docs", "examples", "benchmarks", "conformance")) {
      pages.addAll(pagesBelow(Sources.ROOT.resolve(folder)));
    }
    for (String page : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      pages.add(Sources.ROOT.resolve(page));
    }
    assertThat(pages).hasSizeGreaterThan(100);
    assertThat(dead(pages)).isEmpty();
  }

  @Test
  void plantedDeadLinksAreFound(@TempDir Path folder) throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("page.md"),
            """
            # What `--it` does, in short
            [good](#what---it-does-in-short) [good](page.md) [elsewhere](https://example.com/x)
            ```
            # no title
            ```
            [gone](gone.md)
            [no such title](page.md#no-title)
            """);
    assertThat(dead(List.of(page)))
        .containsExactly("page.md: gone.md", "page.md: page.md#no-title");
  }

  private static List<Path> pagesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !folder.relativize(file).toString().contains("target/"))
          .sorted()
          .toList();
    }
  }

  private static List<String> dead(List<Path> pages) throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String to = link.group(1);
        String title = link.group(2) == null ? "" : link.group(2);
        if (!to.contains(":") && !stands(to.isEmpty() ? page : page.resolveSibling(to), title)) {
          dead.add(page.getFileName() + ": " + to + (title.isEmpty() ? "" : "#" + title));
        }
      }
    }
    return dead;
  }

  private static boolean stands(Path target, String title) throws IOException {
    return Files.exists(target)
        && (title.isEmpty() || !Files.isRegularFile(target) || titles(target).contains(title));
  }

  /** The names by which titles are linked: small letters, digits, and hyphens for spaces. */
  private static Set<String> titles(Path page) throws IOException {
    Set<String> titles = new TreeSet<>();
    boolean inText = true;
    for (String line : Files.readAllLines(page)) {
      Matcher title = TITLE.matcher(line);
      if (line.startsWith("```")) {
        inText = !inText;
      } else if (inText && title.matches()) {
        titles.add(
            title
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-'));
      }
    }
    return titles;
  }
}
