package dev.atoll.core.overlay;

import java.util.Set;

/** The end of a query: a semicolon there is fine where the query stands alone, and nowhere else. */
final class SqlTail {
  private final String text;
  private int at;
  private int last = -1;

  private SqlTail(String text) {
    this.text = text;
  }

  /**
   * The text with blanks in the place of semicolons that nothing but comments follow; everything
   * keeps its position.
   */
  static String withoutSemicolon(String text) {
    String result = text;
    for (int end = lastWord(result);
        end >= 0 && result.charAt(end) == ';';
        end = lastWord(result)) {
      result = result.substring(0, end) + " " + result.substring(end + 1);
    }
    return result;
  }

  /** Where the last character stands that is neither space nor comment nor a Jinja statement. */
  private static int lastWord(String text) {
    return new SqlTail(text).scan();
  }

  private int scan() {
    while (at < text.length()) {
      if (text.startsWith("--", at)) {
        skipTo("\n");
      } else if (text.startsWith("/*", at)) {
        skipTo("*/");
      } else if (text.startsWith("{#", at)) {
        skipTo("#}");
      } else if (text.startsWith("{%", at)) {
        skipTo("%}");
      } else if (text.startsWith("{{", at)) {
        last = at;
        skipTo("}}");
      } else if (Set.of('\'', '"').contains(text.charAt(at))) {
        last = at;
        String quote = text.substring(at, at + 1);
        at++;
        skipTo(quote);
      } else {
        last = Character.isWhitespace(text.charAt(at)) ? last : at;
        at++;
      }
    }
    return last;
  }

  private void skipTo(String close) {
    int end = text.indexOf(close, at);
    at = end < 0 ? text.length() : end + close.length();
  }
}
