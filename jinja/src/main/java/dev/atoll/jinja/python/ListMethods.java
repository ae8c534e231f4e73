package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The methods of Python's {@code list} and {@code tuple}. */
final class ListMethods {
  static final Map<String, Method> TABLE =
      Map.ofEntries(
          Map.entry("append", ListMethods::append),
          Map.entry("extend", ListMethods::extend),
          Map.entry("insert", ListMethods::insert),
          Map.entry("pop", ListMethods::pop),
          Map.entry("remove", ListMethods::remove),
          Map.entry("clear", ListMethods::clear),
          Map.entry("copy", (self, arguments, render) -> new ListValue(items(self))),
          Map.entry("reverse", ListMethods::reverse),
          Map.entry("sort", ListMethods::sort),
          Map.entry("index", ListMethods::index),
          Map.entry("count", ListMethods::count));

  static final Map<String, Method> OF_TUPLES =
      Map.of("index", ListMethods::index, "count", ListMethods::count);

  private ListMethods() {}

  private static List<Value> items(Value self) {
    return switch (self) {
      case ListValue list -> list.items();
      case TupleValue tuple -> tuple.items();
      case RangeValue range -> Iteration.list(range, Render.plain());
      default -> throw new IllegalArgumentException(self.typeName());
    };
  }

  private static Value append(Value self, Arguments arguments, Render render) {
    items(self).add(arguments.only("append", "object").require("append", 0, "object"));
    return NoneValue.NONE;
  }

  private static Value extend(Value self, Arguments arguments, Render render) {
    List<Value> more = Iteration.list(arguments.require("extend", 0, "iterable"), render);
    Sizes.checkElements((long) items(self).size() + more.size());
    items(self).addAll(more);
    return NoneValue.NONE;
  }

  private static Value insert(Value self, Arguments arguments, Render render) {
    List<Value> items = items(self);
    int index = Parameters.integer(arguments.require("insert", 0, "index"), "insert");
    int fromFront = index < 0 ? index + items.size() : index;
    items.add(Math.clamp(fromFront, 0, items.size()), arguments.require("insert", 1, "object"));
    return NoneValue.NONE;
  }

  private static Value pop(Value self, Arguments arguments, Render render) {
    List<Value> items = items(self);
    int index = Parameters.index(arguments, 0, "index", -1, "pop");
    int fromFront = index < 0 ? index + items.size() : index;
    if (items.isEmpty()) {
      throw Faults.value("pop from empty list");
    }
    if (fromFront < 0 || fromFront >= items.size()) {
      throw Faults.value("pop index out of range");
    }
    return items.remove(fromFront);
  }

  private static Value remove(Value self, Arguments arguments, Render render) {
    int index = indexOf(items(self), arguments.require("remove", 0, "value"), 0, render);
    if (index < 0) {
      throw Faults.value("list.remove(x): x not in list");
    }
    items(self).remove(index);
    return NoneValue.NONE;
  }

  private static Value clear(Value self, Arguments arguments, Render render) {
    arguments.only("clear");
    items(self).clear();
    return NoneValue.NONE;
  }

  private static Value reverse(Value self, Arguments arguments, Render render) {
    Collections.reverse(items(self));
    return NoneValue.NONE;
  }

  private static Value sort(Value self, Arguments arguments, Render render) {
    boolean reversed = Parameters.flag(arguments, 99, "reverse", "sort");
    Value key = arguments.find(99, "key", NoneValue.NONE);
    List<Value> sorted =
        SortOrder.sorted(
            new ArrayList<>(items(self)),
            item -> key == NoneValue.NONE ? item : Access.call(key, Arguments.of(item), render),
            reversed,
            render);
    items(self).clear();
    items(self).addAll(sorted);
    return NoneValue.NONE;
  }

  private static Value index(Value self, Arguments arguments, Render render) {
    Value wanted = arguments.require("index", 0, "value");
    int start = Parameters.index(arguments, 1, "start", 0, "index");
    int stop = Parameters.index(arguments, 2, "stop", Integer.MAX_VALUE, "index");
    int size = items(self).size();
    int end = Math.clamp(stop < 0 ? (long) stop + size : stop, 0, size);
    int index = indexOf(items(self).subList(0, end), wanted, start, render);
    if (index < 0) {
      throw Faults.value(Repr.of(wanted, render) + " is not in " + self.typeName());
    }
    return IntValue.of(index);
  }

  private static int indexOf(List<Value> items, Value wanted, int start, Render render) {
    for (int i = Math.max(0, start < 0 ? start + items.size() : start); i < items.size(); i++) {
      if (Comparison.equal(items.get(i), wanted, render)) {
        return i;
      }
    }
    return -1;
  }

  private static Value count(Value self, Arguments arguments, Render render) {
    Value wanted = arguments.require("count", 0, "value");
    return IntValue.of(
        items(self).stream().filter(item -> Comparison.equal(item, wanted, render)).count());
  }
}
