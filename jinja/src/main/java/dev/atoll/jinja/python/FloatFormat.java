package dev.atoll.jinja.python;

import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.NumberValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The digits of a number without its sign in the styles e, f, g, n, % and none. */
final class FloatFormat {
  private FloatFormat() {}

  static String digits(NumberValue number, char type, int precision, boolean alternate) {
    BigDecimal value = number.decimal().abs();
    int places = precision < 0 ? 6 : precision;
    String text =
        switch (type) {
          case 'f', 'F' -> fixed(value, places);
          case '%' -> fixed(percent(number, value), places) + "%";
          case 'e', 'E' -> scientific(value, places);
          case 'g', 'G', 'n' -> general(value, places == 0 ? 1 : places, alternate);
          default -> standard(number, value, precision, alternate);
        };
    if (alternate && text.indexOf('.') < 0 && "fFeEgGn%\0".indexOf(type) >= 0) {
      int end = text.indexOf(type == '%' ? '%' : 'e');
      text = end < 0 ? text + "." : text.substring(0, end) + "." + text.substring(end);
    }
    return type == 'E' || type == 'G' ? StringCases.upper(text) : text;
  }

  /** Python multiplies a float before it looks at its digits. */
  private static BigDecimal percent(NumberValue number, BigDecimal value) {
    double hundredfold = Math.abs(number.doubleValue() * 100);
    return number instanceof DecimalValue || !Double.isFinite(hundredfold)
        ? value.movePointRight(2)
        : new BigDecimal(hundredfold);
  }

  private static String fixed(BigDecimal value, int places) {
    return value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String scientific(BigDecimal value, int places) {
    if (value.signum() == 0) {
      return fixed(value, places) + "e+00";
    }
    BigDecimal rounded = value.round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - 1 - rounded.scale();
    return fixed(rounded.movePointLeft(exponent), places) + Floats.exponent(exponent, 'e');
  }

  private static String general(BigDecimal value, int significant, boolean alternate) {
    return general(value, significant, significant, alternate);
  }

  /** Beyond the limit an exponent is written. */
  private static String general(BigDecimal value, int significant, int limit, boolean alternate) {
    BigDecimal rounded = value.round(new MathContext(significant, RoundingMode.HALF_EVEN));
    int exponent = value.signum() == 0 ? 0 : rounded.precision() - 1 - rounded.scale();
    if (exponent < -4 || exponent >= limit) {
      String text = scientific(rounded, significant - 1);
      int mark = text.indexOf('e');
      return alternate ? text : trimmed(text.substring(0, mark)) + text.substring(mark);
    }
    String text = fixed(rounded, Math.max(0, significant - 1 - exponent));
    return alternate ? text : trimmed(text);
  }

  private static String trimmed(String digits) {
    if (digits.indexOf('.') < 0) {
      return digits;
    }
    String trimmed = digits.replaceFirst("0+$", "");
    return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
  }

  /** As {@code str()}; with a precision like g that keeps one digit behind the point. */
  private static String standard(
      NumberValue number, BigDecimal value, int precision, boolean alternate) {
    if (precision < 0) {
      return number instanceof DecimalValue
          ? Floats.decimal(value)
          : Floats.repr(Math.abs(number.doubleValue()));
    }
    int significant = Math.max(1, precision);
    String text = general(value, significant, significant - 1, alternate);
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 ? text + ".0" : text;
  }
}
