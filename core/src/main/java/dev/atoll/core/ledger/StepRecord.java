package dev.atoll.core.ledger;

import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How one step of a run ended.
 *
 * @param node the node's unique id, such as {@code model.shop.orders}
 * @param resourceType {@code model}, {@code seed}, {@code test} …
 * @param problemCode code of the Problem it failed with; empty otherwise
 * @param message one line; empty when there is nothing to say. Without tenant names, so that equal
 *     failures fold
 */
public record StepRecord(
    RunId run,
    TenantId tenant,
    String node,
    String resourceType,
    Reason reason,
    Instant started,
    Instant ended,
    OptionalLong rowsIn,
    OptionalLong rowsOut,
    String problemCode,
    String message) {
  public Duration duration() {
    return Duration.between(started, ended);
  }
}
