package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bookshop on PostgreSQL: what dbt made of it in several rounds, Atoll makes too. */
@Timeout(300)
final class BookshopOnPostgresTest {
  private final PostgresServer server = PostgresServer.shared();
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aCopyOfTheProject() throws IOException, SQLException {
    server.makeDatabase("bookshop", "postgres");
    copyProject(folder);
    Path profiles = folder.resolve("profiles.yml");
    Files.writeString(
        profiles,
        Files.readString(profiles)
            .replace("{{ env_var('BOOKSHOP_PORT', '0') | as_number }}", "" + server.port()));
    tool = new Tool(folder);
  }

  /** What DuckDB alone understands is written anew in a folder of its own. */
  static void copyProject(Path to) throws IOException {
    Tool.copy("projects/bookshop", to);
    Tool.copy("projects/bookshop-postgres", to);
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
  void aReaderNeverFindsTheTableMissingWhileItIsBuiltAnew() throws Exception {
    tool.build();
    try (Connection reader = server.connection("bookshop")) {
      Thread rebuilding = Thread.ofPlatform().start(() -> tool.build("--select", "author_income"));
      do {
        assertThat(Database.rows(reader, "select count(*) from shop.author_income").getFirst())
            .containsExactly("4");
      } while (rebuilding.isAlive());
    }
  }

  @Test
  void aRunThatFailsLeavesTheTableAsItWas() throws Exception {
    tool.build();
    Path model = folder.resolve("models/marts/author_income.sql");
    Files.writeString(
        model, Files.readString(model).replace("royalties", "royalties, 1 / 0 as no"));
    Tool.Said said = tool.run("build", "--select", "author_income");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out() + said.err()).contains("division by zero");
    try (Connection reader = server.connection("bookshop")) {
      assertThat(Database.rows(reader, "select count(*) from shop.author_income").getFirst())
          .containsExactly("4");
    }
  }

  @Test
  void aSeedsHeaderIsFoldedOrQuotedAsItStands() throws Exception {
    Files.writeString(
        folder.resolve("seeds/headers.csv"), "Id,\"\"\"from\"\"\",\"\"\"A b\"\"\"\n1,x,y\n2,,z\n");
    Files.writeString(
        folder.resolve("seeds/more.yml"),
        "seeds: [{name: headers, config: {quote_columns: false}}]\n");
    tool.build("--select", "headers");
    tool.build("--select", "headers");
    try (Connection reader = server.connection("bookshop")) {
      assertThat(
              Database.rows(
                  reader, "select id, \"from\", \"A b\" from shop_raw.headers order by id"))
          .isEqualTo(List.of(List.of("1", "x", "y"), List.of("2", "null", "z")));
    }
  }

  @Test
  void aModelChangesItsKindTogetherWithTheViewThatReadsIt() throws Exception {
    Files.writeString(
        folder.resolve("models/kinds.sql"),
        "{{ config(materialized=var('kind', 'table')) }} select '{{ var('kind', 'table') }}' as kind");
    Files.writeString(
        folder.resolve("models/reader.sql"),
        "{{ config(materialized='view') }} select kind from {{ ref('kinds') }}");
    for (String kind :
        List.of(
            "table",
            "materialized_view",
            "view",
            "materialized_view",
            "table",
            "view",
            "incremental")) {
      tool.build("--select", "kinds", "reader", "--vars", "{kind: " + kind + "}");
      try (Connection reader = server.connection("bookshop")) {
        assertThat(Database.rows(reader, "select kind from shop.reader"))
            .as(kind)
            .isEqualTo(List.of(List.of(kind)));
      }
    }
  }

  private String made() throws Exception {
    try (Connection connection = server.connection("bookshop")) {
      return PostgresFingerprint.of(connection, "shop", folder.resolve("target/run_results.json"));
    }
  }

  static String recorded(String name) throws IOException {
    return Files.readString(Tool.resource("dbt-results/postgres/" + name + ".txt"));
  }
}
