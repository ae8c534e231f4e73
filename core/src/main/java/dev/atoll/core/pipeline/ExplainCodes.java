package dev.atoll.core.pipeline;

/** The Problem codes of what is asked about a fleet. */
final class ExplainCodes {
  /** Nothing of that name. */
  static final String UNKNOWN_SUBJECT = "A470";

  /** A name that several things have. */
  static final String AMBIGUOUS = "A471";

  /** A question that cannot be put so. */
  static final String BAD_QUESTION = "A472";

  /** Two runs of which nothing could be compared. */
  static final String NOT_COMPARABLE = "A473";

  private ExplainCodes() {}
}
