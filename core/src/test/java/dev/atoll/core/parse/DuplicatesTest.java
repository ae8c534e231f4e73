package dev.atoll.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.SqlFile;
import dev.atoll.domain.Problems;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
  @TempDir private Path directory;

  @Test
  void modelsOfOneNameAreNamedWithBothPlacesWhenTheyAreAskedFor() {
    PackageSource root =
        ProjectFolder.in(directory)
            .file("models/a/orders.sql", "select 1")
            .file("models/b/orders.sql", "select 1")
            .root();
    Problems problems = new Problems();

    problems.addAll(Duplicates.ofNodes(root.models(), SqlFile::name, SqlFile::place));

    assertThat(ProblemText.of(problems))
        .isEqualTo(
            """
            models/b/orders.sql: error[A221]: model, seed or snapshot 'orders' stands twice
              cause: it also stands at models/a/orders.sql; ref() could not tell them apart
              mend:  rename one of them, or disable it
            """);
  }

  @Test
  void aSourceTableThatMayBeDisabledMayStandTwice() {
    ProjectFolder folder =
        ProjectFolder.in(directory)
            .file("models/a.yml", "sources: [{name: crm, tables: [{name: orders}]}]")
            .file(
                "models/b.yml",
                "sources: [{name: crm, config: {enabled: false}, tables: [{name: orders}]}]");

    folder.parse();

    assertThat(folder.found()).isEmpty();
  }
}
