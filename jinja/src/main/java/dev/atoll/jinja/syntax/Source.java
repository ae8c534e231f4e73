package dev.atoll.jinja.syntax;

/**
 * A template's text and where it was written.
 *
 * @param name shown in places: a path relative to the project, with forward slashes
 * @param line 1-based line at which the text begins in that file
 * @param column 1-based column at which the text begins in that line
 */
public record Source(String name, String text, int line, int column) {
  public Source {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("positions count from 1: " + name);
    }
  }

  /** A whole file. */
  public static Source of(String name, String text) {
    return new Source(name, text, 1, 1);
  }
}
