package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code config} while a node is parsed: {@code config(…)} is kept, and reading gives nothing yet.
 * When it is called several times, later values replace earlier ones.
 */
public final class ConfigCapture implements HostValue {
  private final Map<String, @Nullable Object> captured = new LinkedHashMap<>();

  /** What was configured, plain data by name. */
  public Map<String, @Nullable Object> captured() {
    return captured;
  }

  @Override
  public String typeName() {
    return "config";
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    if (arguments.positional().size() == 1
        && arguments.named().isEmpty()
        && arguments.positional().getFirst() instanceof DictValue dict) {
      dict.entries()
          .forEach(
              (key, value) ->
                  captured.put(String.valueOf(Values.toJava(key)), Values.toJava(value)));
    } else if (arguments.positional().isEmpty()) {
      arguments.named().forEach((name, value) -> captured.put(name, Values.toJava(value)));
    } else {
      throw Faults.arguments("config() takes keyword arguments, or one dict");
    }
    return StringValue.EMPTY;
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "set" -> function(name, this::set);
      case "get", "meta_get" ->
          function(name, arguments -> arguments.find(1, "default", StringValue.EMPTY));
      case "require", "meta_require" -> function(name, arguments -> StringValue.EMPTY);
      case "persist_relation_docs", "persist_column_docs" ->
          function(name, arguments -> dev.atoll.jinja.value.BoolValue.FALSE);
      case "model" -> NoneValue.NONE;
      default -> null;
    };
  }

  private Value set(Arguments arguments) {
    captured.put(
        String.valueOf(Values.toJava(arguments.require("set", 0, "name"))),
        Values.toJava(arguments.require("set", 1, "value")));
    return StringValue.EMPTY;
  }

  private static Value function(String name, java.util.function.Function<Arguments, Value> answer) {
    HostFunction function = (arguments, render) -> answer.apply(arguments);
    return function.named(name);
  }
}
