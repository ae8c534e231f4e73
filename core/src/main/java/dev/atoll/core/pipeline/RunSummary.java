package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.SequencedMap;

/**
 * One line of {@code atoll runs}.
 *
 * @param tenants number of tenants it was for
 * @param failedTenants number of tenants with a failure
 * @param reasons steps by reason
 * @param call who asked for it, and with what
 */
public record RunSummary(
    String runId,
    BuildRequest.Verb verb,
    RunResult.Outcome outcome,
    Instant started,
    Duration elapsed,
    int tenants,
    int failedTenants,
    SequencedMap<Reason, Integer> reasons,
    RunCall call) {
  public RunSummary {
    reasons = Ordered.map(reasons);
  }
}
