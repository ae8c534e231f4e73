package dev.atoll.core.ledger;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.sql.SQLException;
import java.util.List;

/** The tables of the ledger, version by version, in the words of {@link Store.Words}. */
final class LedgerSchema {
  /** One entry brings a ledger from the version of its index to the next; entries never change. */
  private static final List<String> MIGRATIONS =
      List.of(
          """
          create table run (
            id {text} primary key,
            verb {text} not null,
            arguments {text} not null,
            fleet {text} not null,
            shape {text} not null,
            environment {text} not null,
            tenants {number} not null,
            vars {text} not null,
            target_path {text} not null,
            started_by {text} not null,
            host {text} not null,
            pid {number} not null,
            process_started {number},
            state {text} not null,
            started {number} not null,
            ended {number}
          ){keyed};
          create table tenant (
            run {text} not null references run (id),
            tenant {text} not null,
            labels {text} not null,
            started {number} not null,
            ended {number} not null,
            problem {text}{ordered}
          );
          create table step (
            run {text} not null references run (id),
            tenant {text} not null,
            node {text} not null,
            name {text} not null,
            resource_type {text} not null,
            materialized {text} not null,
            relation {text} not null,
            reason {text} not null,
            started {number} not null,
            ended {number} not null,
            rows_in {number},
            rows_out {number},
            failures {number},
            compiled {text} not null,
            problem_code {text} not null,
            problem {text}{ordered}
          );
          create index tenant_run on tenant (run);
          create index step_run on step (run, tenant, started);
          """,
          """
          create table state_content (
            hash {text} primary key,
            content {text} not null
          ){keyed};
          create table state (
            fleet {text} not null,
            environment {text} not null,
            tenant {text} not null,
            run {text} not null,
            kind {text} not null,
            home {text} not null,
            content {text} not null references state_content (hash){ordered}
          );
          create index state_tenant on state (fleet, environment, tenant, kind);
          create table run_plan (
            run {text} primary key references run (id),
            plan {text} not null
          ){keyed};
          """,
          """
          create table step_list (
            hash {text} primary key,
            content {text} not null
          ){keyed};
          create table run_steps (
            run {text} not null references run (id),
            tenant {text} not null,
            list {text} not null references step_list (hash),
            left_out {number} not null{ordered}
          );
          create index run_steps_run on run_steps (run);
          create table setting_reads (
            hash {text} primary key,
            content {text} not null
          ){keyed};
          """,
          """
          create table run_terms (
            run {text} primary key references run (id),
            marking {text} not null,
            options {text} not null,
            resumes {text} not null
          ){keyed};
          create index run_terms_resumes on run_terms (resumes);
          """);

  private LedgerSchema() {}

  /** Brings a ledger to the version of this program. */
  static void migrate(Store store) throws SQLException {
    if (store.version() == MIGRATIONS.size()) {
      return;
    }
    store.write(
        () -> {
          // Read again: another process may have migrated while this one waited for the lock.
          for (int next = checkedVersion(store); next < MIGRATIONS.size(); next++) {
            store.make(store.words().in(MIGRATIONS.get(next)), next + 1);
          }
        });
  }

  /** Refuses a ledger that a newer program wrote. */
  static int checkedVersion(Store store) throws SQLException {
    int version = store.version();
    if (version > MIGRATIONS.size()) {
      throw new ProblemException(
          Problem.error(
              LedgerCodes.TOO_NEW,
              store.place(),
              "the ledger was written by a newer version of Atoll",
              "it has version %d, and this program knows versions up to %d"
                  .formatted(version, MIGRATIONS.size()),
              "update Atoll, or move the ledger away to begin a new one"));
    }
    return version;
  }
}
