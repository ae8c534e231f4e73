package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Something that happened in a run. */
public sealed interface RunEvent {
  Instant at();

  /**
   * The input is known to be good and the work begins.
   *
   * @param name the fleet's or project's name
   * @param found number of nodes of the project by dbt's resource type, in dbt's order
   * @param tenants number of tenants
   * @param steps steps of all tenants together
   * @param threads statements that may run at the same time
   */
  record RunStarted(
      Instant at,
      String runId,
      BuildRequest.Verb verb,
      String name,
      FleetShape shape,
      SequencedMap<String, Integer> found,
      int tenants,
      int steps,
      int threads,
      List<Problem> warnings)
      implements RunEvent {
    public RunStarted {
      found = Ordered.map(found);
      warnings = List.copyOf(warnings);
    }
  }

  /** A tenant's database is about to be opened. */
  record TenantStarted(Instant at, TenantId tenant, int steps) implements RunEvent {}

  /**
   * A step begins.
   *
   * @param index 1-based number of the step within its tenant
   * @param of number of steps of the tenant
   */
  record StepStarted(Instant at, TenantId tenant, NodeRef node, int index, int of)
      implements RunEvent {}

  /** Also for steps that are skipped; those have no {@link StepStarted}. */
  record StepFinished(Instant at, TenantId tenant, StepResult result, int index, int of)
      implements RunEvent {}

  /** A tenant's database is closed again. */
  record TenantFinished(Instant at, TenantResult result) implements RunEvent {}

  /** Something a template or a stage wants to be seen: {@code log(…, info=true)}, a warning. */
  record Note(Instant at, Optional<TenantId> tenant, String text) implements RunEvent {}

  /** Nothing follows. */
  record RunFinished(Instant at, RunResult.Outcome outcome) implements RunEvent {}
}
