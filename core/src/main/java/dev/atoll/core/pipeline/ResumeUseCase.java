package dev.atoll.core.pipeline;

import dev.atoll.core.execute.Marks;
import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.ledger.LedgerCodes;
import dev.atoll.core.ledger.LedgerPlace;
import dev.atoll.core.ledger.RunId;
import dev.atoll.core.ledger.RunRecord;
import dev.atoll.core.ledger.RunState;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * {@code resume}: goes on with a run that was interrupted or killed, with the same steps made from
 * the same logic and settings; nothing that was committed is done again.
 */
final class ResumeUseCase {
  private final Invocation invocation;
  private final LedgerPlace ledger;

  ResumeUseCase(Invocation invocation, LedgerPlace ledger) {
    this.invocation = invocation;
    this.ledger = ledger;
  }

  /** Goes on with a run. */
  RunResult run(ResumeRequest request, RunListener listener, Cancellation cancellation) {
    Optional<String> word = request.run();
    RunRecord run;
    Remains remains;
    List<TenantId> unfinished;
    try (Ledger open = LedgerRuns.opened(ledger, word)) {
      run = LedgerRuns.record(open, word);
      refuseIfRunning(run);
      remains = new Remains(run, open);
      refuseUnlessStopped(run, remains);
      unfinished = remains.unfinished();
      refuseIfOvertaken(run, unfinished, open);
    }
    if (unfinished.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              LedgerCodes.NOTHING_LEFT,
              "run " + run.id().value() + " left nothing to go on with",
              "each of its steps came to an end before it was interrupted",
              "see 'atoll run show " + run.id().value() + "'; 'atoll rerun' repeats what failed"));
    }
    SequencedMap<TenantId, Set<String>> left = new LinkedHashMap<>();
    unfinished.forEach(tenant -> left.put(tenant, remains.toFinish(tenant)));
    RunId first = remains.terms().resumes().orElse(run.id());
    return new RunUseCase(
            invocation.asBefore(run).forTenants(unfinished, run),
            BuildRequest.retry(remains.verb(), remains.options(), Ordered.map(left)),
            listener,
            cancellation,
            Optional.empty(),
            Optional.of(new Resumed(first, markers(remains, request.uncertain()), remains.logic())))
        .run();
  }

  private static Marks.Earlier markers(Remains remains, ResumeRequest.Uncertain uncertain) {
    if (!remains.isMarked()) {
      return Marks.Earlier.NONE;
    }
    return switch (uncertain) {
      case LEFT_ALONE -> Marks.Earlier.KEPT;
      case REPEATED -> Marks.Earlier.KEPT_BUT_UNCERTAIN;
    };
  }

  /** First, since a run that has just begun may not have entered its steps yet. */
  private static void refuseIfRunning(RunRecord run) {
    if (run.state() == RunState.RUNNING) {
      throw refused(
          "run " + run.id().value() + " is still running",
          "process " + run.process().pid() + " on " + run.process().host() + " has it",
          "wait for its end, or interrupt it first");
    }
  }

  private static void refuseUnlessStopped(RunRecord run, Remains remains) {
    String id = run.id().value();
    switch (run.state()) {
      case INTERRUPTED, LOST, RUNNING -> {}
      case SUCCEEDED ->
          throw refused(
              "run " + id + " was not interrupted",
              "it came to its end, and all is done",
              "name another one; see 'atoll runs'");
      case FAILED, REFUSED -> {
        if (!remains.hasUncertain()) {
          throw refused(
              "run " + id + " was not interrupted",
              "it came to its end; some of its steps failed",
              "repeat what failed: atoll rerun " + id);
        }
      }
    }
  }

  /** What a later run built stands on other ground than the interrupted one would. */
  private static void refuseIfOvertaken(RunRecord run, List<TenantId> unfinished, Ledger ledger) {
    List<TenantId> overtaken = new ArrayList<>();
    Optional<RunRecord> by = Optional.empty();
    for (TenantId tenant : unfinished) {
      Optional<RunRecord> later = ledger.firstAfter(run, tenant);
      if (later.isPresent()) {
        overtaken.add(tenant);
        by = by.or(() -> later);
      }
    }
    if (by.isPresent()) {
      String id = by.get().id().value();
      throw new ProblemException(
          Problem.error(
                  LedgerCodes.NOT_RESUMABLE,
                  "run " + run.id().value() + " cannot go on",
                  "run " + id + " came after it, for tenant " + overtaken.getFirst().value(),
                  "go on with that one: atoll resume " + id + "; or build what is left")
              .forTenants(overtaken));
    }
  }

  private static ProblemException refused(String what, String cause, String mend) {
    return new ProblemException(Problem.error(LedgerCodes.NOT_RESUMABLE, what, cause, mend));
  }
}
