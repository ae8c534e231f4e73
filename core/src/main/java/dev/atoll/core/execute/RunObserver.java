package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.domain.TenantId;

/** Hears what happens in a run; called from worker threads, events of one tenant in order. */
public interface RunObserver {
  void tenantStarted(TenantId tenant, int steps);

  void stepStarted(TenantId tenant, Node node, int index, int of);

  void stepFinished(TenantId tenant, StepOutcome outcome, int index, int of);

  void tenantFinished(TenantOutcome outcome);
}
