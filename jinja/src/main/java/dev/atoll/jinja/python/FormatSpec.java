package dev.atoll.jinja.python;

import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import java.math.BigInteger;

/**
 * Python's format specification: {@code
 * [[fill]align][sign][#][0][width][grouping][.precision][type]}.
 */
record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {
  private static final char NONE = 0;

  /** The alignment that a zero before the width stands for: {@code =} for numbers only. */
  private static final char ZEROS = '0';

  /** Formats one value as {@code format(value, spec)} does. */
  static String format(Value value, String spec, Render render) {
    if (value instanceof TemporalValue temporal) {
      return spec.isEmpty() ? Texts.of(value, render) : DateFormat.format(temporal, spec);
    }
    if (spec.isEmpty()) {
      return Texts.of(value, render);
    }
    FormatSpec parsed = parse(spec);
    Sizes.checkText(parsed.width);
    if (value instanceof NumberValue number) {
      return parsed.number(number);
    }
    if (!Texts.isString(value)) {
      throw Faults.type("unsupported format string passed to " + value.typeName() + ".__format__");
    }
    return parsed.text(Texts.of(value, render));
  }

  private static FormatSpec parse(String spec) {
    int at = 0;
    int fill = ' ';
    char align = NONE;
    int first = spec.codePointAt(0);
    int afterFirst = Character.charCount(first);
    if (spec.length() > afterFirst && "<>=^".indexOf(spec.charAt(afterFirst)) >= 0) {
      fill = first;
      align = spec.charAt(afterFirst);
      at = afterFirst + 1;
    } else if ("<>=^".indexOf(spec.charAt(0)) >= 0) {
      align = spec.charAt(0);
      at = 1;
    }
    return new Rest(spec, at).parse(fill, align);
  }

  /** Reads what follows the alignment. */
  private static final class Rest {
    private final String spec;
    private int at;

    Rest(String spec, int at) {
      this.spec = spec;
      this.at = at;
    }

    FormatSpec parse(int fill, char align) {
      char sign = oneOf("+- ");
      boolean alternate = oneOf("#") != NONE;
      boolean filled = at > 0 && at - (alternate ? 1 : 0) - (sign == NONE ? 0 : 1) > 1;
      boolean zero = !filled && oneOf("0") != NONE;
      int width = digits();
      char grouping = oneOf(",_");
      int precision = oneOf(".") == NONE ? -1 : digits();
      char type = at < spec.length() ? spec.charAt(at++) : NONE;
      if (at < spec.length() || "bcdeEfFgGnosxX%\0".indexOf(type) < 0) {
        throw Faults.value("Invalid format specifier '" + spec + "'");
      }
      boolean groupable = "deEfFgG%\0".indexOf(type) >= 0;
      if (grouping != NONE && !groupable && (grouping == ',' || "boxX".indexOf(type) < 0)) {
        throw Faults.value("Cannot specify '" + grouping + "' with '" + type + "'.");
      }
      return new FormatSpec(
          zero ? '0' : fill,
          zero && align == NONE ? ZEROS : align,
          sign,
          alternate,
          Math.max(width, 0),
          grouping,
          precision,
          type);
    }

    private char oneOf(String choices) {
      return at < spec.length() && choices.indexOf(spec.charAt(at)) >= 0 ? spec.charAt(at++) : NONE;
    }

    private int digits() {
      int start = at;
      while (at < spec.length() && Character.isDigit(spec.charAt(at))) {
        at++;
      }
      return start == at ? -1 : Sizes.width(spec.substring(start, at));
    }
  }

  private String text(String text) {
    if (type != NONE && type != 's') {
      throw Faults.value("Unknown format code '" + type + "' for object of type 'str'");
    }
    if (sign != NONE || alternate || align == '=') {
      throw Faults.value(
          (sign != NONE ? "Sign" : alternate ? "Alternate form (#)" : "'=' alignment")
              + " not allowed in string format specifier");
    }
    if (grouping != NONE) {
      throw Faults.value("Cannot specify '" + grouping + "' with 's'.");
    }
    String cut =
        precision >= 0 && precision < CodePoints.length(text)
            ? CodePoints.slice(text, 0, precision)
            : text;
    return aligned("", cut, align == NONE || align == ZEROS ? '<' : align);
  }

  private String number(NumberValue number) {
    boolean integer = number.isInteger();
    if (integer && (type == NONE || "bcdnoxX".indexOf(type) >= 0)) {
      return integer(number.integer());
    }
    if (type == 's' || (!integer && "bcdoxX".indexOf(type) >= 0 && type != NONE)) {
      throw Faults.value(
          "Unknown format code '" + type + "' for object of type '" + number.typeName() + "'");
    }
    return floating(number);
  }

  private String integer(BigInteger value) {
    if (precision >= 0) {
      throw Faults.value("Precision not allowed in integer format specifier");
    }
    if (type == 'c') {
      return character(value);
    }
    BigInteger size = value.abs();
    String digits =
        switch (type) {
          case 'b' -> size.toString(2);
          case 'o' -> size.toString(8);
          case 'x' -> size.toString(16);
          case 'X' -> StringCases.upper(size.toString(16));
          default -> Numbers.digits(size);
        };
    String prefix = alternate && "boxX".indexOf(type) >= 0 && type != NONE ? "0" + type : "";
    int group = type == NONE || type == 'd' || type == 'n' ? 3 : 4;
    return numeric(signOf(value.signum() < 0) + prefix, digits, "", group);
  }

  private String character(BigInteger value) {
    if (sign != NONE || alternate) {
      throw Faults.value("neither sign nor '#' is allowed with the format 'c'");
    }
    if (value.signum() < 0
        || value.bitLength() > 21
        || !Character.isValidCodePoint(value.intValue())) {
      throw Faults.value("%c arg not in range(0x110000)");
    }
    char side = align == NONE ? '>' : align == ZEROS ? '=' : align;
    return aligned("", Character.toString(value.intValue()), side);
  }

  private String signOf(boolean negative) {
    return negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
  }

  private String floating(NumberValue number) {
    double value = number.doubleValue();
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    if (!Double.isFinite(value)) {
      String name = Double.isNaN(value) ? "nan" : "inf";
      String shown = type == 'F' || type == 'E' || type == 'G' ? StringCases.upper(name) : name;
      return numeric(signOf(negative), shown + (type == '%' ? "%" : ""), "", 3);
    }
    Sizes.checkText(precision);
    NumberValue exact = number instanceof DecimalValue ? number : new FloatValue(value);
    String digits = FloatFormat.digits(exact, type, precision, alternate);
    int split = 0;
    while (split < digits.length() && Character.isDigit(digits.charAt(split))) {
      split++;
    }
    if (number instanceof DecimalValue || number instanceof FloatValue || type != NONE) {
      return numeric(signOf(negative), digits.substring(0, split), digits.substring(split), 3);
    }
    return aligned(signOf(negative), digits, align == NONE ? '>' : align);
  }

  /** Puts in thousands separators and fills between sign and digits where wanted. */
  private String numeric(String prefix, String whole, String rest, int group) {
    String digits = whole;
    if (align == ZEROS || (align == '=' && fill == '0')) {
      int missing = width - prefix.length() - rest.length();
      digits = grouping == NONE ? zeros(whole, missing) : groupedTo(whole, missing, group);
    } else if (grouping != NONE) {
      digits = grouped(whole, group);
    }
    return aligned(prefix, digits + rest, align == NONE || align == ZEROS ? '>' : align);
  }

  private static String zeros(String digits, int length) {
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }

  private String groupedTo(String digits, int length, int group) {
    // of length characters, at most every (group + 1)th is a separator
    int least = Math.max(digits.length(), length - length / (group + 1) - 1);
    String padded = zeros(digits, least);
    while (grouped(padded, group).length() < length) {
      padded = "0" + padded;
    }
    return grouped(padded, group);
  }

  private String grouped(String digits, int group) {
    StringBuilder result = new StringBuilder(digits.length() + digits.length() / group);
    for (int at = 0; at < digits.length(); at++) {
      if (at > 0 && (digits.length() - at) % group == 0) {
        result.append(grouping);
      }
      result.append(digits.charAt(at));
    }
    return result.toString();
  }

  private String aligned(String prefix, String body, char side) {
    String filling = Character.toString(fill);
    int missing = width - CodePoints.length(prefix) - CodePoints.length(body);
    if (missing <= 0) {
      return prefix + body;
    }
    return switch (side) {
      case '<' -> prefix + body + filling.repeat(missing);
      case '^' ->
          filling.repeat(missing / 2) + prefix + body + filling.repeat(missing - missing / 2);
      case '=' -> prefix + filling.repeat(missing) + body;
      default -> filling.repeat(missing) + prefix + body;
    };
  }
}
