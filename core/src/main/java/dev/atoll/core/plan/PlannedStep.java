package dev.atoll.core.plan;

import dev.atoll.domain.Ordered;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One step of a plan, for all tenants that have the same.
 *
 * @param node dbt's unique id
 * @param name as people call it
 * @param type dbt's resource type
 * @param materialized empty where it means nothing
 * @param unknownBecause why its SQL is known only when it runs; empty where it is known, or there
 *     is none
 * @param reads the settings it reads, each with its value's hash
 */
public record PlannedStep(
    String node,
    String name,
    String type,
    String materialized,
    Action action,
    Decision decision,
    Optional<String> unknownBecause,
    Fingerprint fingerprint,
    SequencedMap<String, String> reads) {

  /** Whether the plan carries it out. */
  public enum Action {
    RUN("run"),
    /** It is unchanged, and only what changed was asked for. */
    LEAVE("leave");

    private final String code;

    Action(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public PlannedStep {
    reads = Ordered.map(reads);
  }

  public StepReason reason() {
    return decision.reason();
  }

  public boolean runs() {
    return action == Action.RUN;
  }
}
