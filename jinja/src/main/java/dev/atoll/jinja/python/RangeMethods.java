package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.Map;

/** The methods of Python's {@code range}. */
final class RangeMethods {
  static final Map<String, Method> TABLE =
      Map.of("index", RangeMethods::index, "count", RangeMethods::count);

  private RangeMethods() {}

  private static int position(Value self, Value wanted, Render render) {
    int index = 0;
    for (Value each : Iteration.list((RangeValue) self, render)) {
      if (Comparison.equal(each, wanted, render)) {
        return index;
      }
      index++;
    }
    return -1;
  }

  private static Value index(Value self, Arguments arguments, Render render) {
    Value wanted = arguments.only("index", "value").require("index", 0, "value");
    int position = position(self, wanted, render);
    if (position < 0) {
      throw Faults.value(Repr.of(wanted, render) + " is not in range");
    }
    return IntValue.of(position);
  }

  private static Value count(Value self, Arguments arguments, Render render) {
    Value wanted = arguments.only("count", "value").require("count", 0, "value");
    return IntValue.of(position(self, wanted, render) < 0 ? 0 : 1);
  }
}
