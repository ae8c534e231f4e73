package dev.atoll.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Reason;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger on a PostgreSQL server. */
final class ServerLedgerTest extends LedgerContract {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static EmbeddedPostgres server;

  private String schema = "";

  @BeforeAll
  static void start() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("shared_buffers", "16MB")
            .start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void another() {
    schema = "Ledger " + SCHEMAS.incrementAndGet();
  }

  @Override
  LedgerPlace.Server place() {
    return place("postgres", server.getPort(), "retail", "postgres");
  }

  private LedgerPlace.Server place(String user, int port, String fleet, String database) {
    return new LedgerPlace.Server(
        Place.of("fleet.yml", 3, 1),
        fleet,
        "localhost",
        port,
        database,
        schema,
        user,
        Optional.of(() -> "any"),
        Ordered.map(Map.of()));
  }

  private static String sql(String user, String... statements) throws SQLException {
    String last = "";
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/postgres?user=%s"
                    .formatted(server.getPort(), user));
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        if (statement.execute(one)) {
          try (ResultSet rows = statement.getResultSet()) {
            last = rows.next() ? String.valueOf(rows.getString(1)) : "";
          }
        }
      }
    }
    return last;
  }

  /** All connections of ledgers end, as when the server's machine is moved. */
  private static void cut() throws SQLException {
    sql(
        "postgres",
        "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity"
            + " where application_name = 'atoll ledger'");
  }

  @Test
  void aRunIsLostWhenNobodyHoldsItAnyMore() {
    RunRecord run = elsewhere(run(START));
    try (Ledger here = Ledger.open(place())) {
      try (Ledger there = Ledger.open(place())) {
        there.startRun(run);
        assertThat(here.run("last").orElseThrow().state()).isEqualTo(RunState.RUNNING);
        assertThat(here.isOver(run.id(), START)).isFalse();
      }
      assertThat(here.run("last").orElseThrow().state()).isEqualTo(RunState.LOST);
      assertThat(here.isOver(run.id(), START)).isTrue();
    }
  }

  @Test
  void aRunOfThisMachineGoesOnWhileItsProcessDoes() {
    RunRecord run = run(START);
    try (Ledger there = Ledger.open(place())) {
      there.startRun(run);
    }
    try (Ledger here = Ledger.open(place())) {
      assertThat(here.run("last").orElseThrow().state()).isEqualTo(RunState.RUNNING);
    }
  }

  private static RunRecord elsewhere(RunRecord run) {
    return new RunRecord(
        run.id(),
        run.request(),
        run.startedBy(),
        new RunProcess("another-host", 1, Optional.empty()),
        run.state(),
        run.started(),
        run.ended());
  }

  @Test
  void aConnectionThatIsLostIsMadeAgainAndTheRunStaysAlive() throws SQLException {
    RunRecord run = elsewhere(run(START));
    try (Ledger here = Ledger.open(place());
        Ledger there = Ledger.open(place())) {
      there.startRun(run);
      cut();
      assertThat(here.run("last").orElseThrow().state()).isEqualTo(RunState.LOST);
      there.recordTenant(tenant(run, "acme"), List.of(step(run, "acme", "a", Reason.BUILT)));
      assertThat(here.run("last").orElseThrow().state()).isEqualTo(RunState.RUNNING);
      assertThat(here.tenants(run.id())).hasSize(1);
      cut();
      assertThat(here.steps(run.id())).hasSize(1);
    }
  }

  @Test
  void anEntryWhoseCommitWasNotConfirmedIsMadeOnce() throws SQLException {
    RunRecord run = run(START);
    try (Ledger ledger = Ledger.open(place())) {
      ledger.startRun(run);
    }
    ServerStore store = ServerStore.open(place());
    AtomicInteger tries = new AtomicInteger();
    store.write(
        () -> {
          new LedgerWrites(store).tenant(tenant(run, "acme"));
          if (tries.incrementAndGet() == 1) {
            // The server has it all, and the answer is lost.
            try (var commit = store.prepare("commit")) {
              commit.execute();
            }
            cut();
          }
        });
    store.close();
    assertThat(tries).hasValue(1);
    try (Ledger ledger = Ledger.open(place())) {
      assertThat(ledger.tenants(run.id())).hasSize(1);
    }
  }

  @Test
  void anEntryThatWasLostBeforeItsCommitIsMadeAgain() throws SQLException {
    RunRecord run = run(START);
    ServerStore store;
    try (Ledger ledger = Ledger.open(place())) {
      ledger.startRun(run);
      store = ServerStore.open(place());
    }
    AtomicInteger tries = new AtomicInteger();
    store.write(
        () -> {
          new LedgerWrites(store).tenant(tenant(run, "acme"));
          if (tries.incrementAndGet() == 1) {
            cut();
          }
        });
    store.close();
    assertThat(tries).hasValue(2);
    try (Ledger ledger = Ledger.open(place())) {
      assertThat(ledger.tenants(run.id())).hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotThereIsAProblem() {
    assertProblem(
        LedgerCodes.UNREACHABLE, () -> Ledger.open(place("postgres", 1, "retail", "postgres")));
    assertProblem(
        LedgerCodes.UNREACHABLE,
        () -> Ledger.openExisting(place("postgres", server.getPort(), "retail", "no_database")));
  }

  @Test
  void aServerThatGoesAwayIsAProblemOfEachEntry() throws IOException {
    RunRecord run = run(START);
    EmbeddedPostgres other = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    try (Ledger ledger = Ledger.open(place("postgres", other.getPort(), "retail", "postgres"))) {
      ledger.startRun(run);
      other.close();
      for (String tenant : List.of("acme", "beta")) {
        assertProblem(
            LedgerCodes.UNREACHABLE, () -> ledger.recordTenant(tenant(run, tenant), List.of()));
      }
      assertProblem(
          LedgerCodes.UNREACHABLE, () -> ledger.finishRun(run.id(), RunState.SUCCEEDED, START));
    } finally {
      other.close();
    }
  }

  @Test
  void aLoginThatDoesNotExistIsRefused() {
    assertProblem(
        LedgerCodes.LOGIN_REFUSED,
        () -> Ledger.open(place("nobody", server.getPort(), "retail", "postgres")));
  }

  @Test
  void anotherFleetsLedgerIsRefused() {
    Ledger.open(place()).close();
    assertProblem(
        LedgerCodes.ANOTHERS,
        () -> Ledger.open(place("postgres", server.getPort(), "wholesale", "postgres")));
    assertProblem(
        LedgerCodes.ANOTHERS,
        () -> Ledger.openExisting(place("postgres", server.getPort(), "wholesale", "postgres")));
  }

  @Test
  void whoMayOnlyReadReadsAndStartsNoRun() throws SQLException {
    RunRecord run = run(START);
    sql("postgres", "drop role if exists reader", "create role reader login");
    LedgerPlace.Server reader = place("reader", server.getPort(), "retail", "postgres");
    assertProblem(LedgerCodes.NO_RIGHT, () -> Ledger.open(reader));
    try (Ledger ledger = Ledger.open(place())) {
      ledger.startRun(run);
    }
    assertProblem(LedgerCodes.NO_RIGHT, () -> Ledger.openExisting(reader));
    String name = "\"" + schema + "\"";
    sql(
        "postgres",
        "grant usage on schema " + name + " to reader",
        "grant select on all tables in schema " + name + " to reader");
    try (Ledger ledger = Ledger.openExisting(reader).orElseThrow()) {
      assertThat(ledger.run("last").orElseThrow().id()).isEqualTo(run.id());
      assertThat(ledger.run("last").orElseThrow().state()).isEqualTo(RunState.RUNNING);
    }
    try (Ledger ledger = Ledger.open(reader)) {
      assertProblem(LedgerCodes.NO_RIGHT, () -> ledger.startRun(run(START.plusSeconds(1))));
    }
    sql("postgres", "drop owned by reader", "drop role reader");
  }

  @Test
  void aLoginWithASchemaOfItsOwnNeedsNoRightOnTheDatabase() throws SQLException {
    String name = "\"" + schema + "\"";
    sql(
        "postgres",
        "drop role if exists runner",
        "create role runner login",
        "create schema " + name + " authorization runner");
    LedgerPlace.Server runner = place("runner", server.getPort(), "retail", "postgres");
    RunRecord run = run(START);
    try (Ledger ledger = Ledger.open(runner)) {
      ledger.startRun(run);
      assertThat(ledger.runs(1)).hasSize(1);
    }
    sql("postgres", "drop owned by runner", "drop role runner");
  }

  @Test
  void aLedgerOfANewerVersionIsRefused() throws SQLException {
    Ledger.open(place()).close();
    sql("postgres", "update \"" + schema + "\".ledger set version = 99");
    assertProblem(LedgerCodes.TOO_NEW, () -> Ledger.open(place()));
    assertProblem(LedgerCodes.TOO_NEW, () -> Ledger.openExisting(place()));
  }

  @Test
  void severalProcessesMakeOneLedgerAtATime() throws InterruptedException {
    List<Thread> threads =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(
                number ->
                    Thread.ofPlatform()
                        .start(
                            () -> {
                              try (Ledger ledger = Ledger.open(place())) {
                                ledger.startRun(run(START.plusSeconds(number)));
                              }
                            }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    try (Ledger ledger = Ledger.open(place())) {
      assertThat(ledger.runs(10)).hasSize(6);
    }
  }

  @Test
  void aLedgerThatAnotherHoldsForLongIsLocked() throws SQLException {
    try (Ledger ledger = Ledger.open(place());
        Connection other =
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/postgres?user=postgres"
                    .formatted(server.getPort()));
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table \"" + schema + "\".run in access exclusive mode");
      assertProblem(LedgerCodes.LOCKED, () -> ledger.startRun(run(START)));
      other.rollback();
      ledger.startRun(run(START.plusSeconds(1)));
    }
  }

  @Test
  void aPasswordIsNeverShown() {
    assertThat(place().toString()).doesNotContain("any").contains(schema);
  }
}
