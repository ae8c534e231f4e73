package dev.atoll.jinja.syntax;

import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.Value;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The longest number literal at a place of a text: floats with a point or an exponent, integers in
 * base 2, 8, 10 and 16, underscores between digits.
 */
record NumberLiteral(Value value, boolean isFloat, int end) {

  static @Nullable NumberLiteral at(String text, int start, int end) {
    boolean afterPoint = start > 0 && text.charAt(start - 1) == '.';
    NumberLiteral decimal = afterPoint ? null : floating(text, start, end);
    return decimal == null ? integer(text, start, end) : decimal;
  }

  private static @Nullable NumberLiteral floating(String text, int start, int end) {
    int whole = digits(text, start, end, 10);
    int at = whole;
    if (at + 1 < end && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at = digits(text, at + 1, end, 10);
    }
    if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int power = at + 1;
      if (power < end && (text.charAt(power) == '+' || text.charAt(power) == '-')) {
        power++;
      }
      if (power < end && isDigit(text.charAt(power))) {
        at = digits(text, power, end, 10);
      }
    }
    if (at == whole) {
      return null;
    }
    String literal = text.substring(start, at).replace("_", "");
    return new NumberLiteral(new FloatValue(Double.parseDouble(literal)), true, at);
  }

  private static @Nullable NumberLiteral integer(String text, int start, int end) {
    if (text.charAt(start) == '0') {
      NumberLiteral based = start + 1 < end ? based(text, start, end) : null;
      if (based != null) {
        return based;
      }
      int zeros = start + 1;
      while (zeros < end
          && (text.charAt(zeros) == '0'
              || (text.charAt(zeros) == '_' && zeros + 1 < end && text.charAt(zeros + 1) == '0'))) {
        zeros++;
      }
      return new NumberLiteral(IntValue.of(0), false, zeros);
    }
    int stop = digits(text, start, end, 10);
    return integerOf(text.substring(start, stop), 10, stop);
  }

  private static @Nullable NumberLiteral based(String text, int start, int end) {
    int radix =
        switch (text.charAt(start + 1)) {
          case 'b', 'B' -> 2;
          case 'o', 'O' -> 8;
          case 'x', 'X' -> 16;
          default -> 0;
        };
    if (radix == 0) {
      return null;
    }
    int from = start + 2;
    int first = from < end && text.charAt(from) == '_' ? from + 1 : from;
    if (first >= end || Character.digit(text.charAt(first), radix) < 0) {
      return null;
    }
    int stop = digits(text, first, end, radix);
    return integerOf(text.substring(first, stop), radix, stop);
  }

  private static NumberLiteral integerOf(String digits, int radix, int stop) {
    return new NumberLiteral(
        IntValue.of(new BigInteger(digits.replace("_", ""), radix)), false, stop);
  }

  /** The index after digits that may have single underscores between them. */
  private static int digits(String text, int start, int end, int radix) {
    int at = start;
    while (at < end) {
      boolean separator =
          text.charAt(at) == '_'
              && at > start
              && at + 1 < end
              && digit(text.charAt(at + 1), radix) >= 0;
      if (!separator && digit(text.charAt(at), radix) < 0) {
        break;
      }
      at++;
    }
    return at;
  }

  private static int digit(char character, int radix) {
    return character < 128 ? Character.digit(character, radix) : -1;
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
