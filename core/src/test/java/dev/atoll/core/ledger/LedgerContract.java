package dev.atoll.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a ledger does wherever it lies. */
abstract class LedgerContract {
  static final Instant START = Instant.parse("2026-11-21T00:50:12.123456Z");
  static final Environment PROD = new Environment("retail", "prod");

  private final Random random = new Random(1);

  /** An empty one, the same for a whole test. */
  abstract LedgerPlace place();

  RunRecord run(Instant started) {
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

  static StepRecord step(RunRecord run, String tenant, String node, Reason reason) {
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

  static TenantRecord tenant(RunRecord run, String id) {
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
    try (Ledger ledger = Ledger.open(place())) {
      ledger.startRun(run);
      ledger.recordTenant(tenant(run, "acme"), List.of(good, bad));
      ledger.finishRun(run.id(), RunState.FAILED, START.plusSeconds(9));
    }
    try (Ledger ledger = Ledger.openExisting(place()).orElseThrow()) {
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
    try (Ledger ledger = Ledger.open(place())) {
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
    try (Ledger ledger = Ledger.open(place())) {
      assertThat(ledger.tenantMemory()).isEqualTo(TenantMemory.NONE);
      ledger.startRun(first);
      ledger.recordTenant(tenant(first, "acme"), List.of(), PROD, change("postgres wh.t_old"));
      ledger.recordTenant(tenant(first, "beta"), List.of(), PROD, change("postgres wh.t_beta"));
      ledger.startRun(second);
      TenantRecord later =
          new TenantRecord(
              second.id(),
              new TenantId("acme"),
              Ordered.map(Map.of()),
              START.plusSeconds(60),
              START.plusSeconds(61),
              Optional.empty());
      ledger.recordTenant(later, List.of(), PROD, change("postgres wh.t_acme"));

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
    try (Ledger ledger = Ledger.open(place())) {
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
  void aRunEndsOnceAndOnlyInAFinalState() {
    RunRecord run = run(START);
    try (Ledger ledger = Ledger.open(place())) {
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
  void severalLedgersOfOnePlaceWriteSideBySide() throws InterruptedException {
    Ledger.open(place()).close();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      RunRecord run = run(START.plusSeconds(i));
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Ledger ledger = Ledger.open(place())) {
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
    try (Ledger ledger = Ledger.open(place())) {
      assertThat(ledger.runs(10))
          .allSatisfy(run -> assertThat(ledger.steps(run.id())).hasSize(20))
          .hasSize(4);
    }
  }

  @Test
  void twentyThousandStepsAreRecordedTenantByTenant() {
    RunRecord run = run(START);
    try (Ledger ledger = Ledger.open(place())) {
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

  @Test
  void readingMakesNoLedger() {
    assertThat(Ledger.openExisting(place())).isEmpty();
    assertThat(Ledger.openExisting(place())).isEmpty();
  }

  @Test
  void theLatestStateOfATenantHolds() {
    RunRecord first = run(START);
    RunRecord second = run(START.plusSeconds(60));
    TenantId acme = new TenantId("acme");
    TenantId zebra = new TenantId("zebra");
    NodeState built =
        new NodeState(NodeState.End.SUCCEEDED, first.id().value(), "c", "g", "s", "u", "q", "p");
    try (Ledger ledger = Ledger.open(place())) {
      ledger.startRun(first);
      ledger.recordTerms(
          first.id(),
          new RunTerms(RunTerms.Marking.MARKED, List.of("full_refresh"), Optional.empty()));
      ledger.begin(
          first.id(),
          "plan",
          logic(acme, zebra),
          PROD,
          Map.of(acme, List.of("model.a"), zebra, List.of("model.a")));
      ledger.recordTenant(
          tenant(first, "acme"),
          List.of(),
          PROD,
          new StateChange(
              "home", Ordered.map(Map.of("model.a", built)), Ordered.set(new LinkedHashSet<>())));
      ledger.finishRun(first.id(), RunState.FAILED, START.plusSeconds(9));
      ledger.startRun(second);
      ledger.recordTerms(
          second.id(), new RunTerms(RunTerms.Marking.MARKED, List.of(), Optional.of(first.id())));
      ledger.begin(second.id(), "plan", logic(acme), PROD, Map.of(acme, List.of("model.b")));
    }
    try (Ledger ledger = Ledger.openExisting(place()).orElseThrow()) {
      Map<TenantId, TenantState> states = ledger.states(PROD);
      assertThat(states.get(acme))
          .isEqualTo(
              new TenantState(
                  "home",
                  Ordered.map(
                      Map.of("model.a", built, "model.b", NodeState.begun(second.id().value())))));
      assertThat(states.get(zebra))
          .isEqualTo(
              new TenantState(
                  "", Ordered.map(Map.of("model.a", NodeState.begun(first.id().value())))));
      assertThat(ledger.states(new Environment("retail", "dev"))).isEmpty();
      assertThat(ledger.planOf(first.id())).contains("plan");
      assertThat(ledger.leftOut(first.id())).isEqualTo(2);
      assertThat(ledger.logic(first.id())).isEqualTo(logic(acme, zebra));
      assertThat(ledger.terms(first.id()).options()).containsExactly("full_refresh");
      assertThat(ledger.terms(second.id()).resumes()).contains(first.id());
      assertThat(ledger.firstAfter(first, acme).orElseThrow().id()).isEqualTo(second.id());
      assertThat(ledger.firstAfter(first, zebra)).isEmpty();
    }
  }

  private static RunLogic logic(TenantId... tenants) {
    Map<TenantId, String> lists = new java.util.LinkedHashMap<>();
    for (TenantId tenant : tenants) {
      lists.put(tenant, "list");
    }
    StepLogic step =
        new StepLogic("a", "table", StepLogic.Fate.LEFT_OUT, "unchanged", "c", "g", "s", "u", "q");
    return new RunLogic(
        Ordered.map(lists),
        Ordered.map(Map.of("list", Ordered.map(Map.of("model.a", step)))),
        Ordered.map(Map.of("s", Ordered.map(Map.of("var currency", "hash")))));
  }

  static void assertProblem(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, thrown -> assertThat(thrown.problem().code()).isEqualTo(code));
  }
}
