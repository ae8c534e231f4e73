package dev.atoll.core.plan;

import java.util.List;

/**
 * The steps of a tenant, and of all tenants that have the same.
 *
 * @param hash of all that the steps say
 */
public record StepList(String hash, List<PlannedStep> steps) {
  public StepList {
    steps = List.copyOf(steps);
  }

  /** A list with its hash. */
  static StepList of(List<PlannedStep> steps) {
    Digest digest = Digest.of("steps");
    for (PlannedStep step : steps) {
      digest
          .text(step.node())
          .text(step.materialized())
          .text(step.action().code())
          .text(step.reason().code())
          .text(step.decision().because())
          .text(step.unknownBecause().orElse(""))
          .text(step.fingerprint().code())
          .text(step.fingerprint().config())
          .text(step.fingerprint().settings())
          .text(step.fingerprint().upstream())
          .text(step.fingerprint().sql().orElse(""));
    }
    return new StepList(digest.hex(), steps);
  }

  /** How many of the steps run. */
  public int running() {
    return (int) steps.stream().filter(PlannedStep::runs).count();
  }
}
