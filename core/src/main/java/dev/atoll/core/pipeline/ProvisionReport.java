package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * What tenants lack on their engines, and what became of it.
 *
 * @param problems what stands in the way, or is outside of what provisioning sees to
 * @param leftOut what is wrong with tenants that were left out for it; it stands in nobody's way
 */
public record ProvisionReport(
    String fleet, int tenants, List<Step> steps, List<Problem> problems, List<Problem> leftOut) {
  /** How far a step came. */
  public enum State {
    PLANNED,
    DONE,
    FAILED
  }

  /**
   * One statement, or one folder or file to make.
   *
   * @param tenant empty where it is for all
   * @param where server and database, or folder
   * @param what the statement, passwords masked
   */
  public record Step(Optional<TenantId> tenant, String where, String what, State state) {}

  public ProvisionReport {
    steps = List.copyOf(steps);
    problems = List.copyOf(problems);
    leftOut = List.copyOf(leftOut);
  }

  /** All that is to be told, in order. */
  public List<Problem> told() {
    Problems all = new Problems();
    all.addAll(problems);
    all.addAll(leftOut);
    return all.sorted();
  }

  /** Whether anything stands in the way or went wrong. */
  public boolean failed() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** Whether everything there was to do has been done. */
  public boolean done() {
    return steps.stream().allMatch(step -> step.state() == State.DONE);
  }
}
