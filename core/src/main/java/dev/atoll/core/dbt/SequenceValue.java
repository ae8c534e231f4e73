package dev.atoll.core.dbt;

import dev.atoll.domain.Ordered;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.python.SliceValue;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Values in order that may also have names: a row, a column, the rows or the columns of a table.
 * Its methods win over names in dot notation, so {@code row.count} is a method, as in agate; {@code
 * row['count']} is the value.
 */
final class SequenceValue implements HostValue {
  private static final int SHOWN = 5;

  private final String typeName;
  private final @Nullable List<String> names;
  private final List<Value> items;
  private final SequencedMap<String, Value> more;

  private SequenceValue(
      String typeName, @Nullable List<String> names, List<Value> items, Map<String, Value> more) {
    this.typeName = typeName;
    this.names = names;
    this.items = Collections.unmodifiableList(items);
    this.more = Ordered.map(more);
  }

  static SequenceValue row(List<String> names, List<Value> items) {
    return new SequenceValue("Row", names, items, Map.of());
  }

  /**
   * @param names null for rows, which have none
   */
  static SequenceValue mapped(@Nullable List<String> names, List<Value> items) {
    return new SequenceValue("MappedSequence", names, items, Map.of());
  }

  static SequenceValue column(List<Value> items, Map<String, Value> more) {
    return new SequenceValue("Column", null, items, more);
  }

  List<Value> items() {
    return items;
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    if (more.containsKey(name)) {
      return more.get(name);
    }
    HostFunction method =
        switch (name) {
          case "values" -> (arguments, inner) -> new TupleValue(items);
          case "keys" -> (arguments, inner) -> keys();
          case "items" -> (arguments, inner) -> pairs();
          case "dict" -> (arguments, inner) -> dict();
          case "get" -> this::get;
          case "count" ->
              (arguments, inner) ->
                  IntValue.of(Collections.frequency(items, arguments.require("count", 0, "value")));
          case "index" -> this::index;
          default -> null;
        };
    return method == null ? null : method.named(name);
  }

  private Value keys() {
    if (names == null) {
      return NoneValue.NONE;
    }
    return new TupleValue(names.stream().<Value>map(StringValue::of).toList());
  }

  private Value pairs() {
    List<Value> pairs = new ArrayList<>();
    List<String> known = names == null ? List.of() : names;
    for (int i = 0; i < known.size(); i++) {
      pairs.add(TupleValue.of(StringValue.of(known.get(i)), items.get(i)));
    }
    return new TupleValue(pairs);
  }

  private Value dict() {
    DictValue dict = new DictValue();
    List<String> known = names == null ? List.of() : names;
    for (int i = 0; i < known.size(); i++) {
      dict.put(known.get(i), items.get(i));
    }
    return dict;
  }

  private Value get(Arguments arguments, Render render) {
    Value found =
        arguments.require("get", 0, "key") instanceof StringValue name ? named(name.text()) : null;
    return found == null ? arguments.find(1, "default", NoneValue.NONE) : found;
  }

  private Value index(Arguments arguments, Render render) {
    int index = items.indexOf(arguments.require("index", 0, "value"));
    if (index < 0) {
      throw DbtProblems.argument("index(): the value is not there", "test with 'in' first");
    }
    return IntValue.of(index);
  }

  private @Nullable Value named(String name) {
    int index = names == null ? -1 : names.indexOf(name);
    return index < 0 ? null : items.get(index);
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return switch (key) {
      case StringValue name -> named(name.text());
      case BoolValue bool -> null;
      case IntValue position -> at(position.longValue());
      case SliceValue slice -> new TupleValue(part(slice));
      default -> null;
    };
  }

  private List<Value> part(SliceValue slice) {
    long[] bounds = slice.bounds(items.size());
    List<Value> part = new ArrayList<>();
    for (long at = bounds[0]; bounds[2] > 0 ? at < bounds[1] : at > bounds[1]; at += bounds[2]) {
      part.add(items.get((int) at));
    }
    return part;
  }

  private @Nullable Value at(long position) {
    long index = position < 0 ? position + items.size() : position;
    return index < 0 || index >= items.size() ? null : items.get((int) index);
  }

  @Override
  public Iterator<Value> iterator(Render render) {
    return items.iterator();
  }

  @Override
  public int length(Render render) {
    return items.size();
  }

  @Override
  public boolean truth(Render render) {
    return !items.isEmpty();
  }

  @Override
  public boolean isSequence() {
    return true;
  }

  /** Equal to whatever holds the same values in the same order. */
  @Override
  public boolean equalTo(Value other, Render render) {
    return switch (other) {
      case SequenceValue sequence -> items.equals(sequence.items);
      case TupleValue tuple -> items.equals(tuple.items());
      case ListValue list -> items.equals(list.items());
      default -> false;
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SequenceValue sequence && items.equals(sequence.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  @Override
  public String repr(Render render) {
    StringJoiner shown = new StringJoiner(", ", "<agate." + typeName + ": (", ")>");
    for (int i = 0; i < Math.min(SHOWN, items.size()); i++) {
      shown.add(Repr.of(items.get(i), render));
    }
    if (items.size() > SHOWN) {
      shown.add("...");
    }
    return shown.toString();
  }

  @Override
  public String typeName() {
    return typeName;
  }
}
