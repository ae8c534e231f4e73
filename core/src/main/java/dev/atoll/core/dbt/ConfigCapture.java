package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
                  captured.put(String.valueOf(Values.toJava(key)), plain(value, render)));
    } else if (arguments.positional().isEmpty()) {
      arguments.named().forEach((name, value) -> captured.put(name, plain(value, render)));
    } else {
      throw Faults.arguments("config() takes keyword arguments, or one dict");
    }
    return StringValue.EMPTY;
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "set" -> ((HostFunction) this::set).named(name);
      case "get", "meta_get" ->
          function(name, arguments -> arguments.find(1, "default", StringValue.EMPTY));
      case "require", "meta_require" -> function(name, arguments -> StringValue.EMPTY);
      case "persist_relation_docs", "persist_column_docs" ->
          function(name, arguments -> dev.atoll.jinja.value.BoolValue.FALSE);
      case "model" -> NoneValue.NONE;
      default -> null;
    };
  }

  private Value set(Arguments arguments, Render render) {
    captured.put(
        String.valueOf(Values.toJava(arguments.require("set", 0, "name"))),
        plain(arguments.require("set", 1, "value"), render));
    return StringValue.EMPTY;
  }

  /** Configs are data: a name in one is read, and an object makes them this render's own. */
  private static @Nullable Object plain(Value value, Render render) {
    return plain(Values.toJava(value), render);
  }

  private static @Nullable Object plain(@Nullable Object data, Render render) {
    return switch (data) {
      case null -> null;
      case Rope rope -> render.concretise(rope);
      case Value object -> {
        render.keepPrivate("a config holds an object");
        yield object;
      }
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(plain(item, render)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(plain(key, render), plain(item, render)));
        yield entries;
      }
      default -> data;
    };
  }

  private static Value function(String name, java.util.function.Function<Arguments, Value> answer) {
    HostFunction function = (arguments, render) -> answer.apply(arguments);
    return function.named(name);
  }
}
