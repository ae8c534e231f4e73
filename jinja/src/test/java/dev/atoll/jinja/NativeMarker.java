package dev.atoll.jinja;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.FilterFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.function.Predicate;

/**
 * The filters {@code as_number}, {@code as_bool}, {@code as_native} and {@code as_text} as a host
 * adds them: a marked text that is evaluated only when it is all a native rendering gives.
 */
record NativeMarker(String text, Predicate<Value> accepted) implements HostValue {

  static Syntax register(Syntax syntax) {
    return syntax
        .withFilter("as_text", (in, args, render) -> StringValue.of(Texts.of(in, render)))
        .withFilter("as_native", marking(value -> true))
        .withFilter("as_bool", marking(value -> value instanceof BoolValue))
        .withFilter(
            "as_number",
            marking(value -> value instanceof NumberValue && !(value instanceof BoolValue)));
  }

  private static FilterFunction marking(Predicate<Value> accepted) {
    return (input, arguments, render) -> new NativeMarker(Texts.of(input, render), accepted);
  }

  /** What a native rendering means. */
  static Value resolve(Value value, String file) {
    if (!(value instanceof NativeMarker marker)) {
      return value;
    }
    Value evaluated = Literals.evaluate(marker.text()).orElse(StringValue.of(marker.text()));
    if (!marker.accepted().test(evaluated)) {
      throw new ProblemException(
          Problem.error(
              "A306", Place.of(file), "not of the wanted type: " + marker.text(), "", "mend it"));
    }
    return evaluated;
  }

  @Override
  public String typeName() {
    return "str";
  }

  @Override
  public Value print(Render render) {
    return StringValue.of(text);
  }
}
