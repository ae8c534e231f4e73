package dev.atoll.jinja.python;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Python's {@code pprint.pformat}: dicts sorted by key, and what does not fit into 80 columns one
 * element a line. Long strings are not cut, unlike there.
 */
public final class Pretty {
  private static final int WIDTH = 80;

  private final Render render;
  private final StringBuilder out = new StringBuilder();

  private Pretty(Render render) {
    this.render = render;
  }

  public static String of(Value value, Render render) {
    Pretty pretty = new Pretty(render);
    pretty.write(pretty.sorted(value), 0, 0);
    return pretty.out.toString();
  }

  /** The same data with the keys of all dicts in order; as they are where they have none. */
  private Value sorted(Value value) {
    return switch (value) {
      case DictValue dict -> {
        DictValue result = new DictValue();
        for (Value key : sortedKeys(dict)) {
          result.entries().put(key, sorted(Access.item(dict, key, render)));
        }
        yield result;
      }
      case ListValue list -> new ListValue(list.items().stream().map(this::sorted).toList());
      case TupleValue tuple -> new TupleValue(tuple.items().stream().map(this::sorted).toList());
      default -> value;
    };
  }

  private List<Value> sortedKeys(DictValue dict) {
    List<Value> keys = new ArrayList<>(dict.entries().keySet());
    try {
      return SortOrder.sorted(keys, key -> key, false, render);
    } catch (ProblemException withoutOrder) {
      return keys;
    }
  }

  /**
   * Writes a value.
   *
   * @param indent the column it begins in
   * @param after characters that must follow it in the same line
   */
  private void write(Value value, int indent, int after) {
    String line = Repr.of(value, render);
    boolean fits = line.length() <= WIDTH - indent - after;
    switch (value) {
      case DictValue dict when !fits -> entries(dict, indent + 1, after + 1);
      case ListValue list when !fits -> items("[", list.items(), "]", indent + 1, after);
      case TupleValue tuple when !fits ->
          items("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")", indent + 1, after);
      default -> out.append(line);
    }
  }

  private void items(String begin, List<Value> items, String end, int indent, int after) {
    out.append(begin);
    Iterator<Value> rest = items.iterator();
    while (rest.hasNext()) {
      Value item = rest.next();
      write(item, indent, rest.hasNext() ? 1 : after + end.length());
      separate(rest, indent);
    }
    out.append(end);
  }

  private void entries(DictValue dict, int indent, int after) {
    out.append('{');
    var rest = dict.entries().entrySet().iterator();
    while (rest.hasNext()) {
      var entry = rest.next();
      String key = Repr.of(entry.getKey(), render);
      out.append(key).append(": ");
      write(entry.getValue(), indent + key.length() + 2, rest.hasNext() ? 1 : after);
      separate(rest, indent);
    }
    out.append('}');
  }

  private void separate(Iterator<?> rest, int indent) {
    if (rest.hasNext()) {
      out.append(",\n").repeat(' ', indent);
    }
  }
}
