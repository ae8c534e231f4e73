package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.ledger.LedgerPlace;
import dev.atoll.core.ledger.RunLogic;
import dev.atoll.core.ledger.RunRecord;
import dev.atoll.core.ledger.RunState;
import dev.atoll.core.ledger.StepLogic;
import dev.atoll.core.ledger.StepRecord;
import dev.atoll.core.ledger.TenantRecord;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Reads runs back from the ledger. */
final class LedgerRuns {
  /** A run that the ledger does not have. */
  static final String UNKNOWN_RUN = "A725";

  private final Path root;
  private final LedgerPlace place;

  LedgerRuns(Fleet fleet, Invocation invocation) {
    this.root = fleet.root();
    this.place = LedgerPlaces.of(fleet, invocation);
  }

  static RunState state(RunResult.Outcome outcome) {
    return switch (outcome) {
      case DONE -> RunState.SUCCEEDED;
      case FAILED -> RunState.FAILED;
      case REFUSED -> RunState.REFUSED;
      case INTERRUPTED -> RunState.INTERRUPTED;
      case RUNNING, UNFINISHED -> RunState.LOST;
    };
  }

  private static RunResult.Outcome outcome(RunState state) {
    return switch (state) {
      case SUCCEEDED -> RunResult.Outcome.DONE;
      case FAILED -> RunResult.Outcome.FAILED;
      case REFUSED -> RunResult.Outcome.REFUSED;
      case INTERRUPTED -> RunResult.Outcome.INTERRUPTED;
      case RUNNING -> RunResult.Outcome.RUNNING;
      case LOST -> RunResult.Outcome.UNFINISHED;
    };
  }

  /** The latest runs, latest first. */
  List<RunSummary> latest(int limit) {
    Optional<Ledger> ledger = Ledger.openExisting(place);
    if (ledger.isEmpty()) {
      return List.of();
    }
    try (Ledger open = ledger.get()) {
      List<RunSummary> runs = new ArrayList<>();
      for (RunRecord run : open.runs(limit)) {
        runs.add(summary(run, open));
      }
      return runs;
    }
  }

  private static RunSummary summary(RunRecord run, Ledger ledger) {
    SequencedMap<Reason, Integer> reasons = new LinkedHashMap<>();
    ledger.reasons(run.id()).forEach((reason, count) -> reasons.put(reason, count.intValue()));
    long left = ledger.leftOut(run.id());
    if (left > 0) {
      reasons.put(Reason.UNCHANGED, (int) left);
    }
    // A tenant that failed as a whole may have failed steps as well.
    long failed =
        Stream.concat(
                ledger.tenantsWithFailures(run.id()).stream(),
                ledger.tenants(run.id()).stream()
                    .filter(tenant -> tenant.problem().filter(Problem::isError).isPresent())
                    .map(TenantRecord::tenant))
            .distinct()
            .count();
    return new RunSummary(
        run.id().value(),
        verb(run),
        outcome(run.state()),
        run.started(),
        run.duration().orElse(Duration.ZERO),
        run.request().tenants(),
        (int) failed,
        reasons,
        RunCall.of(run));
  }

  private static BuildRequest.Verb verb(RunRecord run) {
    return Arrays.stream(BuildRequest.Verb.values())
        .filter(verb -> verb.command().equals(run.request().verb()))
        .findFirst()
        .orElse(BuildRequest.Verb.BUILD);
  }

  /** The ledger; one that is not there has no run. */
  static Ledger opened(LedgerPlace place, Optional<String> id) {
    return Ledger.openExisting(place).orElseThrow(() -> unknown(id));
  }

  /** A run of the ledger, by id or the latest. */
  static RunRecord record(Ledger ledger, Optional<String> id) {
    return ledger.run(id.orElse("last")).orElseThrow(() -> unknown(id));
  }

  /** One run, by id or the latest. */
  RunResult run(Optional<String> id) {
    Optional<Ledger> ledger = Ledger.openExisting(place);
    if (ledger.isEmpty()) {
      throw unknown(id);
    }
    try (Ledger open = ledger.get()) {
      RunRecord run = open.run(id.orElse("last")).orElseThrow(() -> unknown(id));
      return result(run, open.logic(run.id()), open);
    }
  }

  /** Whether a word means a run; a beginning that several runs have throws. */
  boolean knows(String word) {
    Optional<Ledger> ledger = Ledger.openExisting(place);
    if (ledger.isEmpty()) {
      return false;
    }
    try (Ledger open = ledger.get()) {
      return open.run(word).isPresent();
    }
  }

  /** Two runs side by side, each by id, a beginning of one, {@code latest} or {@code previous}. */
  RunDifference difference(String left, String right) {
    Optional<Ledger> ledger = Ledger.openExisting(place);
    if (ledger.isEmpty()) {
      throw unknown(Optional.of(left));
    }
    try (Ledger open = ledger.get()) {
      RunComparison.Side one = side(left, open);
      RunComparison.Side other = side(right, open);
      if (one.run().runId().equals(other.run().runId())) {
        throw DifferenceQuestion.itself("run", one.run().runId());
      }
      if (!one.run().isComparableWith(other.run())) {
        throw DifferenceQuestion.notComparable(one.run(), other.run());
      }
      return new RunComparison(one, other).difference();
    }
  }

  private RunComparison.Side side(String word, Ledger ledger) {
    RunRecord run = ledger.run(word).orElseThrow(() -> unknown(Optional.of(word)));
    RunLogic logic = ledger.logic(run.id());
    RunResult result = result(run, logic, ledger);
    return new RunComparison.Side(
        new RunDifference.Side(
            run.id().value(),
            result.verb(),
            run.request().fleet(),
            run.request().environment(),
            result.outcome(),
            run.started(),
            result.elapsed(),
            result.tenants().size(),
            result.tenants().stream().mapToInt(tenant -> tenant.steps().size()).sum(),
            run.request().arguments()),
        result.tenants(),
        logic);
  }

  private static ProblemException unknown(Optional<String> id) {
    return new ProblemException(
        Problem.error(
            UNKNOWN_RUN,
            id.map(text -> "there is no run '" + text + "'").orElse("there is no run yet"),
            "the ledger does not have it",
            id.isPresent() ? "see 'atoll runs' for what there is" : "run 'atoll build' first"));
  }

  private RunResult result(RunRecord run, RunLogic logic, Ledger ledger) {
    Map<TenantId, List<StepResult>> steps = new LinkedHashMap<>();
    for (StepRecord step : ledger.steps(run.id())) {
      steps.computeIfAbsent(step.tenant(), tenant -> new ArrayList<>()).add(step(step));
    }
    // The ledger has them as they ended, which differs from run to run.
    List<TenantRecord> ended =
        ledger.tenants(run.id()).stream()
            .sorted(Comparator.comparing(tenant -> tenant.tenant().value()))
            .toList();
    List<TenantResult> tenants = new ArrayList<>();
    Map<String, List<StepResult>> leftOut = new HashMap<>();
    for (TenantRecord tenant : ended) {
      List<StepResult> all = new ArrayList<>(steps.getOrDefault(tenant.tenant(), List.of()));
      Optional.ofNullable(logic.lists().get(tenant.tenant()))
          .ifPresent(
              list ->
                  all.addAll(
                      leftOut.computeIfAbsent(
                          list, key -> leftOut(logic.of(tenant.tenant()), run.started()))));
      tenants.add(
          new TenantResult(
              tenant.tenant(),
              Ordered.map(tenant.labels()),
              tenant.problem(),
              all,
              tenant.duration(),
              OptionalLong.empty()));
    }
    return new RunResult(
        run.id().value(),
        verb(run),
        run.request().fleet(),
        run.request().shape().equals("plain") ? FleetShape.PLAIN_PROJECT : FleetShape.FLEET,
        RunCall.of(run),
        root,
        run.started(),
        run.duration().orElse(Duration.ZERO),
        outcome(run.state()),
        tenants,
        List.of(),
        Optional.of(run.request().targetPath()).filter(path -> !path.isEmpty()).map(Path::of));
  }

  /** What a plan left out has no entry of its own in the ledger: tenants share the list. */
  private static List<StepResult> leftOut(SequencedMap<String, StepLogic> steps, Instant now) {
    List<StepResult> left = new ArrayList<>();
    steps.forEach(
        (node, step) -> {
          if (step.fate() == StepLogic.Fate.LEFT_OUT) {
            left.add(leftOut(node, step, now));
          }
        });
    return left;
  }

  private static StepResult leftOut(String node, StepLogic step, Instant now) {
    return new StepResult(
        new NodeRef(
            node,
            step.name(),
            node.substring(0, node.indexOf('.')),
            Optional.of(step.materialized()).filter(text -> !text.isEmpty()),
            Optional.empty()),
        Reason.UNCHANGED,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        now,
        Duration.ZERO,
        Optional.empty());
  }

  private static StepResult step(StepRecord step) {
    return new StepResult(
        new NodeRef(
            step.node().id(),
            step.node().name(),
            step.node().resourceType(),
            Optional.of(step.node().materialized()).filter(text -> !text.isEmpty()),
            Optional.of(step.node().relation()).filter(text -> !text.isEmpty())),
        step.reason(),
        step.problem(),
        step.counts().rowsOut(),
        step.counts().failures(),
        step.started(),
        step.duration(),
        Optional.of(step.compiled()).filter(text -> !text.isEmpty()).map(Path::of));
  }
}
