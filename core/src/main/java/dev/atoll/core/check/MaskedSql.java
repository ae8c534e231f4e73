package dev.atoll.core.check;

/**
 * SQL with its Jinja masked, character for character, so that offsets stay: what prints becomes
 * part of a word, everything else of Jinja becomes blank.
 */
final class MaskedSql {
  /** Stands for each character of an expression that prints; part of a word to a SQL scanner. */
  static final char PRINTED = '\uE000';

  private MaskedSql() {}

  static String of(String text) {
    StringBuilder masked = new StringBuilder(text);
    int at = text.indexOf('{');
    while (at >= 0 && at + 1 < text.length()) {
      int end =
          switch (text.charAt(at + 1)) {
            case '{' -> mask(masked, text, at, "}}", PRINTED);
            case '%' -> mask(masked, text, at, "%}", ' ');
            case '#' -> mask(masked, text, at, "#}", ' ');
            default -> at + 1;
          };
      at = text.indexOf('{', end);
    }
    return masked.toString();
  }

  private static int mask(StringBuilder masked, String text, int from, String closing, char by) {
    int end =
        closing.equals("#}")
            ? closed(text, from, closing)
            : closedOutsideStrings(text, from, closing);
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (by == PRINTED || (c != '\n' && c != '\r')) {
        masked.setCharAt(i, by);
      }
    }
    return end;
  }

  private static int closed(String text, int from, String closing) {
    int at = text.indexOf(closing, from + 2);
    return at < 0 ? text.length() : at + 2;
  }

  private static int closedOutsideStrings(String text, int from, String closing) {
    char quote = 0;
    for (int i = from + 2; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (text.startsWith(closing, i)) {
        return i + 2;
      }
    }
    return text.length();
  }

  /** Whether a token of masked SQL holds something that Jinja prints. */
  static boolean isPrinted(String token) {
    return token.indexOf(PRINTED) >= 0;
  }
}
