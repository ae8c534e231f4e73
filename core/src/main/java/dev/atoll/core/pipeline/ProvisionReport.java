package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * What tenants lack on their engines, and what became of it.
 *
 * @param problems what stands in the way, or is outside of what provisioning sees to
 */
public record ProvisionReport(String fleet, int tenants, List<Step> steps, List<Problem> problems) {
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
