package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Materializations and their configs on PostgreSQL: what dbt made of them, Atoll makes too. */
final class WorkshopOnPostgresTest {
  @TempDir Path folder;

  @Test
  void everyMaterializationLeavesWhatDbtLeftInEveryRound() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      server.run(
          "postgres",
          "create role reader_one",
          "create role reader_two",
          "create role reader_three");
      server.run("postgres", "create database workshop");
      Workshop.workshop(
              folder,
              Database.POSTGRES,
              server.url("workshop"),
              Map.of("WORKSHOP_PORT", String.valueOf(server.port())))
          .play();
    }
  }

  @Test
  void whatAProjectQuotesAndReplacesLeavesWhatDbtLeftInEveryRound() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      server.run("postgres", "create database tailor_shop");
      Workshop.tailor(
              folder,
              Database.POSTGRES,
              server.url("tailor_shop"),
              Map.of("TAILOR_PORT", String.valueOf(server.port())))
          .play();
      try (Connection connection = DriverManager.getConnection(server.url("tailor_shop"))) {
        assertThat(Database.rows(connection, "select distinct comment, side from tl.comment"))
            .as("the server saw the comment")
            .containsExactly(List.of("/* model comment in round 4 */", "before"));
      }
    }
  }
}
