package dev.atoll.core.dbt;

import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A dict of which single entries are recorded as {@code read(kind, key)} when they are looked at,
 * so that renders that look at the same may be shared. Who looks at it as a whole is not shared.
 */
public final class RecordedDict implements HostValue {
  /** Methods that look at all entries. */
  private static final Set<String> METHODS = Set.of("keys", "values", "items", "to_dict", "copy");

  private final String kind;
  private final Function<String, @Nullable Value> entries;
  private final Supplier<? extends Map<String, ? extends @Nullable Object>> whole;

  /**
   * Makes a dict.
   *
   * @param entries answers recorded reads; null when there is no such entry
   * @param whole all of it, plain data or Values by name
   */
  public RecordedDict(
      String kind,
      Function<String, @Nullable Value> entries,
      Supplier<? extends Map<String, ? extends @Nullable Object>> whole) {
    this.kind = kind;
    this.entries = entries;
    this.whole = whole;
  }

  private LazyDict whole() {
    return new LazyDict(kind, whole);
  }

  private @Nullable Value entry(String key, Render render) {
    return render.read(kind, key, List.of(), () -> entries.apply(key));
  }

  @Override
  public String typeName() {
    return "dict";
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    Value entry = entry(name, render);
    if (entry != null) {
      return entry;
    }
    if (name.equals("get")) {
      HostFunction get =
          (arguments, current) -> {
            Value found = item(arguments.require("get", 0, "key"), current);
            return found == null ? arguments.find(1, "default", NoneValue.NONE) : found;
          };
      return get.named(name);
    }
    return METHODS.contains(name) ? whole().attribute(name, render) : null;
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return key instanceof StringValue text ? entry(text.text(), render) : null;
  }

  @Override
  public boolean contains(Value needle, Render render) {
    return item(needle, render) != null;
  }

  @Override
  public Iterator<Value> iterator(Render render) {
    return whole().iterator(render);
  }

  @Override
  public int length(Render render) {
    return whole().length(render);
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String repr(Render render) {
    return whole().repr(render);
  }
}
