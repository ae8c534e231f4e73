package dev.atoll.core.ledger;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One tenant of a run.
 *
 * @param problem why none of its steps could run
 */
public record TenantRecord(
    RunId run,
    TenantId tenant,
    SequencedMap<String, String> labels,
    Instant started,
    Instant ended,
    Optional<Problem> problem) {
  public TenantRecord {
    labels = Ordered.map(labels);
  }

  public Duration duration() {
    return Duration.between(started, ended);
  }
}
