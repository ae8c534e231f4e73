package dev.atoll.jinja.run;

import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** A macro as templates see it: callable, and with the attributes Jinja2 gives it. */
abstract class MacroValue extends CallableValue {
  private final MacroCode code;

  MacroValue(MacroCode code) {
    super(code.name());
    this.code = code;
  }

  @Override
  public @Nullable Value attribute(String attribute) {
    return switch (attribute) {
      case "name" -> StringValue.of(name());
      case "arguments" ->
          new TupleValue(
              code.parameters().stream()
                  .<Value>map(parameter -> StringValue.of(parameter.name()))
                  .toList());
      case "catch_kwargs" -> BoolValue.of(code.kwargsSlot() >= 0);
      case "catch_varargs" -> BoolValue.of(code.varargsSlot() >= 0);
      case "caller" -> BoolValue.of(code.callerSlot() >= 0);
      default -> null;
    };
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.Macro";
  }

  @Override
  public String toString() {
    return "<Macro '" + name() + "'>";
  }
}
