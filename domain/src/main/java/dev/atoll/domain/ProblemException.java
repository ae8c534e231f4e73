package dev.atoll.domain;

import java.util.List;

/**
 * Carries {@link Problem}s out of a depth where nothing can go on, such as the middle of a render,
 * to the stage that reports them. Never reaches a user as an exception.
 */
public final class ProblemException extends RuntimeException {
  private final transient List<Problem> problems;

  public ProblemException(Problem problem) {
    this(List.of(problem));
  }

  public ProblemException(List<Problem> problems) {
    super(problems.isEmpty() ? "" : problems.getFirst().message(), null, false, false);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem to carry");
    }
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  public Problem problem() {
    return problems.getFirst();
  }
}
