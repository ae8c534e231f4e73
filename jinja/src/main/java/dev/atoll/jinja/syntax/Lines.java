package dev.atoll.jinja.syntax;

import dev.atoll.domain.Place;

/** Turns offsets of one source into places; counts lines only when somebody asks. */
public final class Lines {
  private final Source source;

  public Lines(Source source) {
    this.source = source;
  }

  /** The place of a span; its length ends with the first line it touches. */
  public Place place(Span span) {
    Source start = at(span.start(), span.start());
    int end = Math.max(span.start(), Math.min(span.end(), source.text().length()));
    String covered = source.text().substring(Math.min(span.start(), end), end);
    int length = covered.length();
    for (int i = 0; i < covered.length(); i++) {
      if (covered.charAt(i) == '\n' || covered.charAt(i) == '\r') {
        length = i;
        break;
      }
    }
    return new Place(source.name(), start.line(), start.column(), length);
  }

  /** A part of the source as a source of its own, with the right starting position. */
  public Source part(Span span) {
    return at(span.start(), span.end());
  }

  private Source at(int start, int end) {
    String text = source.text();
    int line = source.line();
    int lineStart = 1 - source.column();
    int limit = Math.min(start, text.length());
    for (int i = 0; i < limit; i++) {
      char character = text.charAt(i);
      if (character == '\n'
          || (character == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Source(source.name(), text.substring(limit, end), line, limit - lineStart + 1);
  }
}
