package dev.atoll.jinja.python;

import java.util.Locale;

/** Upper and lower case, and classes of characters, as Python's {@code str} has them. */
public final class StringCases {
  private static final char SIGMA = '\u03a3';

  private StringCases() {}

  public static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String fold(String text) {
    return lower(upper(text).replace("\u1E9E", "SS"));
  }

  public static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = Character.charCount(text.codePointAt(0));
    return titleCase(text.codePointAt(0)) + lower(withSigmas(text).substring(first));
  }

  /** The text with the lower case of each capital sigma that needs its neighbours to be known. */
  private static String withSigmas(String text) {
    if (text.indexOf(SIGMA) < 0) {
      return text;
    }
    int[] sigmas = lower(text).chars().filter(c -> c == 'σ' || c == 'ς').toArray();
    StringBuilder result = new StringBuilder(text);
    int seen = 0;
    boolean first = true;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == SIGMA || c == 'σ' || c == 'ς') {
        result.setCharAt(at, c == SIGMA && !first ? (char) sigmas[seen] : c);
        seen++;
      }
      first = false;
    }
    return result.toString();
  }

  private static String titleCase(int point) {
    int title = Character.toTitleCase(point);
    String single = Character.toString(point);
    if (title == point && !Character.isTitleCase(point)) {
      String upper = upper(single);
      return upper.length() > 1 && upper.length() != single.length() && isCased(upper.charAt(0))
          ? upper.charAt(0) + lower(upper.substring(1))
          : upper;
    }
    return Character.toString(title);
  }

  /** Every run of letters begins with a capital. */
  static String title(String given) {
    String text = withSigmas(given);
    StringBuilder result = new StringBuilder(text.length());
    boolean inWord = false;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      result.append(inWord ? lower(Character.toString(point)) : titleCase(point));
      inWord = isCased(point);
    }
    return result.toString();
  }

  static String swap(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              String single = Character.toString(point);
              result.append(
                  Character.isUpperCase(point)
                      ? lower(single)
                      : Character.isLowerCase(point) ? upper(single) : single);
            });
    return result.toString();
  }

  private static boolean isCased(int point) {
    return Character.isUpperCase(point)
        || Character.isLowerCase(point)
        || Character.isTitleCase(point);
  }

  /** Python's {@code str.isalnum} of one character. */
  public static boolean isAlphanumeric(int point) {
    return Character.isLetter(point) || isNumeric(point);
  }

  static boolean isDigit(int point) {
    return Character.isDigit(point) || "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉".indexOf(point) >= 0;
  }

  static boolean isNumeric(int point) {
    int type = Character.getType(point);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  public static boolean isLower(String text) {
    return text.codePoints().anyMatch(Character::isLowerCase)
        && text.codePoints().noneMatch(p -> Character.isUpperCase(p) || Character.isTitleCase(p));
  }

  public static boolean isUpper(String text) {
    return text.codePoints().anyMatch(Character::isUpperCase)
        && text.codePoints().noneMatch(p -> Character.isLowerCase(p) || Character.isTitleCase(p));
  }

  static boolean isTitle(String text) {
    boolean any = false;
    boolean inWord = false;
    for (int point : text.codePoints().toArray()) {
      boolean capital = Character.isUpperCase(point) || Character.isTitleCase(point);
      if ((capital && inWord) || (Character.isLowerCase(point) && !inWord)) {
        return false;
      }
      inWord = isCased(point);
      any |= inWord;
    }
    return any;
  }

  static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && (text.codePointAt(0) == '_' || Character.isUnicodeIdentifierStart(text.codePointAt(0)))
        && text.codePoints().allMatch(p -> p == '_' || Character.isUnicodeIdentifierPart(p));
  }
}
