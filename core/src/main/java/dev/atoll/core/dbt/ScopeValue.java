package dev.atoll.core.dbt;

import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** dbt's {@code context}: the names of a scope as a mapping, {@code context['my_macro']}. */
final class ScopeValue implements HostValue {
  private final Function<String, @Nullable Value> lookup;
  private final Supplier<Set<String>> names;

  ScopeValue(Function<String, @Nullable Value> lookup, Supplier<Set<String>> names) {
    this.lookup = lookup;
    this.names = names;
  }

  @Override
  public String typeName() {
    return "dict";
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return key instanceof StringValue name ? lookup.apply(name.text()) : null;
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    if (!name.equals("get")) {
      return lookup.apply(name);
    }
    HostFunction get =
        (arguments, current) -> {
          Value found = item(arguments.require("get", 0, "key"), current);
          return found == null ? arguments.find(1, "default", NoneValue.NONE) : found;
        };
    return get.named("get");
  }

  @Override
  public boolean contains(Value needle, Render render) {
    return item(needle, render) != null;
  }

  @Override
  public Iterator<Value> iterator(Render render) {
    return names.get().stream().<Value>map(StringValue::of).iterator();
  }

  @Override
  public boolean isMapping() {
    return true;
  }
}
