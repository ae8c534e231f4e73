package dev.atoll.acceptance.equality;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unit tests and the ages of sources end as they do with dbt. */
final class DepotTest {
  private static final List<String> BUILD_OF_WHAT_HOLDS =
      List.of(
          "build",
          "--exclude",
          "a_wrong_value_fails",
          "a_missing_row_fails",
          "duplicates_count",
          "null_is_no_empty_text",
          "kinds_of_values");

  @TempDir Path folder;

  /** Some of the unit tests fail, some of the sources are stale. */
  private static void play(Recorded depot) throws Exception {
    depot.play("seed", 0, List.of("seed"));
    depot.play("run", 0, List.of("run"));
    depot.play("unit", 1, List.of("test", "--select", "test_type:unit"));
    depot.play("build", 0, BUILD_OF_WHAT_HOLDS);
    depot.play("freshness", 1, List.of("source", "freshness"));
  }

  @Test
  void onDuckDb() throws Exception {
    play(
        new Recorded(
            "depot",
            folder,
            Database.DUCKDB,
            "jdbc:duckdb:" + folder.resolve("depot.duckdb"),
            Map.of()));
  }

  @Test
  void onPostgres() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      server.run("postgres", "create database depot");
      play(
          new Recorded(
              "depot",
              folder,
              Database.POSTGRES,
              server.url("depot"),
              Map.of("DEPOT_PORT", String.valueOf(server.port()))));
    }
  }
}
