package dev.atoll.jinja.syntax;

/** Resolves the escapes of a string literal as Python's {@code unicode_escape} does. */
final class StringLiteral {
  private final String raw;
  private final StringBuilder result;
  private int at;

  private StringLiteral(String raw) {
    this.raw = raw;
    this.result = new StringBuilder(raw.length());
  }

  /**
   * The text that the characters between the quotes stand for.
   *
   * @throws IllegalArgumentException when an escape is cut short
   */
  static String unescape(String between) {
    String normalized = Characters.normalizeNewlines(between);
    return normalized.indexOf('\\') < 0 ? normalized : new StringLiteral(normalized).resolve();
  }

  private String resolve() {
    while (at < raw.length()) {
      char character = raw.charAt(at++);
      if (character == '\\' && at < raw.length()) {
        escape(raw.charAt(at++));
      } else {
        result.append(character);
      }
    }
    return result.toString();
  }

  private void escape(char code) {
    switch (code) {
      case '\n' -> {}
      case '\\', '\'', '"' -> result.append(code);
      case 'a' -> result.append('\u0007');
      case 'b' -> result.append('\b');
      case 'f' -> result.append('\f');
      case 'n' -> result.append('\n');
      case 'r' -> result.append('\r');
      case 't' -> result.append('\t');
      case 'v' -> result.append('\u000b');
      case 'x' -> hex(2, "truncated \\xXX escape");
      case 'u' -> hex(4, "truncated \\uXXXX escape");
      case 'U' -> hex(8, "truncated \\UXXXXXXXX escape");
      case 'N' -> named();
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      default -> result.append('\\').append(code);
    }
  }

  private void hex(int digits, String complaint) {
    int end = at + digits;
    if (end > raw.length()
        || !raw.substring(at, end).chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
      throw new IllegalArgumentException(complaint);
    }
    long point = Long.parseLong(raw.substring(at, end), 16);
    if (point > Character.MAX_CODE_POINT) {
      throw new IllegalArgumentException("illegal Unicode character");
    }
    result.appendCodePoint((int) point);
    at = end;
  }

  private void named() {
    int end = raw.indexOf('}', at);
    if (at >= raw.length() || raw.charAt(at) != '{' || end < 0) {
      throw new IllegalArgumentException("malformed \\N character escape");
    }
    try {
      result.appendCodePoint(Character.codePointOf(raw.substring(at + 1, end)));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("unknown Unicode character name", unknown);
    }
    at = end + 1;
  }

  private void octal() {
    int end = at;
    while (end < raw.length() && end < at + 2 && raw.charAt(end) >= '0' && raw.charAt(end) <= '7') {
      end++;
    }
    result.append((char) Integer.parseInt(raw.substring(at - 1, end), 8));
    at = end;
  }
}
