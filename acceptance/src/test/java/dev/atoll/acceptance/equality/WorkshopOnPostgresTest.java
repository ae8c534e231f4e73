package dev.atoll.acceptance.equality;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Materializations and their configs on PostgreSQL: what dbt made of them, Atoll makes too. */
final class WorkshopOnPostgresTest {
  @TempDir Path folder;

  @Test
  void everyMaterializationLeavesWhatDbtLeftInEveryRound() throws Exception {
    try (Server server = new Server()) {
      server.run("create role reader_one", "create role reader_two", "create role reader_three");
      server.run("create database workshop");
      new Workshop(
              folder,
              Database.POSTGRES,
              server.url("workshop"),
              Map.of("WORKSHOP_PORT", String.valueOf(server.port())))
          .play();
    }
  }
}
