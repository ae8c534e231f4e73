package dev.atoll.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProjectListTest {
  @Test
  void theListOfTheRepositoryCanBeRead() throws IOException {
    List<ListedProject> projects =
        ProjectList.read("projects.yml", Files.readString(Path.of("projects.yml")));

    assertThat(projects).hasSize(8);
    assertThat(projects)
        .allSatisfy(project -> assertThat(project.expected()).containsKey("postgres"));
    assertThat(projects).filteredOn(project -> project.tenants() == 20).hasSize(2);
    assertThat(projects.getFirst().commands())
        .containsExactly("seed --full-refresh", "run", "test");
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThatThrownBy(
            () -> ProjectList.read("list.yml", "projects: [{name: a, repositry: b/a}]\n"))
        .hasMessageContaining("repositry");
  }

  @Test
  void aVolatileColumnMayBeNamedWithItsRelationOrForAll() {
    ListedProject project =
        ProjectList.read(
                "list.yml",
                "projects: [{name: a, repository: b/a, commit: c, profile: p, schema: s,"
                    + " volatile: [orders.made_at, '*.loaded_at']}]\n")
            .getFirst();

    assertThat(project.isVolatile("main", "orders", "made_at")).isTrue();
    assertThat(project.isVolatile("main", "customers", "made_at")).isFalse();
    assertThat(project.isVolatile("main", "customers", "loaded_at")).isTrue();
  }
}
