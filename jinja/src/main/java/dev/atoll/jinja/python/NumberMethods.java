package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of Python's numbers that templates use. */
final class NumberMethods {
  private static final Map<String, Method> OF_ALL =
      Map.of(
          "conjugate",
          (self, arguments, render) -> Operations.plus(self),
          "as_integer_ratio",
          NumberMethods::ratio);
  private static final Map<String, Method> OF_INTEGERS =
      Map.of(
          "bit_length", NumberMethods::bitLength,
          "bit_count", NumberMethods::bitCount);
  private static final Map<String, Method> OF_OTHERS =
      Map.of("is_integer", NumberMethods::isInteger);

  private NumberMethods() {}

  static @Nullable Method find(NumberValue self, String name) {
    Method method = (self.isInteger() ? OF_INTEGERS : OF_OTHERS).get(name);
    return method == null ? OF_ALL.get(name) : method;
  }

  private static Value ratio(Value self, Arguments arguments, Render render) {
    NumberValue number = (NumberValue) self;
    if (!Double.isFinite(number.doubleValue()) && number instanceof FloatValue) {
      throw Faults.value("cannot convert " + Repr.of(self, render) + " to integer ratio");
    }
    BigDecimal value = number.decimal().stripTrailingZeros();
    BigInteger denominator = BigInteger.TEN.pow(Math.max(0, value.scale()));
    BigInteger numerator = value.multiply(new BigDecimal(denominator)).toBigIntegerExact();
    BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
    return TupleValue.of(
        IntValue.of(numerator.divide(common)), IntValue.of(denominator.divide(common)));
  }

  private static Value bitCount(Value self, Arguments arguments, Render render) {
    return IntValue.of(((NumberValue) self).integer().abs().bitCount());
  }

  private static Value isInteger(Value self, Arguments arguments, Render render) {
    double value = ((NumberValue) self).doubleValue();
    return BoolValue.of(Double.isFinite(value) && value == Math.rint(value));
  }

  private static Value bitLength(Value self, Arguments arguments, Render render) {
    return IntValue.of(((NumberValue) self).integer().abs().bitLength());
  }
}
