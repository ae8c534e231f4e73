package dev.atoll.core.ledger;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the ledger, version by version. {@code PRAGMA user_version} holds the version. */
final class LedgerSchema {
  /** One entry brings a file from the version of its index to the next; entries never change. */
  private static final List<String> MIGRATIONS =
      List.of(
          """
          create table run (
            id text primary key,
            verb text not null,
            arguments text not null,
            fleet text not null,
            shape text not null,
            environment text not null,
            tenants integer not null,
            vars text not null,
            target_path text not null,
            started_by text not null,
            host text not null,
            pid integer not null,
            process_started integer,
            state text not null,
            started integer not null,
            ended integer
          ) without rowid;
          create table tenant (
            run text not null references run (id),
            tenant text not null,
            labels text not null,
            started integer not null,
            ended integer not null,
            problem text
          );
          create table step (
            run text not null references run (id),
            tenant text not null,
            node text not null,
            name text not null,
            resource_type text not null,
            materialized text not null,
            relation text not null,
            reason text not null,
            started integer not null,
            ended integer not null,
            rows_in integer,
            rows_out integer,
            failures integer,
            compiled text not null,
            problem_code text not null,
            problem text
          );
          create index tenant_run on tenant (run);
          create index step_run on step (run, tenant, started);
          """,
          """
          create table state_content (
            hash text primary key,
            content text not null
          ) without rowid;
          create table state (
            fleet text not null,
            environment text not null,
            tenant text not null,
            run text not null,
            kind text not null,
            home text not null,
            content text not null references state_content (hash)
          );
          create index state_tenant on state (fleet, environment, tenant, kind);
          create table run_plan (
            run text primary key references run (id),
            plan text not null
          ) without rowid;
          """,
          """
          create table run_steps (
            run text not null references run (id),
            tenant text not null,
            list text not null references step_list (hash),
            left_out integer not null
          );
          create index run_steps_run on run_steps (run);
          create table step_list (
            hash text primary key,
            content text not null
          ) without rowid;
          create table setting_reads (
            hash text primary key,
            content text not null
          ) without rowid;
          """,
          """
          create table run_terms (
            run text primary key references run (id),
            marking text not null,
            options text not null,
            resumes text not null
          ) without rowid;
          create index run_terms_resumes on run_terms (resumes);
          """);

  private LedgerSchema() {}

  /** Brings the file to the version of this program. */
  static void migrate(Connection connection, String file) throws SQLException {
    if (version(connection) == MIGRATIONS.size()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin immediate");
      try {
        // Read again: another process may have migrated while this one waited for the lock.
        for (int next = checkedVersion(connection, file); next < MIGRATIONS.size(); next++) {
          statement.executeUpdate(MIGRATIONS.get(next));
          statement.execute("pragma user_version = " + (next + 1));
        }
        statement.execute("commit");
      } catch (SQLException | RuntimeException e) {
        statement.execute("rollback");
        throw e;
      }
    }
  }

  /** Refuses a file that a newer program wrote. */
  static int checkedVersion(Connection connection, String file) throws SQLException {
    int version = version(connection);
    if (version > MIGRATIONS.size()) {
      throw new ProblemException(
          Problem.error(
              LedgerCodes.TOO_NEW,
              dev.atoll.domain.Place.of(file),
              "the ledger was written by a newer version of Atoll",
              "it has version %d, and this program knows versions up to %d"
                  .formatted(version, MIGRATIONS.size()),
              "update Atoll, or move the file away to begin a new ledger"));
    }
    return version;
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("pragma user_version")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
