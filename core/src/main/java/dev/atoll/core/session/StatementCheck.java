package dev.atoll.core.session;

/** Looks at SQL before a session gets it. */
@FunctionalInterface
public interface StatementCheck {
  /** Nothing is refused: a plain dbt project, with the profile's own rights. */
  StatementCheck NONE = sql -> {};

  /**
   * Refuses what a tenant's SQL may not say.
   *
   * @throws dev.atoll.domain.ProblemException with the statement that is refused
   */
  void check(String sql);
}
