package dev.atoll.core.freeze;

/** The Problem codes of frozen data, A770 to A779; each has a page under docs/problems. */
public final class FreezeCodes {
  /** A file that holds nothing frozen, or in another format. */
  public static final String NOT_FROZEN = "A770";

  /** A file that was changed after it was written. */
  public static final String ALTERED = "A771";

  /** Data of another fleet. */
  public static final String OTHER_FLEET = "A772";

  /** Data of a tenant who was on another engine. */
  public static final String OTHER_ENGINE = "A773";

  /** A file that cannot be written. */
  public static final String NOT_WRITTEN = "A774";

  /** Nobody is both in the file and selected. */
  public static final String NOBODY_IN_COMMON = "A775";

  private FreezeCodes() {}
}
