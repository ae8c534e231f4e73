package dev.atoll.jinja.python;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.syntax.Characters;
import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code int()}, {@code float()} and {@code round()}. */
public final class Numbers {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");
  private static final Pattern WORD = Pattern.compile("[0-9a-zA-Z]+(_[0-9a-zA-Z]+)*");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?([0-9]+(_[0-9]+)*\\.?([0-9]+(_[0-9]+)*)?|\\.[0-9]+(_[0-9]+)*)([eE][+-]?[0-9]+(_[0-9]+)*)?");

  private Numbers() {}

  /** The integer a text stands for in a base, prefixes allowed where the base agrees; or null. */
  public static @Nullable IntValue parseInteger(String text, int base) {
    String digits = strip(text);
    if (base == 10) {
      return DECIMAL.matcher(digits).matches() ? decimalInteger(digits.replace("_", "")) : null;
    }
    boolean negative = digits.startsWith("-");
    String size = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    String lower = size.toLowerCase(Locale.ROOT);
    int radix = base;
    int prefixed =
        lower.startsWith("0x") ? 16 : lower.startsWith("0o") ? 8 : lower.startsWith("0b") ? 2 : 0;
    if (prefixed != 0 && (base == prefixed || base == 0)) {
      radix = prefixed;
      size = size.substring(2);
    }
    boolean leadingZero = base == 0 && prefixed == 0 && size.matches("0[0_]*[1-9].*");
    boolean separated = prefixed != 0 && radix == prefixed && size.startsWith("_");
    if (leadingZero || !WORD.matcher(separated ? size.substring(1) : size).matches()) {
      return null;
    }
    try {
      BigInteger value = new BigInteger(size.replace("_", ""), radix == 0 ? 10 : radix);
      return IntValue.of(negative ? value.negate() : value);
    } catch (NumberFormatException none) {
      return null;
    }
  }

  private static @Nullable IntValue decimalInteger(String digits) {
    return digits.length() > Sizes.DIGITS + 1 ? null : IntValue.of(new BigInteger(digits));
  }

  /** The decimal digits of an integer; CPython refuses to write very many. */
  public static String digits(BigInteger value) {
    // 10 bits are a little more than 3 digits
    if (value.bitLength() / 10 * 3 > Sizes.DIGITS) {
      throw tooManyDigits();
    }
    String digits = value.toString();
    if (digits.length() > Sizes.DIGITS + (value.signum() < 0 ? 1 : 0)) {
      throw tooManyDigits();
    }
    return digits;
  }

  private static ProblemException tooManyDigits() {
    return Faults.value(
        "Exceeds the limit (" + Sizes.DIGITS + " digits) for integer string conversion");
  }

  /** The float a text stands for, or null. */
  public static @Nullable FloatValue parseFloat(String text) {
    String digits = strip(text);
    String word = digits.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
    if (word.equals("inf") || word.equals("infinity")) {
      return new FloatValue(
          digits.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (word.equals("nan")) {
      return new FloatValue(Double.NaN);
    }
    return FLOAT.matcher(digits).matches()
        ? new FloatValue(Double.parseDouble(digits.replace("_", "")))
        : null;
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && Characters.isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && Characters.isSpace(text.charAt(to - 1))) {
      to--;
    }
    return asciiDigits(text.substring(from, to));
  }

  /** Decimal digits of any script count. */
  private static String asciiDigits(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              int digit = point > 127 && Character.isDigit(point) ? Character.digit(point, 10) : -1;
              result.appendCodePoint(digit < 0 ? point : '0' + digit);
            });
    return result.toString();
  }

  /** The integer towards zero, or null for what is infinite or not a number. */
  public static @Nullable IntValue truncated(NumberValue number) {
    if (number.isInteger()) {
      return IntValue.of(number.integer());
    }
    return Double.isFinite(number.doubleValue())
        ? IntValue.of(number.decimal().setScale(0, RoundingMode.DOWN).toBigInteger())
        : null;
  }

  /** Half goes to the even neighbour; integers stay integers. */
  public static Value round(NumberValue number, int digits) {
    if (number.isInteger()) {
      if (-(long) digits > number.integer().bitLength()) {
        return IntValue.of(0);
      }
      return digits >= 0
          ? IntValue.of(number.integer())
          : IntValue.of(rounded(number.decimal(), digits).toBigInteger());
    }
    if (number instanceof DecimalValue) {
      Sizes.checkBits(4L * Math.abs((long) digits));
      return new DecimalValue(number.decimal().setScale(digits, RoundingMode.HALF_EVEN));
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value) || digits > 320) {
      return number;
    }
    if (digits < -320) {
      return new FloatValue(Math.copySign(0.0, value));
    }
    double result = rounded(number.decimal(), digits).doubleValue();
    return new FloatValue(result == 0 ? Math.copySign(0.0, value) : result);
  }

  private static BigDecimal rounded(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_EVEN);
  }
}
