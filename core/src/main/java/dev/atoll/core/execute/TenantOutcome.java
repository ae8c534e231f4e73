package dev.atoll.core.execute;

import dev.atoll.core.plan.TenantPlan;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run did for one tenant.
 *
 * @param problem why none of its steps could run, or what failed around them; a warning when that
 *     is no failure of its own
 * @param steps in the order they ended; those that never began come last
 * @param hooks on-run-start and on-run-end hooks that ran, in the order in which they did
 * @param statements how many were sent to the engine
 * @param catalog what the database holds, where the plan asks for it and the steps ended well; told
 *     to the observer and not kept
 */
public record TenantOutcome(
    TenantPlan plan,
    Optional<Problem> problem,
    List<StepOutcome> steps,
    List<StepOutcome> hooks,
    Instant started,
    Duration elapsed,
    long statements,
    Inputs inputs,
    Optional<Catalog> catalog) {

  /**
   * The required inputs that were looked at before the first step, as the layers name them.
   *
   * @param empty those without rows
   */
  public record Inputs(List<String> checked, List<String> empty) {
    static final Inputs NONE = new Inputs(List.of(), List.of());

    public Inputs {
      checked = List.copyOf(checked);
      empty = List.copyOf(empty);
    }
  }

  public TenantOutcome {
    steps = List.copyOf(steps);
    hooks = List.copyOf(hooks);
  }

  /** An outcome without a catalog. */
  public TenantOutcome(
      TenantPlan plan,
      Optional<Problem> problem,
      List<StepOutcome> steps,
      List<StepOutcome> hooks,
      Instant started,
      Duration elapsed,
      long statements,
      Inputs inputs) {
    this(plan, problem, steps, hooks, started, elapsed, statements, inputs, Optional.empty());
  }

  /** The same with a catalog, or without the one it has. */
  TenantOutcome with(Optional<Catalog> read) {
    return new TenantOutcome(
        plan, problem, steps, hooks, started, elapsed, statements, inputs, read);
  }

  /** A tenant for whom nothing was to be done. */
  public static TenantOutcome idle(TenantPlan plan, Instant now) {
    return new TenantOutcome(
        plan, Optional.empty(), List.of(), List.of(), now, Duration.ZERO, 0, Inputs.NONE);
  }

  /** The same with further steps behind the others. */
  public TenantOutcome with(List<StepOutcome> further) {
    if (further.isEmpty()) {
      return this;
    }
    List<StepOutcome> all = new ArrayList<>(steps);
    all.addAll(further);
    return new TenantOutcome(
        plan, problem, all, hooks, started, elapsed, statements, inputs, catalog);
  }

  public TenantId tenant() {
    return plan.graph().tenant().id();
  }
}
