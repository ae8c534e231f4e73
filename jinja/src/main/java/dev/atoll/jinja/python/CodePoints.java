package dev.atoll.jinja.python;

/**
 * Positions in texts count code points, as in Python; where all are single chars nothing is paid.
 */
final class CodePoints {
  private CodePoints() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The part between two code point positions. */
  static String slice(String text, int from, int to) {
    if (length(text) == text.length()) {
      return text.substring(from, to);
    }
    return text.substring(charIndex(text, from), charIndex(text, to));
  }

  /** The char index of a code point position. */
  static int charIndex(String text, int position) {
    return length(text) == text.length() ? position : text.offsetByCodePoints(0, position);
  }

  /** The code point position of a char index; -1 stays -1. */
  static int position(String text, int charIndex) {
    return charIndex < 0 ? charIndex : text.codePointCount(0, charIndex);
  }

  static int at(String text, int position) {
    return text.codePointAt(charIndex(text, position));
  }
}
