package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Numbers;
import dev.atoll.jinja.python.Operations;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/** Filters that make or change numbers. */
final class NumberFilters {
  private NumberFilters() {}

  static void addTo(Map<String, Registry.Filter> table) {
    table.put("int", NumberFilters::integer);
    table.put("float", NumberFilters::floating);
    table.put("abs", NumberFilters::absolute);
    table.put("round", NumberFilters::round);
    table.put("filesizeformat", NumberFilters::fileSize);
  }

  private static Value integer(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("int", "default", "base");
    Value otherwise = arguments.find(0, "default", IntValue.of(0));
    int base = Parameters.integer(arguments, 1, "base", 10, "int");
    if (input instanceof UndefinedValue undefined) {
      throw undefined.used();
    }
    Value result =
        Texts.isString(input)
            ? Numbers.parseInteger(Texts.of(input, render), base)
            : input instanceof NumberValue number ? Numbers.truncated(number) : null;
    if (result == null && Texts.isString(input)) {
      Value floating = Numbers.parseFloat(Texts.of(input, render));
      result = floating instanceof NumberValue number ? Numbers.truncated(number) : null;
    }
    return result == null ? otherwise : result;
  }

  private static Value floating(
      Value input, Arguments arguments, Render render, Registry registry) {
    Value otherwise = arguments.only("float", "default").find(0, "default", new FloatValue(0));
    if (input instanceof UndefinedValue undefined) {
      throw undefined.used();
    }
    Value result =
        input instanceof NumberValue number
            ? new FloatValue(number.doubleValue())
            : Texts.isString(input) ? Numbers.parseFloat(Texts.of(input, render)) : null;
    return result == null ? otherwise : result;
  }

  private static Value absolute(
      Value input, Arguments arguments, Render render, Registry registry) {
    if (!(input instanceof NumberValue number)) {
      throw input instanceof UndefinedValue undefined
          ? undefined.used()
          : Faults.type("bad operand type for abs(): '" + input.typeName() + "'");
    }
    boolean negative =
        number.doubleValue() < 0 || (number.doubleValue() == 0 && number instanceof FloatValue);
    return negative && !isPositiveZero(number)
        ? Operations.negate(number)
        : Operations.plus(number);
  }

  private static boolean isPositiveZero(NumberValue number) {
    return number instanceof FloatValue && 1 / number.doubleValue() > 0;
  }

  private static Value round(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("round", "precision", "method");
    int precision = Parameters.integer(arguments, 0, "precision", 0, "round");
    String method = Texts.of(arguments.find(1, "method", StringValue.of("common")), render);
    if (!(input instanceof NumberValue number)) {
      throw input instanceof UndefinedValue undefined
          ? undefined.used()
          : Faults.type("type " + input.typeName() + " doesn't define __round__ method");
    }
    return switch (method) {
      case "common" -> Numbers.round(number, precision);
      case "ceil" -> scaled(number, precision, Rounding.UP);
      case "floor" -> scaled(number, precision, Rounding.DOWN);
      default -> throw Faults.value("method must be common, ceil or floor");
    };
  }

  private enum Rounding {
    UP,
    DOWN
  }

  private static Value scaled(NumberValue number, int precision, Rounding rounding) {
    NumberValue plain =
        number instanceof DecimalValue ? new FloatValue(number.doubleValue()) : number;
    Value factor = Operations.power(IntValue.of(10), IntValue.of(precision));
    NumberValue product = (NumberValue) Operations.multiply(plain, factor, Render.plain());
    if (!Double.isFinite(product.doubleValue()) && !product.isInteger()) {
      throw Faults.value("cannot convert " + product.typeName() + " that is not finite to integer");
    }
    RoundingMode mode = rounding == Rounding.UP ? RoundingMode.CEILING : RoundingMode.FLOOR;
    Value whole = IntValue.of(product.decimal().setScale(0, mode).toBigInteger());
    return Operations.divide(whole, factor);
  }

  private static Value fileSize(
      Value input, Arguments arguments, Render render, Registry registry) {
    boolean binary = Parameters.truth(arguments, 0, "binary", BoolValue.FALSE, render);
    Value number = floating(input, Arguments.of(NoneValue.NONE), render, registry);
    if (!(number instanceof NumberValue size)) {
      throw Texts.isString(input)
          ? Faults.value("could not convert string to float")
          : Faults.type(
              "float() argument must be a string or a number, not '" + input.typeName() + "'");
    }
    double bytes = size.doubleValue();
    int base = binary ? 1024 : 1000;
    if (bytes == 1) {
      return StringValue.of("1 Byte");
    }
    if (bytes < base) {
      return StringValue.of(new BigDecimal(bytes).toBigInteger() + " Bytes");
    }
    String letters = "kMGTPEZY";
    if (!Double.isFinite(bytes)) {
      throw Faults.value("a size must be finite");
    }
    int index = 0;
    BigInteger unit = BigInteger.valueOf(base).pow(2);
    while (new BigDecimal(bytes).compareTo(new BigDecimal(unit)) >= 0
        && index < letters.length() - 1) {
      index++;
      unit = unit.multiply(BigInteger.valueOf(base));
    }
    String prefix = String.valueOf(letters.charAt(index));
    return StringValue.of(
        new BigDecimal(base * bytes / unit.doubleValue())
                .setScale(1, RoundingMode.HALF_EVEN)
                .toPlainString()
            + " "
            + (binary ? prefix.toUpperCase(Locale.ROOT) + "iB" : prefix + "B"));
  }
}
