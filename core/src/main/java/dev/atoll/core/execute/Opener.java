package dev.atoll.core.execute;

import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.session.Lease;

/** Opens a tenant's database for a run. */
@FunctionalInterface
public interface Opener {
  /**
   * A lease that the caller closes.
   *
   * @throws dev.atoll.engine.EngineException when it cannot be opened
   * @throws dev.atoll.domain.ProblemException when it must not be
   */
  Lease open(TenantPlan plan);
}
