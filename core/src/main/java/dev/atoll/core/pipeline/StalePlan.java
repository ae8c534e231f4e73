package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import java.util.List;

/** A plan is refused, since what it was made from has moved; nothing was touched. */
public final class StalePlan extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  StalePlan(List<Problem> problems) {
    super("the plan is stale");
    this.problems = List.copyOf(problems);
  }

  /** One for each tenant that has moved, and one for the release. */
  public List<Problem> problems() {
    return problems;
  }
}
