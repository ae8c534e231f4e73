package dev.atoll.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
  private static final Instant START = Instant.parse("2026-11-21T00:50:12.123456Z");

  @TempDir Path root;
  private final Random random = new Random(1);

  private RunRecord run(Instant started) {
    RunRecord.Request request =
        new RunRecord.Request(
            "build",
            List.of("build", "-s", "a b"),
            "retail",
            "fleet",
            "prod",
            2,
            "{a: 1}",
            "target");
    return RunRecord.starting(RunId.create(started, random), request, started);
  }

  private static StepRecord step(RunRecord run, String tenant, String node, Reason reason) {
    Optional<Problem> problem =
        reason.kind() == Reason.Kind.FAILED
            ? Optional.of(
                Problem.error(
                    "A501",
                    Place.of("models/a.sql", 3, 7),
                    "no such column",
                    "it says so",
                    "mend it"))
            : Optional.empty();
    return new StepRecord(
        run.id(),
        new TenantId(tenant),
        new StepRecord.Node("model.shop." + node, node, "model", "table", "main." + node),
        reason,
        START.plusSeconds(1),
        START.plusSeconds(3),
        new StepRecord.Counts(OptionalLong.empty(), OptionalLong.of(5), OptionalLong.empty()),
        problem,
        "target/compiled/a.sql");
  }

  private static TenantRecord tenant(RunRecord run, String id) {
    return new TenantRecord(
        run.id(),
        new TenantId(id),
        Ordered.map(Map.of("region", "eu")),
        START,
        START.plusSeconds(4),
        Optional.empty());
  }

  @Test
  void whatIsRecordedIsReadBack() {
    RunRecord run = run(START);
    StepRecord good = step(run, "acme", "a", Reason.BUILT);
    StepRecord bad = step(run, "acme", "b", Reason.SQL_FAILED);
    try (Ledger ledger = Ledger.open(root)) {
      ledger.startRun(run);
      ledger.recordTenant(tenant(run, "acme"), List.of(good, bad));
      ledger.finishRun(run.id(), RunState.FAILED, START.plusSeconds(9));
    }
    try (Ledger ledger = Ledger.openExisting(root).orElseThrow()) {
      RunRecord read = ledger.run("last").orElseThrow();
      assertThat(read.request()).isEqualTo(run.request());
      assertThat(read.state()).isEqualTo(RunState.FAILED);
      assertThat(read.started()).isEqualTo(START);
      assertThat(read.duration().orElseThrow().toSeconds()).isEqualTo(9);
      assertThat(ledger.tenants(run.id())).containsExactly(tenant(run, "acme"));
      assertThat(ledger.steps(run.id())).containsExactly(good, bad);
    }
  }

  @Test
  void stepsFoldByReasonAndFailuresByWhatFailed() {
    RunRecord run = run(START);
    try (Ledger ledger = Ledger.open(root)) {
      ledger.startRun(run);
      for (String id : List.of("c", "a", "b")) {
        ledger.recordTenant(
            tenant(run, id),
            List.of(
                step(run, id, "x", Reason.SQL_FAILED),
                step(run, id, "y", Reason.UPSTREAM_FAILED),
                step(run, id, "z", Reason.BUILT)));
      }
      ledger.recordTenant(tenant(run, "d"), List.of(step(run, "d", "t", Reason.TEST_FAILED)));

      assertThat(ledger.reasons(run.id()))
          .containsExactly(
              Map.entry(Reason.BUILT, 3L),
              Map.entry(Reason.TEST_FAILED, 1L),
              Map.entry(Reason.SQL_FAILED, 3L),
              Map.entry(Reason.UPSTREAM_FAILED, 3L));
      FailureGroup first = ledger.failures(run.id()).getFirst();
      assertThat(first.steps()).isEqualTo(3);
      assertThat(first.nodes()).containsExactly("model.shop.x");
      assertThat(first.tenants()).extracting(TenantId::value).containsExactly("a", "b", "c");
      assertThat(first.problem().orElseThrow().place()).contains(Place.of("models/a.sql", 3, 7));
      assertThat(ledger.failures(run.id())).hasSize(2);
    }
  }

  @Test
  void whoWasBuiltLastAndWhereIsRememberedOfTenants() {
    RunRecord first = run(START);
    RunRecord second = run(START.plusSeconds(60));
    Environment prod = new Environment("retail", "prod");
    try (Ledger ledger = Ledger.open(root)) {
      assertThat(ledger.tenantMemory()).isEqualTo(TenantMemory.NONE);
      ledger.startRun(first);
      ledger.recordTenant(tenant(first, "acme"), List.of(), prod, change("postgres wh.t_old"));
      ledger.recordTenant(tenant(first, "beta"), List.of(), prod, change("postgres wh.t_beta"));
      ledger.startRun(second);
      TenantRecord later =
          new TenantRecord(
              second.id(),
              new TenantId("acme"),
              Ordered.map(Map.of()),
              START.plusSeconds(60),
              START.plusSeconds(61),
              Optional.empty());
      ledger.recordTenant(later, List.of(), prod, change("postgres wh.t_acme"));

      TenantMemory memory = ledger.tenantMemory();

      assertThat(memory.builds())
          .containsExactly(
              new TenantMemory.LastBuild(
                  new TenantId("acme"), "prod", second.id(), START.plusSeconds(61)),
              new TenantMemory.LastBuild(
                  new TenantId("beta"), "prod", first.id(), START.plusSeconds(4)));
      assertThat(memory.homes())
          .containsExactly(
              new TenantMemory.Home(new TenantId("acme"), "postgres wh.t_old"),
              new TenantMemory.Home(new TenantId("beta"), "postgres wh.t_beta"),
              new TenantMemory.Home(new TenantId("acme"), "postgres wh.t_acme"));
      assertThat(memory.environments()).containsExactly("prod");
    }
  }

  private static StateChange change(String home) {
    return new StateChange(home, Ordered.map(Map.of()), Ordered.set(List.of()));
  }

  @Test
  void runsComeLatestFirstAndAreFoundByABeginning() {
    RunRecord first = run(START);
    RunRecord second = run(START.plusSeconds(60));
    try (Ledger ledger = Ledger.open(root)) {
      assertThat(ledger.run("last")).isEmpty();
      ledger.startRun(second);
      ledger.startRun(first);

      assertThat(ledger.runs(10))
          .extracting(RunRecord::id)
          .containsExactly(second.id(), first.id());
      assertThat(ledger.runs(1)).hasSize(1);
      assertThat(ledger.run(first.id().value().substring(0, 16)).orElseThrow().id())
          .isEqualTo(first.id());
      assertThat(ledger.run("nothing")).isEmpty();
      assertProblem(LedgerCodes.UNKNOWN_RUN, () -> ledger.run("2026"));
    }
  }

  @Test
  void aRunWhoseProcessIsGoneIsLost() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    RunProcess gone =
        new RunProcess(RunProcess.current().host(), process.pid(), Optional.of(START));
    process.waitFor();
    RunRecord mine = run(START);
    RunRecord theirs = run(START.plusSeconds(1));
    RunRecord elsewhere = run(START.plusSeconds(2));
    try (Ledger ledger = Ledger.open(root)) {
      ledger.startRun(mine);
      ledger.startRun(of(theirs, gone));
      ledger.startRun(of(elsewhere, new RunProcess("another-host", 1, Optional.empty())));

      assertThat(ledger.runs(3))
          .extracting(RunRecord::state)
          .containsExactly(RunState.RUNNING, RunState.LOST, RunState.RUNNING);
    }
  }

  private static RunRecord of(RunRecord run, RunProcess process) {
    return new RunRecord(
        run.id(), run.request(), run.startedBy(), process, run.state(), run.started(), run.ended());
  }

  @Test
  void aRunEndsOnceAndOnlyInAFinalState() {
    RunRecord run = run(START);
    try (Ledger ledger = Ledger.open(root)) {
      ledger.startRun(run);
      assertThatThrownBy(() -> ledger.finishRun(run.id(), RunState.LOST, START))
          .isInstanceOf(IllegalArgumentException.class);
      ledger.finishRun(run.id(), RunState.INTERRUPTED, START);
      assertThatThrownBy(() -> ledger.finishRun(run.id(), RunState.SUCCEEDED, START))
          .isInstanceOf(IllegalStateException.class);
      assertThat(ledger.run("last").orElseThrow().state()).isEqualTo(RunState.INTERRUPTED);
    }
  }

  @Test
  void readingMakesNoLedger() {
    assertThat(Ledger.openExisting(root)).isEmpty();
    assertThat(root.resolve(".atoll")).doesNotExist();
  }

  @Test
  void whatIsNoLedgerIsRefused() throws IOException {
    Path file = root.resolve(".atoll/ledger.sqlite");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is a text and no database, ".repeat(100));

    assertProblem(LedgerCodes.DAMAGED, () -> Ledger.open(root));
    assertProblem(LedgerCodes.DAMAGED, () -> Ledger.openExisting(root));
  }

  @Test
  void aLedgerOfANewerVersionIsRefused() throws SQLException {
    Ledger.open(root).close();
    try (Connection connection = other();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }
    assertProblem(LedgerCodes.TOO_NEW, () -> Ledger.open(root));
  }

  @Test
  void aLedgerThatAnotherProcessHoldsIsRefused() throws SQLException {
    try (Ledger ledger = Ledger.open(root, 10);
        Connection connection = other();
        Statement statement = connection.createStatement()) {
      statement.execute("begin immediate");
      assertProblem(LedgerCodes.LOCKED, () -> ledger.startRun(run(START)));
      statement.execute("rollback");
      ledger.startRun(run(START));
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Files.writeString(root.resolve(".atoll"), "a file where the folder should be");
    assertProblem(LedgerCodes.NOT_WRITABLE, () -> Ledger.open(root));
  }

  @Test
  void aFolderWhoseNameHoldsSpecialCharactersWorks() throws IOException {
    Path odd = Files.createDirectories(root.resolve("a?b #c%20d ü"));
    RunRecord run = run(START);
    try (Ledger ledger = Ledger.open(odd)) {
      ledger.startRun(run);
    }
    assertThat(odd.resolve(".atoll/ledger.sqlite")).exists();
  }

  @Test
  void twoLedgersOfOneFileWriteSideBySide() throws InterruptedException {
    Ledger.open(root).close();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      RunRecord run = run(START.plusSeconds(i));
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Ledger ledger = Ledger.open(root)) {
                      ledger.startRun(run);
                      for (int t = 0; t < 20; t++) {
                        ledger.recordTenant(
                            tenant(run, "t" + t), List.of(step(run, "t" + t, "a", Reason.BUILT)));
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    try (Ledger ledger = Ledger.open(root)) {
      assertThat(ledger.runs(10))
          .allSatisfy(run -> assertThat(ledger.steps(run.id())).hasSize(20))
          .hasSize(4);
    }
  }

  @Test
  void twentyThousandStepsAreRecordedTenantByTenant() {
    RunRecord run = run(START);
    try (Ledger ledger = Ledger.open(root)) {
      ledger.startRun(run);
      for (int t = 0; t < 200; t++) {
        List<StepRecord> steps = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
          steps.add(step(run, "t" + t, "n" + n, n % 7 == 0 ? Reason.SQL_FAILED : Reason.BUILT));
        }
        ledger.recordTenant(tenant(run, "t" + t), steps);
      }
      assertThat(ledger.reasons(run.id()).values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(20_000);
      assertThat(ledger.failures(run.id())).hasSize(1);
    }
  }

  private Connection other() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + root.resolve(".atoll/ledger.sqlite"));
  }

  private static void assertProblem(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, thrown -> assertThat(thrown.problem().code()).isEqualTo(code));
  }
}
