package dev.atoll.core.plan;

/** The Problem codes of plans, A740 to A749; each has a page under docs/problems. */
public final class PlanCodes {
  /** A file that holds no plan, or one of another format. */
  public static final String NO_PLAN = "A740";

  /** A plan that was changed after it was made. */
  public static final String ALTERED = "A741";

  /** What a plan was made from has moved. */
  public static final String STALE = "A742";

  /** A plan of another fleet or environment. */
  public static final String OTHER_FLEET = "A743";

  /** A plan that cannot be written. */
  public static final String NOT_WRITTEN = "A744";

  private PlanCodes() {}
}
