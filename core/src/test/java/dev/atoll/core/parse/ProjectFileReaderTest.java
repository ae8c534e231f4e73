package dev.atoll.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.project.ProjectFile;
import dev.atoll.core.project.ResourcePaths;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlScalar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileReaderTest {
  @TempDir private Path directory;

  private ProjectFile read(String text) {
    return ProjectFolder.in(directory).file("dbt_project.yml", text).root().file();
  }

  @Test
  void everyKeyHasDbtsDefault() {
    ProjectFile file = read("name: shop\n");

    assertThat(file.paths()).isEqualTo(ResourcePaths.DEFAULTS);
    assertThat(file.vars().fields()).isEmpty();
    assertThat(file.profile()).isEmpty();
    assertThat(file.restrictAccess()).isFalse();
  }

  @Test
  void docsLieWhereResourcesLieUnlessTheyHavePathsOfTheirOwn() {
    ResourcePaths paths = read("name: shop\nmodel-paths: [m/, n]\ntarget-path: out\n").paths();

    assertThat(paths.models()).containsExactly("m", "n");
    assertThat(paths.docs())
        .containsExactly("m", "n", "seeds", "snapshots", "analyses", "macros", "functions");
    assertThat(paths.cleanTargets()).containsExactly("out");
    assertThat(read("name: shop\ndocs-paths: [words]\n").paths().docs()).containsExactly("words");
  }

  @Test
  void namesAndPathsAreRenderedAndNothingElseIs() {
    ProjectFile file =
        read(
            """
            name: shop
            profile: "{{ env_var('FOLDER') }}"
            model-paths: ["{{ env_var('FOLDER') }}/models"]
            vars: {day: "{{ env_var('FOLDER') }}"}
            on-run-start: "{{ env_var('FOLDER') }}"
            on-run-end:
              - select 1
              - select 2
            """);

    assertThat(file.profile()).contains("from_env");
    assertThat(file.paths().models()).containsExactly("from_env/models");
    assertThat(file.vars().toJava()).hasToString("{day={{ env_var('FOLDER') }}}");
    assertThat(file.onRunStart().stream().map(YamlScalar::text))
        .containsExactly("{{ env_var('FOLDER') }}");
    assertThat(file.onRunEnd()).hasSize(2);
  }

  @Test
  void configTreesAreFoundByType() {
    ProjectFile file =
        read(
            """
            name: shop
            models: {shop: {+materialized: table}}
            tests: {+severity: warn}
            data_tests: {+limit: 5}
            saved-queries: {+enabled: false}
            """);

    assertThat(file.configTrees(ResourceType.MODEL)).hasSize(1);
    assertThat(file.configTrees(ResourceType.TEST).stream().map(tree -> tree.toJava().toString()))
        .containsExactly("{+severity=warn}", "{+limit=5}");
    assertThat(file.configTrees(ResourceType.SAVED_QUERY)).hasSize(1);
    assertThat(file.configTrees(ResourceType.SEED)).isEmpty();
  }

  @Test
  void dispatchRulesKeepTheirOrder() {
    ProjectFile file =
        read(
            "name: shop\ndispatch:\n  - {macro_namespace: dbt_utils, search_order: [shop, dbt_utils]}\n");

    assertThat(file.dispatch().getFirst().macroNamespace()).isEqualTo("dbt_utils");
    assertThat(file.dispatch().getFirst().searchOrder()).containsExactly("shop", "dbt_utils");
  }
}
