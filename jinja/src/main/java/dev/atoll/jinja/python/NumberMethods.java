package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.Map;

/** The methods of Python's numbers that templates use. */
final class NumberMethods {
  static final Map<String, Method> TABLE =
      Map.of(
          "is_integer", NumberMethods::isInteger,
          "bit_length", NumberMethods::bitLength,
          "conjugate", (self, arguments, render) -> Operations.plus(self));

  private NumberMethods() {}

  private static Value isInteger(Value self, Arguments arguments, Render render) {
    double value = ((NumberValue) self).doubleValue();
    return BoolValue.of(Double.isFinite(value) && value == Math.rint(value));
  }

  private static Value bitLength(Value self, Arguments arguments, Render render) {
    NumberValue number = (NumberValue) self;
    return IntValue.of(number.isInteger() ? number.integer().abs().bitLength() : 0);
  }
}
