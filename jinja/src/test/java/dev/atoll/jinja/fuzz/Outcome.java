package dev.atoll.jinja.fuzz;

/** What rendering a template came to. */
sealed interface Outcome {

  record Text(String text) implements Outcome {}

  /**
   * It failed.
   *
   * @param kind a Problem's code, or the name of a Python exception
   */
  record Failure(String kind, String message) implements Outcome {}

  /** It was too much work for the limits of the comparison. */
  record Unbounded() implements Outcome {}
}
