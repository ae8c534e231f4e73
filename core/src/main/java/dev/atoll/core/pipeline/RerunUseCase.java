package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.ledger.LedgerCodes;
import dev.atoll.core.ledger.LedgerPlace;
import dev.atoll.core.ledger.RunRecord;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * {@code rerun}: once more what a run of the ledger left undone, tenant by tenant, or chosen steps
 * of it, as a new run with the project and the settings of today.
 */
final class RerunUseCase {
  private final Invocation invocation;
  private final LedgerPlace ledger;

  RerunUseCase(Invocation invocation, LedgerPlace ledger) {
    this.invocation = invocation;
    this.ledger = ledger;
  }

  /** Does steps of a run again. */
  RunResult run(RerunRequest request, RunListener listener, Cancellation cancellation) {
    Optional<String> word = request.run();
    Selection selection = request.selection();
    RunRecord run;
    Remains remains;
    try (Ledger open = LedgerRuns.opened(ledger, word)) {
      run = LedgerRuns.record(open, word);
      remains = new Remains(run, open);
    }
    Invocation again = invocation.asBefore(run);
    SequencedMap<TenantId, Set<String>> chosen =
        chosen(
            again,
            selection,
            selection.equals(Selection.ALL) ? remains.undone() : remains.all(),
            remains.verb());
    if (chosen.isEmpty()) {
      throw new ProblemException(
          Problem.error(
              LedgerCodes.NOTHING_LEFT,
              "there is nothing of run " + run.id().value() + " to do again",
              selection.equals(Selection.ALL)
                  ? "none of its steps failed, was skipped or never began, for these tenants"
                  : "it had none of the selected steps, for these tenants",
              "see 'atoll run show " + run.id().value() + "' for what it did"));
    }
    return new RunUseCase(
            again.forTenants(chosen.keySet(), run),
            BuildRequest.retry(remains.verb(), remains.options(), Ordered.map(chosen)),
            listener,
            cancellation)
        .run();
  }

  /** Of the wanted steps those that are selected, and still there. */
  private static SequencedMap<TenantId, Set<String>> chosen(
      Invocation invocation,
      Selection selection,
      Map<TenantId, Set<String>> wanted,
      BuildRequest.Verb verb) {
    Loaded loaded =
        new Loader(
                invocation,
                Started.of(invocation).invoked(),
                Flags.of("rerun"),
                tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
            .load(SecretUse.LEAVE_OUT);
    Problems problems = new Problems();
    Choices choices = Choices.of(selection, Choices.types(verb), loaded, invocation);
    SequencedMap<TenantId, Set<String>> chosen = new LinkedHashMap<>();
    for (Loaded.Ready ready : loaded.tenants()) {
      Set<String> steps = new LinkedHashSet<>(choices.in(ready, problems));
      steps.retainAll(wanted.getOrDefault(ready.id(), Set.of()));
      if (!steps.isEmpty()) {
        chosen.put(ready.id(), Ordered.set(steps));
      }
    }
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    // A tenant whose files are still wrong is told again, and fails again.
    loaded.invalid().keySet().stream()
        .filter(wanted::containsKey)
        .forEach(tenant -> chosen.put(tenant, Ordered.set(List.of())));
    return chosen;
  }
}
