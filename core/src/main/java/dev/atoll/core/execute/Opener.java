package dev.atoll.core.execute;

import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.session.Lease;

/** Opens a tenant's database for a run. */
public interface Opener {
  /**
   * A lease that the caller closes.
   *
   * @throws dev.atoll.engine.EngineException when it cannot be opened
   * @throws dev.atoll.domain.ProblemException when it must not be
   */
  Lease open(TenantPlan plan);

  /** Bytes of this machine that a tenant's open database may fill; 0 when it is a server's. */
  long memory(TenantPlan plan);
}
