package dev.atoll.acceptance.equality;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Materializations and their configs on DuckDB: what dbt made of them, Atoll makes too. */
final class WorkshopTest {
  @TempDir Path folder;

  @Test
  void everyMaterializationLeavesWhatDbtLeftInEveryRound() throws Exception {
    Workshop.workshop(
            folder, Database.DUCKDB, "jdbc:duckdb:" + folder.resolve("workshop.duckdb"), Map.of())
        .play();
  }

  @Test
  void whatAProjectQuotesAndReplacesLeavesWhatDbtLeftInEveryRound() throws Exception {
    Workshop.tailor(
            folder,
            Database.DUCKDB,
            "jdbc:duckdb:" + folder.resolve("tailor_shop.duckdb"),
            Map.of())
        .play();
  }
}
