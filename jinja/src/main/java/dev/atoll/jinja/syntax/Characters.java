package dev.atoll.jinja.syntax;

/** Classes of characters as Python sees them. */
public final class Characters {
  private Characters() {}

  /** Python's {@code str.isspace} of one character. */
  public static boolean isSpace(int character) {
    return Character.isWhitespace(character)
        || character == 0x85
        || character == 0xA0
        || character == 0x2007
        || character == 0x202F;
  }

  static boolean isNameStart(int character) {
    return character == '_' || Character.isUnicodeIdentifierStart(character);
  }

  static boolean isNamePart(int character) {
    return character == '_'
        || (Character.isUnicodeIdentifierPart(character)
            && !Character.isIdentifierIgnorable(character));
  }

  /** The index after the whitespace that begins at an index. */
  static int skipSpace(String text, int from, int end) {
    int at = from;
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The index at which the whitespace ends that goes on to {@code end}. */
  static int beforeSpace(String text, int start, int end) {
    int at = end;
    while (at > start && isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The text with every line ending as {@code \n}. */
  static String normalizeNewlines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
