package dev.atoll.jinja.value;

/** What using an undefined value means. */
public enum UndefinedMode {
  /**
   * Jinja2's default: it prints as nothing; attributes, items, calls and arithmetic are Problems.
   */
  DEFAULT,
  /**
   * As dbt has it while parsing: attributes, items and calls of an undefined value are undefined
   * again.
   */
  PERMISSIVE
}
