package dev.atoll.core.plan.state;

/** The Problem codes of comparison with an earlier state, A435 to A449; each has a page. */
public final class StateCodes {
  /** Something asks for an earlier state, and none was named. */
  public static final String NO_STATE = "A435";

  /** The folder of the earlier state does not exist. */
  public static final String NO_FOLDER = "A436";

  /** The folder holds no manifest.json. */
  public static final String NO_MANIFEST = "A437";

  /** An artifact that cannot be read. */
  public static final String UNREADABLE = "A438";

  /** An artifact of a version that dbt 1.11 does not read either. */
  public static final String UNSUPPORTED = "A439";

  /** {@code result:} without run_results.json. */
  public static final String NO_RESULTS = "A440";

  /** {@code source_status:} without sources.json, there or here. */
  public static final String NO_SOURCES = "A441";

  /** The contract of a versioned model was broken. */
  public static final String CONTRACT_BROKEN = "A442";

  /** The contract of a model without versions was broken; a warning. */
  public static final String CONTRACT_CHANGED = "A443";

  /** A seed so large that only its path is compared; a warning. */
  public static final String LARGE_SEED = "A444";

  /** A command that cannot be deferred. */
  public static final String NOT_DEFERRED = "A445";

  /** The earlier state is the folder that this command writes to; a warning. */
  public static final String OWN_TARGET = "A446";

  private StateCodes() {}
}
