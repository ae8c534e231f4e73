package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bookshop as a plain project: what dbt made of it in several rounds, Atoll makes too. */
final class BookshopTest {
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aCopyOfTheProject() throws IOException {
    Tool.copy("projects/bookshop", folder);
    tool = new Tool(folder);
  }

  @Test
  void everyRelationAndResultEqualsWhatDbtMadeInEveryRound() throws Exception {
    for (int round = 1; round <= 3; round++) {
      tool.build("--vars", "{round: " + round + "}");
      assertThat(made()).as("round %d", round).isEqualTo(recorded("round-" + round));
    }
    tool.build(
        "--full-refresh",
        "--exclude",
        "resource_type:snapshot",
        "--vars",
        "{round: 3, currency: USD}");
    assertThat(made()).isEqualTo(recorded("full-refresh"));
  }

  @Test
  void aRunInAnotherOrderOfCommandsGivesTheSameRelations() throws Exception {
    for (List<String> command :
        List.of(List.of("seed"), List.of("run"), List.of("snapshot"), List.of("test"))) {
      Tool.Said said = tool.run(command.toArray(String[]::new));
      assertThat(said.code()).as("%s: %s%s", command, said.out(), said.err()).isZero();
    }
    // Every command runs the hooks of the project, so their table has more rows.
    assertThat(relations(made())).isEqualTo(relations(recorded("round-1")));
  }

  @Test
  void resultsHaveTheKeysOfDbtsRunResults() throws Exception {
    tool.build();
    assertThat(Fingerprint.resultObjects(folder.resolve("target/run_results.json")))
        .isNotEmpty()
        .allSatisfy(
            result ->
                assertThat(result)
                    .containsOnlyKeys(
                        "status",
                        "timing",
                        "thread_id",
                        "execution_time",
                        "adapter_response",
                        "message",
                        "failures",
                        "unique_id",
                        "compiled",
                        "compiled_code",
                        "relation_name",
                        "batch_results"));
  }

  @Test
  void anInlineQueryIsCompiledWithTheProjectsNames() {
    Tool.Said said =
        tool.run(
            "compile", "--inline", "select * from {{ ref('stg_books') }} where {{ var('round') }}");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("select * from \"bookshop\".\"shop_staging\".\"books_clean\" where 1");
  }

  @Test
  void anInlineQueryWithAnUnknownReferenceIsAProblem() {
    Tool.Said said = tool.run("compile", "--inline", "select * from {{ ref('stg_boks') }}");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("stg_boks").contains("stg_books");
  }

  private String made() throws Exception {
    return Fingerprint.of(
        folder.resolve("bookshop.duckdb"), folder.resolve("target/run_results.json"));
  }

  private static List<String> relations(String fingerprint) {
    return fingerprint
        .lines()
        .filter(line -> line.startsWith("relation ") && !line.contains("run_marks"))
        .toList();
  }

  static String recorded(String name) throws IOException {
    return Files.readString(Tool.resource("dbt-results/" + name + ".txt"));
  }
}
