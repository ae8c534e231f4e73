package dev.atoll.core.pipeline;

/** The Problem codes of {@code init}, A780 to A789; each has a page under docs/problems. */
final class InitCodes {
  /** A name that no project can have, or none. */
  static final String BAD_NAME = "A780";

  /** Something is where something new was to be made. */
  static final String EXISTS = "A781";

  /** A question without an answer. */
  static final String UNANSWERED = "A782";

  /** A file that cannot be written. */
  static final String NOT_WRITTEN = "A783";

  /** A fleet without a project. */
  static final String NO_PROJECT = "A784";

  private InitCodes() {}
}
