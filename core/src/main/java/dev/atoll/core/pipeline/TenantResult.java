package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * What a run did for one tenant.
 *
 * @param problem why none of its steps could run (settings, database locked …); its steps then
 *     carry the reason. A warning when that is no failure, as with an empty input
 * @param steps every selected step, in the order they ended; those that never began come last
 * @param elapsed from opening its database to closing it
 * @param statements sent to its database, transactions and catalog queries included; empty when the
 *     run is read back from the ledger
 */
public record TenantResult(
    TenantId tenant,
    SequencedMap<String, String> labels,
    Optional<Problem> problem,
    List<StepResult> steps,
    Duration elapsed,
    OptionalLong statements) {
  public TenantResult {
    labels = Ordered.map(labels);
    steps = List.copyOf(steps);
  }

  /** Whether the tenant itself or one of its steps failed. */
  public boolean failed() {
    return problem.filter(Problem::isError).isPresent() || count(Reason.Kind.FAILED) > 0;
  }

  /** Why a tenant ended before it was known what is to be done for it; it has no steps then. */
  public Optional<Reason> endedBefore() {
    return steps.isEmpty() && failed() ? Optional.of(Reason.SETTINGS_INVALID) : Optional.empty();
  }

  public long count(Reason.Kind kind) {
    return steps.stream().filter(step -> step.reason().kind() == kind).count();
  }
}
