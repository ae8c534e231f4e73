package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * dbt's {@code validation.any(…)}, of old {@code validation.any[…]}: a function that refuses values
 * which are none of those named. Strings name themselves; {@code basestring} and other types are
 * only names here.
 */
enum ValidationValue implements HostValue {
  ANY;

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    return check(arguments.positional());
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return check(key instanceof TupleValue tuple ? tuple.items() : List.of(key));
  }

  private static Value check(List<Value> allowed) {
    HostFunction check = (arguments, inner) -> check(allowed, arguments, inner);
    return check.named("validate_any");
  }

  private static Value check(List<Value> allowed, Arguments arguments, Render render) {
    Value value = arguments.require("validate_any", 0, "value");
    if (allowed.contains(value) || allowed.contains(StringValue.of(value.typeName()))) {
      return NoneValue.NONE;
    }
    throw DbtProblems.argument(
        "the value %s is none of those allowed here".formatted(Repr.of(value, render)),
        "use one of "
            + String.join(", ", allowed.stream().map(one -> Repr.of(one, render)).toList()));
  }

  @Override
  public String typeName() {
    return "function";
  }
}
