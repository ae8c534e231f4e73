package dev.atoll.core.dbt;

import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Tables by key, what {@code group_by} gives: walked as its tables, found by key or position. */
final class TableSetValue implements HostValue {
  private final List<Value> keys;
  private final List<Value> tables;

  TableSetValue(SequencedMap<Value, TableValue> tables) {
    this.keys = List.copyOf(tables.keySet());
    this.tables = List.copyOf(tables.values());
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    HostFunction method =
        switch (name) {
          case "keys" -> (arguments, inner) -> new TupleValue(keys);
          case "values" -> (arguments, inner) -> new TupleValue(tables);
          case "items" -> (arguments, inner) -> pairs();
          case "get" ->
              (arguments, inner) -> {
                Value found = keyed(arguments.require("get", 0, "key"));
                return found == null ? arguments.find(1, "default", NoneValue.NONE) : found;
              };
          default -> null;
        };
    return method == null ? null : method.named(name);
  }

  private Value pairs() {
    List<Value> pairs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      pairs.add(TupleValue.of(keys.get(i), tables.get(i)));
    }
    return new TupleValue(pairs);
  }

  private @Nullable Value keyed(Value key) {
    int index = keys.indexOf(key);
    return index < 0 ? null : tables.get(index);
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return key instanceof IntValue
        ? SequenceValue.mapped(null, tables).item(key, render)
        : keyed(key);
  }

  @Override
  public Iterator<Value> iterator(Render render) {
    return tables.iterator();
  }

  @Override
  public int length(Render render) {
    return tables.size();
  }

  @Override
  public boolean truth(Render render) {
    return !tables.isEmpty();
  }

  @Override
  public boolean isSequence() {
    return true;
  }

  @Override
  public String typeName() {
    return "TableSet";
  }
}
