package dev.atoll.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.project.DocsBlock;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.SeedFile;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SqlFile;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is expected of paths, names and checksums was observed of dbt 1.11. */
class ProjectParserTest {
  /** What files are thrown together from, to see that no mixture makes an exception. */
  private static final List<String> SCRAPS =
      List.of(
          "name: shop\n",
          "models:",
          "\n",
          "  - name: a\n",
          "    data_tests:",
          "[",
          "]",
          "{",
          "}",
          "\n      - ",
          "unique",
          ": ",
          "{% docs x %}",
          "{% enddocs %}",
          "{% snapshot x %}",
          "{% endsnapshot %}",
          "{#",
          "#}",
          "{% raw %}",
          "{{",
          "}}",
          "'",
          "\"",
          "%}",
          "packages:",
          "local: ..",
          "\\",
          "[!a",
          "**/",
          "config: 1\n",
          "sources:",
          "tables:",
          "versions:",
          "\0");

  @TempDir private Path directory;
  private ProjectFolder folder;

  @BeforeEach
  void newFolder() {
    folder = ProjectFolder.in(directory);
  }

  @Test
  void modelsHavePathsAndNamesAsInDbt() {
    folder
        .file("models/staging/deep/orders.sql", "\n\nselect 1 as id\n\n")
        .file("models/UP.SQL", "select 1")
        .file("models/dot.ted.sql", "select 1")
        .file("models/later.py", "def model(dbt, session): ...");

    List<SqlFile> models = folder.root().models();

    assertThat(models.stream().map(model -> model.source().path()))
        .containsExactly("UP.SQL", "dot.ted.sql", "later.py", "staging/deep/orders.sql");
    assertThat(models.stream().map(SqlFile::name))
        .containsExactly("UP", "dot.ted", "later", "orders");
    SqlFile orders = models.getLast();
    assertThat(orders.fqn()).containsExactly("shop", "staging", "deep", "orders");
    assertThat(orders.source().originalPath()).isEqualTo("models/staging/deep/orders.sql");
    assertThat(orders.code()).isEqualTo("select 1 as id");
    assertThat(orders.checksum())
        .isEqualTo("3ea0f972fa1b56aa2dc2f56ee784b6a5796312f9a813d59ae70fd8855f10d16d");
    assertThat(orders.template()).isPresent();
    assertThat(models.get(2).language()).isEqualTo(SqlFile.Language.PYTHON);
    assertThat(models.get(2).template()).isEmpty();
    assertThat(folder.found()).isEmpty();
  }

  @Test
  void hiddenFilesAreLeftOutButNotHiddenFolders() {
    folder
        .file("models/.hidden.sql", "")
        .file("models/~backup.sql", "")
        .file("models/#lock.sql", "")
        .file("models/!x.sql", "")
        .file("models/.folder/seen.sql", "");

    assertThat(folder.root().models().stream().map(SqlFile::name)).containsExactly("seen");
  }

  @Test
  void dbtignoreLeavesFilesOut() {
    folder
        .file(".dbtignore", "# comment\nold_*.sql\nmodels/drafts/\n!old_but_kept.sql\n")
        .file("models/old_a.sql", "")
        .file("models/old_but_kept.sql", "")
        .file("models/drafts/deep/b.sql", "")
        .file("models/c.sql", "");

    assertThat(folder.root().models().stream().map(SqlFile::name))
        .containsExactly("c", "old_but_kept");
  }

  @Test
  void testsGenericAndFixturesFoldersAreNoSingularTests() {
    folder
        .file("tests/sub/t1.sql", "select 1")
        .file("tests/generic_but_not.sql", "select 1")
        .file("tests/generic/g.sql", "")
        .file("tests/sub/generic/still_a_test.sql", "select 1")
        .file("tests/fixtures/f.sql", "select 1")
        .file("tests/fixtures/f.csv", "id\n1\n");

    PackageSource root = folder.root();

    assertThat(root.singularTests().stream().map(SqlFile::fqn).map(List::toString))
        .containsExactly(
            "[shop, generic_but_not]", "[shop, sub, generic, still_a_test]", "[shop, sub, t1]");
    assertThat(root.macroFiles().stream().map(file -> file.source().originalPath()))
        .containsExactly("tests/generic/g.sql");
    assertThat(root.fixtures().stream().map(file -> file.path()))
        .containsExactly("fixtures/f.csv", "fixtures/f.sql");
  }

  @Test
  void anAnalysisHasItsOwnFirstFolder() {
    SqlFile analysis = folder.file("analyses/x/a.sql", "select 1").root().analyses().getFirst();

    assertThat(analysis.source().path()).isEqualTo("analysis/x/a.sql");
    assertThat(analysis.fqn()).containsExactly("shop", "analysis", "x", "a");
  }

  @Test
  void snapshotsAreTakenOutOfTheirFile() {
    folder.file(
        "snapshots/s/both.sql",
        """
        {% snapshot first %}
        select 1
        {% endsnapshot %}
        {# {% snapshot none %} {% endsnapshot %} #}
          {%- snapshot second -%}select 2{%- endsnapshot -%}
        """);

    List<SnapshotBlock> snapshots = folder.root().snapshots();

    assertThat(snapshots.stream().map(SnapshotBlock::name)).containsExactly("first", "second");
    assertThat(snapshots.getFirst().fqn()).containsExactly("shop", "s", "both", "first");
    assertThat(snapshots.getFirst().body()).isEqualTo("\nselect 1\n");
    assertThat(snapshots.getLast().body()).isEqualTo("select 2");
    assertThat(snapshots.getLast().place()).hasToString("snapshots/s/both.sql:5:3");
  }

  @Test
  void seedsHaveDbtsChecksum() {
    folder
        .file("seeds/raw/unix.csv", "id,name\n1,a\n")
        .file("seeds/raw/windows.csv", "id,name\r\n1,a\r\n\r\n")
        .file("seeds/z_large.csv", "x".repeat((1 << 20) + 1));

    List<SeedFile> seeds = folder.root().seeds();

    assertThat(seeds.get(0).checksum())
        .isEqualTo(
            new SeedFile.Checksum(
                "sha256", "8785bd65e2099267252e07a04b3ad2eb72f692775aae46d95ff6a49f0a864e4f"));
    assertThat(seeds.get(1).checksum().value())
        .isEqualTo("77db4630901b60e16522417753d0a84e7a391f0c21658ff11cc5bb7ce42c691f");
    assertThat(seeds.get(2).checksum())
        .isEqualTo(new SeedFile.Checksum("path", "seeds/z_large.csv"));
    assertThat(seeds.get(0).fqn()).containsExactly("shop", "raw", "unix");
  }

  @Test
  void docsMayStandAmongProseThatIsNoTemplate() {
    folder.file(
        "models/words.md",
        """
        # It's {{ not a template, and {% neither
        {% docs orders %}

        What a customer's order is{# no comment #}: `{{ '{{' }} literally }}`
        {% enddocs %}
        """);

    DocsBlock docs = folder.root().docs().getFirst();

    assertThat(docs.name()).isEqualTo("orders");
    assertThat(docs.text()).isEqualTo("What a customer's order is: `{{ literally }}`");
    assertThat(folder.found()).isEmpty();
  }

  @Test
  void aTextInAnotherOrderOfReadingGivesTheSameProject() {
    for (int i = 0; i < 40; i++) {
      folder
          .file("models/m" + i + "/a" + i + ".sql", "select " + i)
          .file("models/m" + i + "/a.yml", "models: [{name: a" + i + ", descripton: x}]");
    }
    String alone = described(folder.parse()) + folder.found();
    ProjectFolder again = new ProjectFolder(directory, new Problems());
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      assertThat(described(again.parse(pool)) + again.found()).isEqualTo(alone);
    }
  }

  private static String described(Project project) {
    return project.root().models().stream().map(SqlFile::source).toList().toString()
        + project.root().properties();
  }

  @Test
  void linksAreFollowedAndLoopsAreNot() throws IOException {
    folder.file("elsewhere/linked.sql", "select 1").file("models/a.sql", "select 1");
    Files.createSymbolicLink(directory.resolve("models/away"), directory.resolve("elsewhere"));
    Files.createSymbolicLink(directory.resolve("models/loop"), directory.resolve("models"));

    assertThat(folder.root().models().stream().map(model -> model.source().path()))
        .containsExactly("a.sql", "away/linked.sql");
    assertThat(folder.found()).isEmpty();
  }

  @Test
  void aLinkToNothingIsAProblem() throws IOException {
    Files.createDirectories(directory.resolve("models"));
    Files.createSymbolicLink(directory.resolve("models/gone.sql"), directory.resolve("nowhere"));

    assertThat(folder.root().models()).isEmpty();
    assertThat(folder.found())
        .isEqualTo(
            """
            models/gone.sql: error[A203]: cannot be read
              cause: it is not there, or is a link to nothing
              mend:  make it readable for this user, or list it in .dbtignore
            """);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    folder.file("models/a.sql", "\uFEFFselect 1").file("models/a.yml", "\uFEFFmodels: []\n");

    assertThat(folder.root().models().getFirst().code()).isEqualTo("select 1");
    assertThat(folder.found()).isEmpty();
  }

  @Test
  void noFileEverMakesAnException() throws IOException {
    Random random = new Random(20260102);
    List<String> names =
        List.of(
            "dbt_project.yml",
            "packages.yml",
            ".dbtignore",
            "models/a.yml",
            "models/a.sql",
            "models/a.md",
            "snapshots/a.sql",
            "seeds/a.csv",
            "selectors.yml");
    for (int round = 0; round < 150; round++) {
      for (String name : names) {
        folder.file(name, text(random, SCRAPS));
      }
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      Files.write(directory.resolve(names.get(random.nextInt(names.size()))), bytes);
      Problems problems = new Problems();
      new ProjectParser(Syntax.JINJA, scalar -> scalar.text(), Runnable::run)
          .parse(directory, problems);
      assertThat(problems.sorted())
          .allSatisfy(problem -> assertThat(problem.code()).startsWith("A"));
    }
  }

  private static String text(Random random, List<String> parts) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? parts.getFirst() : "");
    for (int i = random.nextInt(14); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }
}
