package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code config} while a node is compiled and run: {@code config(…)} prints nothing, {@code
 * config.get(name)} answers from the resolved config
 * (https://docs.getdbt.com/reference/dbt-jinja-functions/config).
 */
public final class ConfigValue implements HostValue {
  /** A config that a macro requires is not set. */
  public static final String REQUIRED = "A351";

  /** The kind under which reads are recorded. */
  public static final String KIND = "config";

  private static final String VALIDATOR = "validator";

  private final Map<String, ? extends @Nullable Object> config;

  /**
   * Makes the object of one node.
   *
   * @param config plain data by name
   */
  public ConfigValue(Map<String, ? extends @Nullable Object> config) {
    this.config = config;
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
    return StringValue.EMPTY;
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "get" -> function(name, this::get);
      case "require" -> function(name, this::require);
      case "meta_get" ->
          function(
              name,
              (arguments, current) -> {
                Value found = fromMeta(arguments, current);
                return found == null ? arguments.find(1, "default", NoneValue.NONE) : found;
              });
      case "meta_require" ->
          function(name, (arguments, current) -> required(fromMeta(arguments, current), arguments));
      case "set" -> function(name, (arguments, current) -> StringValue.EMPTY);
      case "persist_relation_docs" -> function(name, (a, current) -> persists("relation", current));
      case "persist_column_docs" -> function(name, (a, current) -> persists("columns", current));
      default -> null;
    };
  }

  private Value get(Arguments arguments, Render render) {
    Value value = read(name(arguments), render);
    Value otherwise = arguments.find(1, "default", NoneValue.NONE);
    // dbt answers the default for a config that is set to none, too.
    Value answer = value == null || value instanceof NoneValue ? otherwise : value;
    if (!(otherwise instanceof NoneValue)) {
      validate(arguments.find(2, VALIDATOR), answer, render);
    }
    return answer;
  }

  private static void validate(@Nullable Value validator, Value value, Render render) {
    if (validator instanceof CallableValue check) {
      check.call(Arguments.of(value), render);
    }
  }

  private Value require(Arguments arguments, Render render) {
    Value value = required(read(name(arguments), render), arguments);
    validate(arguments.find(1, VALIDATOR), value, render);
    return value;
  }

  private static Value required(@Nullable Value value, Arguments arguments) {
    if (value == null) {
      String name = name(arguments);
      throw Faults.fault(
          REQUIRED,
          "config '" + name + "' is required here and not set",
          "a macro or materialization asks for it",
          "set it with config(" + name + "=…) or in YAML");
    }
    return value;
  }

  private @Nullable Value fromMeta(Arguments arguments, Render render) {
    return read("meta", render) instanceof DictValue meta ? meta.get(name(arguments)) : null;
  }

  private Value persists(String part, Render render) {
    Value docs = read("persist_docs", render);
    Value chosen = docs instanceof DictValue dict ? dict.get(part) : null;
    return BoolValue.of(chosen instanceof BoolValue bool && bool.value());
  }

  private @Nullable Value read(String name, Render render) {
    return render.read(KIND, name, List.of(), () -> answer(config, name));
  }

  /** The answer to a recorded read; null when the config is not set. */
  public static @Nullable Value answer(
      Map<String, ? extends @Nullable Object> config, String name) {
    return config.containsKey(name) ? Values.of(config.get(name)) : null;
  }

  private static String name(Arguments arguments) {
    Value name = arguments.require("config.get", 0, "name");
    // Hooks are spelled with a hyphen in YAML; templates ask for either.
    return switch (String.valueOf(Values.toJava(name))) {
      case "pre_hook" -> "pre-hook";
      case "post_hook" -> "post-hook";
      case String other -> other;
    };
  }

  private static CallableValue function(String name, HostFunction function) {
    return function.named(name);
  }
}
