package dev.atoll.core.dbt;

import dev.atoll.domain.Ordered;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import dev.atoll.jinja.value.ViewValue;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * dbt's {@code target}: the fields of the chosen target, each recorded as {@code read("target",
 * field)} when it is read. What needs the set of fields ({@code keys()}, a loop, printing) records
 * {@code read("target", "*")} and then every field.
 */
public final class TargetValue implements HostValue {
  /** The kind under which reads are recorded. */
  public static final String KIND = "target";

  /** The name under which reading the set of fields is recorded; no field is called so. */
  public static final String FIELD_NAMES = "*";

  private final SequencedMap<String, @Nullable Object> fields;

  /**
   * @param fields plain data by name ({@code name}, {@code schema}, {@code database}, {@code type},
   *     {@code threads}, {@code profile_name}, …), without secrets
   */
  public TargetValue(Map<String, ? extends @Nullable Object> fields) {
    this.fields = Ordered.map(fields);
  }

  /** The answer to a recorded read of kind {@code target}; null when there is no such field. */
  public @Nullable Value answer(String name) {
    if (name.equals(FIELD_NAMES)) {
      return new ListValue(fields.keySet().stream().map(StringValue::of).toList());
    }
    return fields.containsKey(name) ? Values.of(fields.get(name)) : null;
  }

  private @Nullable Value read(String name, Render render) {
    return render.read(KIND, name, List.of(), () -> answer(name));
  }

  /** All fields, all recorded. */
  private DictValue whole(Render render) {
    DictValue dict = new DictValue();
    for (Value name : names(render)) {
      Value value = read(name.toString(), render);
      dict.entries().put(name, value == null ? NoneValue.NONE : value);
    }
    return dict;
  }

  private List<Value> names(Render render) {
    return read(FIELD_NAMES, render) instanceof ListValue names ? names.items() : List.of();
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    HostFunction method =
        switch (name) {
          case "get" ->
              (arguments, inner) -> {
                String key = Texts.of(arguments.require("get", 0, "key"), inner);
                Value found = read(key, inner);
                return found == null ? arguments.find(1, "default", NoneValue.NONE) : found;
              };
          case "keys" -> view(ViewValue.Kind.KEYS);
          case "values" -> view(ViewValue.Kind.VALUES);
          case "items" -> view(ViewValue.Kind.ITEMS);
          case "copy" -> (arguments, inner) -> whole(inner);
          default -> null;
        };
    return method == null ? read(name, render) : method.named(name);
  }

  private HostFunction view(ViewValue.Kind kind) {
    return (arguments, render) -> new ViewValue(whole(render), kind);
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return key instanceof StringValue name ? read(name.text(), render) : null;
  }

  @Override
  public @Nullable Iterator<Value> iterator(Render render) {
    return names(render).iterator();
  }

  @Override
  public int length(Render render) {
    return names(render).size();
  }

  @Override
  public boolean contains(Value needle, Render render) {
    return item(needle, render) != null;
  }

  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public String repr(Render render) {
    return Repr.of(whole(render), render);
  }

  @Override
  public boolean equalTo(Value other, Render render) {
    return other == this || (other instanceof DictValue dict && whole(render).equals(dict));
  }

  @Override
  public String typeName() {
    return "dict";
  }
}
