package dev.atoll.acceptance.equality;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs generate} writes of a database is, fact for fact, what dbt writes. */
final class CatalogTest {
  @TempDir Path folder;

  private void play(String project, Database database, String url, Map<String, String> environment)
      throws Exception {
    Recorded recorded = new Recorded(project, folder, database, url, environment);
    recorded.prepare(List.of("build", "--vars", "{round: 1}"));
    recorded.play("catalog", 0, List.of("docs", "generate", "--vars", "{round: 1}"));
  }

  private void onDuckDb(String project, String file) throws Exception {
    play(project, Database.DUCKDB, "jdbc:duckdb:" + folder.resolve(file), Map.of());
  }

  private void onPostgres(String project, String database, String port, String... statements)
      throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      server.run("postgres", "create database " + database);
      server.run("postgres", statements);
      play(
          project,
          Database.POSTGRES,
          server.url(database),
          Map.of(port, String.valueOf(server.port())));
    }
  }

  @Test
  void ofCommentsAndEveryMaterializationOnDuckDb() throws Exception {
    onDuckDb("workshop", "workshop.duckdb");
  }

  @Test
  void ofCommentsAndEveryMaterializationOnPostgres() throws Exception {
    onPostgres(
        "workshop",
        "workshop",
        "WORKSHOP_PORT",
        "create role reader_one",
        "create role reader_two",
        "create role reader_three");
  }

  @Test
  void ofQuotedNamesOnDuckDb() throws Exception {
    onDuckDb("tailor", "tailor_shop.duckdb");
  }

  @Test
  void ofQuotedNamesOnPostgres() throws Exception {
    onPostgres("tailor", "tailor_shop", "TAILOR_PORT");
  }

  @Test
  void ofSourcesOnDuckDb() throws Exception {
    onDuckDb("depot", "depot.duckdb");
  }

  @Test
  void ofSourcesOnPostgres() throws Exception {
    onPostgres("depot", "depot", "DEPOT_PORT");
  }
}
