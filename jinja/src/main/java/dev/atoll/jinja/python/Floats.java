package dev.atoll.jinja.python;

import java.math.BigDecimal;
import java.math.BigInteger;

/** How Python writes floats and decimals. */
public final class Floats {
  private Floats() {}

  /** The shortest digits that read back as the same double; exponents from 1e16 and below 1e-4. */
  public static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    String text =
        exponent < -4 || exponent >= 16 ? scientific(digits, exponent) : plain(digits, exponent);
    return value < 0 ? "-" + text : text;
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + exponent(exponent, 'e');
  }

  /** {@code e+17}: a sign and at least two digits. */
  static String exponent(int exponent, char letter) {
    int size = Math.abs(exponent);
    return letter + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
  }

  private static String plain(String digits, int exponent) {
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    if (digits.length() <= exponent + 1) {
      return digits + "0".repeat(exponent + 1 - digits.length()) + ".0";
    }
    return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
  }

  /** Python's {@code str(Decimal)}: plain unless the exponent is positive or very small. */
  public static String decimal(BigDecimal value) {
    BigInteger unscaled = value.unscaledValue().abs();
    String digits = unscaled.toString();
    int adjusted = digits.length() - 1 - value.scale();
    if (value.scale() >= 0 && adjusted >= -6) {
      return value.toPlainString();
    }
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (value.signum() < 0 ? "-" : "") + mantissa + "E" + (adjusted < 0 ? "" : "+") + adjusted;
  }
}
