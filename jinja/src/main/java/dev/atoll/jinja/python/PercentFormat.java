package dev.atoll.jinja.python;

import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** Python's {@code %} formatting of strings. */
public final class PercentFormat {
  private final String pattern;
  private final Value argument;
  private final List<Value> positional;
  private final Render render;
  private final StringBuilder result = new StringBuilder();
  private int at;
  private int used;

  private PercentFormat(String pattern, Value argument, Render render) {
    this.pattern = pattern;
    this.argument = argument;
    this.positional = argument instanceof TupleValue tuple ? tuple.items() : List.of(argument);
    this.render = render;
  }

  /** {@code pattern % argument}: a tuple gives several values, a dict values by name. */
  public static String format(String pattern, Value argument, Render render) {
    PercentFormat format = new PercentFormat(pattern, argument, render);
    format.run();
    return format.result.toString();
  }

  private void run() {
    while (at < pattern.length()) {
      char character = pattern.charAt(at++);
      if (character == '%') {
        conversion();
      } else {
        result.append(character);
      }
    }
    boolean mapping =
        argument instanceof DictValue
            || argument instanceof ListValue
            || argument instanceof RangeValue
            || argument instanceof UndefinedValue
            || (argument instanceof HostValue host && host.isMapping());
    if (used < positional.size() && !mapping) {
      throw Faults.type("not all arguments converted during string formatting");
    }
  }

  private void conversion() {
    Value named = null;
    if (peek() == '(') {
      int close = pattern.indexOf(')', at);
      if (close < 0) {
        throw Faults.value("incomplete format key");
      }
      named = named(pattern.substring(at + 1, close));
      used = positional.size();
      at = close + 1;
    }
    int flagsStart = at;
    while ("-+ 0#".indexOf(peek()) >= 0) {
      at++;
    }
    String flags = pattern.substring(flagsStart, at);
    int width = size();
    int precision = -1;
    if (peek() == '.') {
      at++;
      precision = Math.max(0, size());
    }
    while ("hlL".indexOf(peek()) >= 0) {
      at++;
    }
    char code = peek();
    at++;
    if (code == '%') {
      result.append('%');
      return;
    }
    String body = body(code, flags, precision, named == null ? next() : named);
    result.append(padded(body, flags, width, code));
  }

  private Value named(String name) {
    if (argument instanceof UndefinedValue undefined) {
      throw undefined.used();
    }
    boolean mapping =
        argument instanceof DictValue || (argument instanceof HostValue host && host.isMapping());
    if (!mapping) {
      throw Faults.type("format requires a mapping");
    }
    Value found = Access.itemOrNull(argument, StringValue.of(name), render);
    if (found == null) {
      throw Faults.value("no value named '" + name + "' to format");
    }
    return found;
  }

  private char peek() {
    if (at >= pattern.length()) {
      throw Faults.value("incomplete format");
    }
    return pattern.charAt(at);
  }

  private int size() {
    if (peek() == '*') {
      at++;
      return Parameters.integer(next(), "%");
    }
    int start = at;
    while (Character.isDigit(peek())) {
      at++;
    }
    return start == at ? -1 : Sizes.width(pattern.substring(start, at));
  }

  private Value next() {
    if (used >= positional.size()) {
      throw Faults.type("not enough arguments for format string");
    }
    return positional.get(used++);
  }

  private String body(char code, String flags, int precision, Value value) {
    return switch (code) {
      case 's' -> cut(Texts.of(value, render), precision);
      case 'r' -> cut(Repr.of(value, render), precision);
      case 'a' -> cut(Repr.ascii(value, render), precision);
      case 'c' -> character(value);
      case 'd', 'i', 'u' -> integer(number(value, code), 10, flags, precision, "");
      case 'o' -> integer(whole(value, code), 8, flags, precision, "0o");
      case 'x' -> integer(whole(value, code), 16, flags, precision, "0x");
      case 'X' -> StringCases.upper(integer(whole(value, code), 16, flags, precision, "0x"));
      case 'e', 'E', 'f', 'F', 'g', 'G' -> {
        Sizes.checkText(precision);
        NumberValue number = number(value, code);
        boolean negative = number.doubleValue() < 0;
        String digits =
            Double.isFinite(number.doubleValue())
                ? FloatFormat.digits(
                    new FloatValue(number.doubleValue()), code, precision, flags.contains("#"))
                : Floats.repr(Math.abs(number.doubleValue()));
        yield sign(negative, flags) + digits;
      }
      default ->
          throw Faults.value("unsupported format character '" + code + "' at index " + (at - 1));
    };
  }

  private String character(Value value) {
    if (value instanceof NumberValue number && number.isInteger()) {
      int point = Parameters.integer(value, "%c");
      if (!Character.isValidCodePoint(point)) {
        throw Faults.value("%c arg not in range(0x110000)");
      }
      return Character.toString(point);
    }
    String text = Texts.isString(value) ? Texts.of(value, render) : "";
    if (CodePoints.length(text) != 1) {
      throw Faults.type("%c requires int or char");
    }
    return text;
  }

  private static String cut(String text, int precision) {
    return precision >= 0 && precision < CodePoints.length(text)
        ? CodePoints.slice(text, 0, precision)
        : text;
  }

  private static NumberValue whole(Value value, char code) {
    NumberValue number = number(value, code);
    if (!number.isInteger()) {
      throw Faults.type(
          "%%%s format: an integer is required, not %s".formatted(code, value.typeName()));
    }
    return number;
  }

  private static NumberValue number(Value value, char code) {
    if (value instanceof NumberValue number) {
      return number;
    }
    if (value instanceof UndefinedValue undefined) {
      throw undefined.used();
    }
    String wanted = "eEfFgG".indexOf(code) >= 0 ? "must be real number" : null;
    throw Faults.type(
        wanted == null
            ? "%%%s format: a real number is required, not %s".formatted(code, value.typeName())
            : wanted + ", not " + value.typeName());
  }

  private static String integer(
      NumberValue number, int radix, String flags, int precision, String prefix) {
    BigInteger value =
        number.isInteger()
            ? number.integer()
            : number.decimal().setScale(0, RoundingMode.DOWN).toBigInteger();
    Sizes.checkText(precision);
    String digits = radix == 10 ? Numbers.digits(value.abs()) : value.abs().toString(radix);
    String zeros = "0".repeat(Math.max(0, precision - digits.length()));
    return sign(value.signum() < 0, flags) + (flags.contains("#") ? prefix : "") + zeros + digits;
  }

  private static String sign(boolean negative, String flags) {
    return negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
  }

  private static String padded(String body, String flags, int width, char code) {
    int missing = width - CodePoints.length(body);
    if (missing <= 0) {
      return body;
    }
    Sizes.checkText(width);
    if (flags.contains("-")) {
      return body + " ".repeat(missing);
    }
    if (flags.contains("0") && "sra".indexOf(code) < 0) {
      int signs = body.startsWith("-") || body.startsWith("+") || body.startsWith(" ") ? 1 : 0;
      return body.substring(0, signs) + "0".repeat(missing) + body.substring(signs);
    }
    return " ".repeat(missing) + body;
  }
}
