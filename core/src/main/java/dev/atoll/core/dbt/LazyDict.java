package dev.atoll.core.dbt;

import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import dev.atoll.jinja.value.ViewValue;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A dict that is built when it is first looked at, such as {@code model}: most renders never ask.
 * Its entries answer as attributes, too, since dbt hands some of them out as objects.
 */
public final class LazyDict implements HostValue {
  private final String name;
  private final Supplier<? extends Map<String, ? extends @Nullable Object>> source;
  private @Nullable DictValue dict;

  /**
   * Keeps the supplier for later.
   *
   * @param name what a render that looks at it is private for
   * @param source plain data or Values by name
   */
  public LazyDict(String name, Supplier<? extends Map<String, ? extends @Nullable Object>> source) {
    this.name = name;
    this.source = source;
  }

  private DictValue dict(Render render) {
    render.keepPrivate(name + " was looked at");
    DictValue built = dict;
    if (built == null) {
      built = (DictValue) Values.of(source.get());
      dict = built;
    }
    return built;
  }

  @Override
  public String typeName() {
    return "dict";
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    Value entry = dict(render).get(name);
    return entry == null ? method(name, render) : entry;
  }

  private @Nullable Value method(String name, Render render) {
    HostFunction function =
        switch (name) {
          case "get" ->
              (arguments, current) -> {
                Value found = dict(render).entries().get(arguments.require("get", 0, "key"));
                return found == null ? arguments.find(1, "default", NoneValue.NONE) : found;
              };
          case "keys" -> (arguments, current) -> new ViewValue(dict(render), ViewValue.Kind.KEYS);
          case "values" ->
              (arguments, current) -> new ViewValue(dict(render), ViewValue.Kind.VALUES);
          case "items" -> (arguments, current) -> new ViewValue(dict(render), ViewValue.Kind.ITEMS);
          case "to_dict", "copy" -> (arguments, current) -> Values.copy(dict(render));
          default -> null;
        };
    return function == null ? null : function.named(name);
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return dict(render).entries().get(key);
  }

  @Override
  public Iterator<Value> iterator(Render render) {
    return dict(render).entries().keySet().iterator();
  }

  @Override
  public int length(Render render) {
    return dict(render).entries().size();
  }

  @Override
  public boolean contains(Value needle, Render render) {
    return dict(render).entries().containsKey(needle);
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String repr(Render render) {
    return dict(render).toString();
  }
}
