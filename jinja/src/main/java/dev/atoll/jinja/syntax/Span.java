package dev.atoll.jinja.syntax;

/** Characters of a template's text: from {@code start} up to, not including, {@code end}. */
public record Span(int start, int end) {
  /** From the beginning of this to the end of the other. */
  public Span to(Span other) {
    return new Span(start, other.end);
  }
}
