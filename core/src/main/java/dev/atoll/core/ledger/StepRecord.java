package dev.atoll.core.ledger;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one step of a run ended.
 *
 * @param problem what it failed with or warns of; kept without its trace and tenants
 * @param compiled the file with its compiled SQL; empty when there is none
 */
public record StepRecord(
    RunId run,
    TenantId tenant,
    Node node,
    Reason reason,
    Instant started,
    Instant ended,
    Counts counts,
    Optional<Problem> problem,
    String compiled) {

  /**
   * The node a step is about.
   *
   * @param id dbt's unique id, such as {@code model.shop.orders}
   * @param resourceType {@code model}, {@code seed}, {@code test} …
   * @param materialized empty where it means nothing, as is {@code relation}
   */
  public record Node(
      String id, String name, String resourceType, String materialized, String relation) {}

  /**
   * What was counted, where it could be.
   *
   * @param failures rows a test found
   */
  public record Counts(OptionalLong rowsIn, OptionalLong rowsOut, OptionalLong failures) {
    public static final Counts NONE =
        new Counts(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
  }

  public Duration duration() {
    return Duration.between(started, ended);
  }
}
