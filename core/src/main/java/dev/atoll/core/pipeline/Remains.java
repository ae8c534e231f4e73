package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.ledger.LedgerCodes;
import dev.atoll.core.ledger.RunLogic;
import dev.atoll.core.ledger.RunRecord;
import dev.atoll.core.ledger.RunTerms;
import dev.atoll.core.ledger.StepLogic;
import dev.atoll.core.ledger.StepRecord;
import dev.atoll.core.ledger.TenantRecord;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/** What a run of the ledger was to do, what it did, and what is left of it. */
final class Remains {
  private final RunRecord run;
  private final RunTerms terms;
  private final RunLogic logic;
  private final Map<TenantId, Map<String, Reason>> ended = new LinkedHashMap<>();
  private final Set<TenantId> invalid = new LinkedHashSet<>();

  Remains(RunRecord run, Ledger ledger) {
    this.run = run;
    this.terms = ledger.terms(run.id());
    this.logic = ledger.logic(run.id());
    for (StepRecord step : ledger.steps(run.id())) {
      ended
          .computeIfAbsent(step.tenant(), tenant -> new LinkedHashMap<>())
          .put(step.node().id(), step.reason());
    }
    for (TenantRecord tenant : ledger.tenants(run.id())) {
      if (!logic.lists().containsKey(tenant.tenant()) && tenant.problem().isPresent()) {
        invalid.add(tenant.tenant());
      }
    }
    if (logic.lists().isEmpty()) {
      throw notPlanned(run);
    }
  }

  private static ProblemException notPlanned(RunRecord run) {
    return new ProblemException(
        Problem.error(
            LedgerCodes.NOT_RESUMABLE,
            "the steps of run " + run.id().value() + " are not known",
            "it ran '" + run.request().verb() + "', or an older Atoll entered it",
            "give the command again: atoll " + String.join(" ", run.request().arguments())));
  }

  RunLogic logic() {
    return logic;
  }

  boolean isMarked() {
    return terms.marking() == RunTerms.Marking.MARKED;
  }

  RunTerms terms() {
    return terms;
  }

  BuildRequest.Verb verb() {
    return Arrays.stream(BuildRequest.Verb.values())
        .filter(verb -> verb.command().equals(run.request().verb()))
        .findFirst()
        .orElseThrow(() -> notPlanned(run));
  }

  /** The run's flags; what was left out as unchanged is no step of it. */
  SequencedSet<BuildRequest.Option> options() {
    SequencedSet<BuildRequest.Option> options = new LinkedHashSet<>();
    for (BuildRequest.Option option : BuildRequest.Option.values()) {
      if (option != BuildRequest.Option.CHANGED_ONLY && terms.options().contains(option.code())) {
        options.add(option);
      }
    }
    return options;
  }

  private Set<String> planned(TenantId tenant) {
    Set<String> planned = new TreeSet<>();
    logic
        .of(tenant)
        .forEach(
            (node, step) -> {
              if (step.fate() == StepLogic.Fate.RUN) {
                planned.add(node);
              }
            });
    return planned;
  }

  private Optional<Reason> end(TenantId tenant, String node) {
    return Optional.ofNullable(ended.getOrDefault(tenant, Map.of()).get(node));
  }

  /** The tenants that an interrupt kept from coming to an end. */
  List<TenantId> unfinished() {
    return logic.lists().keySet().stream()
        .filter(
            tenant ->
                planned(tenant).stream()
                    .anyMatch(node -> end(tenant, node).map(Remains::isStopped).orElse(true)))
        .toList();
  }

  private static boolean isStopped(Reason reason) {
    return switch (reason) {
      case NOT_STARTED, CANCELLED, UNCERTAIN -> true;
      case BUILT,
          BUILT_EMPTY,
          NO_NEW_ROWS,
          PASSED,
          INLINED,
          ALREADY_DONE,
          WARNED,
          TEST_FAILED,
          COMPILE_FAILED,
          SQL_FAILED,
          ISOLATION_REFUSED,
          DATABASE_LOCKED,
          DISK_FULL,
          PERMISSION_DENIED,
          ENGINE_UNAVAILABLE,
          SETTINGS_INVALID,
          INPUT_MISSING,
          INPUT_EMPTY,
          SOURCE_ABSENT,
          UPSTREAM_FAILED,
          FAIL_FAST,
          UNCHANGED ->
          false;
    };
  }

  /** Whether nobody could tell of some steps whether they were done; now the markers may. */
  boolean hasUncertain() {
    return ended.values().stream().anyMatch(steps -> steps.containsValue(Reason.UNCERTAIN));
  }

  /** Whether a step was skipped only because nobody could tell of one before it. */
  private boolean waitsForUncertain(TenantId tenant, Reason reason) {
    return reason == Reason.UPSTREAM_FAILED
        && ended.getOrDefault(tenant, Map.of()).values().stream()
            .filter(other -> other.kind() == Reason.Kind.FAILED)
            .allMatch(other -> other == Reason.UNCERTAIN);
  }

  /**
   * What is to be looked at to finish a tenant. What makes relations is looked at even if the
   * ledger has it as done: the markers in the tenant's database know better.
   */
  Set<String> toFinish(TenantId tenant) {
    Set<String> left = planned(tenant);
    left.removeIf(
        node ->
            end(tenant, node)
                .filter(reason -> !isStopped(reason))
                .filter(reason -> !waitsForUncertain(tenant, reason))
                .filter(reason -> isForGood(node, reason))
                .isPresent());
    return Ordered.set(left);
  }

  private boolean isForGood(String node, Reason reason) {
    boolean marked =
        isMarked()
            && (node.startsWith("model.")
                || node.startsWith("seed.")
                || node.startsWith("snapshot."));
    return !marked || reason.kind() != Reason.Kind.DONE;
  }

  /** What failed, was skipped, or never came to an end, by tenant. */
  SequencedMap<TenantId, Set<String>> undone() {
    SequencedMap<TenantId, Set<String>> undone = new LinkedHashMap<>();
    for (TenantId tenant : logic.lists().keySet()) {
      Set<String> left = planned(tenant);
      left.removeIf(node -> end(tenant, node).filter(Remains::isDone).isPresent());
      if (!left.isEmpty()) {
        undone.put(tenant, Ordered.set(left));
      }
    }
    invalid.forEach(tenant -> undone.put(tenant, everything()));
    return undone;
  }

  private static boolean isDone(Reason reason) {
    return reason.kind() == Reason.Kind.DONE || reason.kind() == Reason.Kind.WARNED;
  }

  /** All steps the run had, by tenant. */
  SequencedMap<TenantId, Set<String>> all() {
    SequencedMap<TenantId, Set<String>> all = new LinkedHashMap<>();
    logic.lists().keySet().forEach(tenant -> all.put(tenant, Ordered.set(planned(tenant))));
    invalid.forEach(tenant -> all.put(tenant, everything()));
    return all;
  }

  /** A tenant whose own files were wrong had no plan; it would have had what the others had. */
  private Set<String> everything() {
    Set<String> nodes = new TreeSet<>();
    logic.lists().keySet().forEach(tenant -> nodes.addAll(planned(tenant)));
    return Ordered.set(nodes);
  }
}
