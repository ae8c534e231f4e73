package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Access;
import dev.atoll.jinja.python.Comparison;
import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Keys;
import dev.atoll.jinja.python.Operations;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.SortOrder;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters over the elements of a sequence as a whole. */
final class SequenceFilters {
  private SequenceFilters() {}

  static void addTo(Map<String, Registry.Filter> table) {
    table.put("length", SequenceFilters::length);
    table.put("count", SequenceFilters::length);
    table.put("list", (input, arguments, render, registry) -> list(input, render));
    table.put("join", SequenceFilters::join);
    table.put("first", SequenceFilters::first);
    table.put("last", SequenceFilters::last);
    table.put("reverse", SequenceFilters::reverse);
    table.put("sort", SequenceFilters::sort);
    table.put("unique", SequenceFilters::unique);
    table.put("min", (in, args, render, registry) -> extreme(in, args, render, "min"));
    table.put("max", (in, args, render, registry) -> extreme(in, args, render, "max"));
    table.put("sum", SequenceFilters::sum);
    table.put("groupby", SequenceFilters::groupBy);
    table.put("batch", SequenceFilters::batch);
    table.put("slice", SequenceFilters::slice);
    table.put("random", SequenceFilters::random);
  }

  private static Value length(Value input, Arguments arguments, Render render, Registry registry) {
    return IntValue.of(Iteration.requireLength(input, render));
  }

  private static ListValue list(Value input, Render render) {
    return new ListValue(Iteration.list(input, render));
  }

  /** Printed elements with a separator between; atoms stay symbolic. */
  private static Value join(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("join", "d", "attribute");
    Value separator = arguments.find(0, "d", StringValue.EMPTY);
    UnaryOperator<Value> path = Attributes.path(arguments.find(1, "attribute"), null, render);
    Rope.Builder result = new Rope.Builder();
    boolean first = true;
    for (Value item : Iteration.list(input, render)) {
      if (!first) {
        Texts.print(separator, result, render);
      }
      Texts.print(path.apply(item), result, render);
      first = false;
    }
    return result.toValue();
  }

  private static Value first(Value input, Arguments arguments, Render render, Registry registry) {
    var elements = Iteration.of(input, render);
    return elements.hasNext()
        ? elements.next()
        : UndefinedValue.because("No first item, sequence was empty.");
  }

  private static Value last(Value input, Arguments arguments, Render render, Registry registry) {
    if (input instanceof IteratorValue) {
      throw Faults.type("'generator' object is not reversible");
    }
    List<Value> items = Iteration.list(input, render);
    return items.isEmpty()
        ? UndefinedValue.because("No last item, sequence was empty.")
        : items.getLast();
  }

  private static Value reverse(Value input, Arguments arguments, Render render, Registry registry) {
    if (Texts.isString(input)) {
      int[] points = Texts.of(input, render).codePoints().toArray();
      StringBuilder reversed = new StringBuilder();
      for (int i = points.length - 1; i >= 0; i--) {
        reversed.appendCodePoint(points[i]);
      }
      return StringValue.of(reversed.toString());
    }
    String iterator =
        switch (input) {
          case ListValue list -> "list_reverseiterator";
          case TupleValue tuple -> "reversed";
          case UndefinedValue undefined -> "reversed";
          case RangeValue range -> "range_iterator";
          case DictValue dict -> "dict_reversekeyiterator";
          case ViewValue view ->
              switch (view.kind()) {
                case KEYS -> "dict_reversekeyiterator";
                case VALUES -> "dict_reversevalueiterator";
                case ITEMS -> "dict_reverseitemiterator";
              };
          default -> "";
        };
    List<Value> reversed = Iteration.list(input, render);
    Collections.reverse(reversed);
    return iterator.isEmpty()
        ? new ListValue(reversed)
        : new IteratorValue(reversed.iterator(), iterator);
  }

  /** The key that sorting and grouping compare: the attribute, in lower case unless asked. */
  private static UnaryOperator<Value> key(
      @Nullable Value attribute, boolean caseSensitive, Render render) {
    UnaryOperator<Value> path = Attributes.path(attribute, null, render);
    return caseSensitive ? path : value -> Attributes.ignoringCase(path.apply(value), render);
  }

  private static Value sort(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("sort", "reverse", "case_sensitive", "attribute");
    boolean reversed = Parameters.flag(arguments, 0, "reverse", "sort");
    boolean cased = Parameters.truth(arguments, 1, "case_sensitive", BoolValue.FALSE, render);
    Value attribute = arguments.find(2, "attribute");
    UnaryOperator<Value> key =
        attribute != null && Texts.isString(attribute)
            ? several(Texts.of(attribute, render), cased, render)
            : key(attribute, cased, render);
    return new ListValue(SortOrder.sorted(Iteration.list(input, render), key, reversed, render));
  }

  /** Attributes with commas between sort one after the other. */
  private static UnaryOperator<Value> several(String attributes, boolean cased, Render render) {
    List<UnaryOperator<Value>> keys = new ArrayList<>();
    for (String attribute : attributes.split(",", -1)) {
      keys.add(key(StringValue.of(attribute), cased, render));
    }
    return value -> {
      List<Value> parts = new ArrayList<>();
      keys.forEach(key -> parts.add(key.apply(value)));
      return new ListValue(parts);
    };
  }

  private static Value unique(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("unique", "case_sensitive", "attribute");
    boolean cased = Parameters.truth(arguments, 0, "case_sensitive", BoolValue.FALSE, render);
    UnaryOperator<Value> key = key(arguments.find(1, "attribute"), cased, render);
    Set<Value> seen = new HashSet<>();
    return Generated.from(
        input,
        render,
        rest -> {
          while (rest.hasNext()) {
            Value item = rest.next();
            if (seen.add(Keys.of(key.apply(item), render))) {
              return item;
            }
          }
          return null;
        });
  }

  private static Value extreme(Value input, Arguments arguments, Render render, String function) {
    arguments.only(function, "case_sensitive", "attribute");
    boolean cased = Parameters.truth(arguments, 0, "case_sensitive", BoolValue.FALSE, render);
    UnaryOperator<Value> key = key(arguments.find(1, "attribute"), cased, render);
    Value best = null;
    Value bestKey = null;
    for (Value item : Iteration.list(input, render)) {
      Value itemKey = key.apply(item);
      String sign = function.equals("min") ? "<" : ">";
      if (bestKey == null || Comparison.ordered(itemKey, bestKey, sign, render)) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best == null ? UndefinedValue.because("No aggregated item, sequence was empty.") : best;
  }

  private static Value sum(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("sum", "attribute", "start");
    UnaryOperator<Value> path = Attributes.path(arguments.find(0, "attribute"), null, render);
    Value total = arguments.find(1, "start", IntValue.of(0));
    if (Texts.isString(total)) {
      throw Faults.type("sum() can't sum strings, use join");
    }
    for (Value item : Iteration.list(input, render)) {
      total = Operations.add(total, path.apply(item), render);
    }
    return total;
  }

  private static Value groupBy(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("groupby", "attribute", "default", "case_sensitive");
    Value attribute = arguments.require("groupby", 0, "attribute");
    boolean cased = Parameters.truth(arguments, 2, "case_sensitive", BoolValue.FALSE, render);
    UnaryOperator<Value> path =
        Attributes.path(attribute, arguments.find(1, "default", NoneValue.NONE), render);
    UnaryOperator<Value> key =
        cased ? path : value -> Attributes.ignoringCase(path.apply(value), render);
    ListValue groups = new ListValue();
    List<Value> current = new ArrayList<>();
    Value currentKey = null;
    for (Value item : SortOrder.sorted(Iteration.list(input, render), key, false, render)) {
      Value itemKey = key.apply(item);
      if (currentKey != null && !Comparison.equal(itemKey, currentKey, render)) {
        groups.items().add(new GroupValue(path.apply(current.getFirst()), new ListValue(current)));
        current.clear();
      }
      currentKey = itemKey;
      current.add(item);
    }
    if (!current.isEmpty()) {
      groups.items().add(new GroupValue(path.apply(current.getFirst()), new ListValue(current)));
    }
    return groups;
  }

  private static Value batch(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("batch", "linecount", "fill_with");
    int size = Parameters.integer(arguments.require("batch", 0, "linecount"), "batch");
    Value fill = arguments.find(1, "fill_with", NoneValue.NONE);
    return Generated.from(
        input,
        render,
        new Generated.Step() {
          private ListValue current = new ListValue();

          @Override
          public @Nullable Value next(Iterator<Value> rest) {
            while (rest.hasNext()) {
              Value item = rest.next();
              ListValue full = current.items().size() == size ? current : null;
              current = full == null ? current : new ListValue();
              current.items().add(item);
              if (full != null) {
                return full;
              }
            }
            ListValue last = current;
            current = new ListValue();
            Sizes.checkElements(fill == NoneValue.NONE ? 0 : size);
            while (!last.items().isEmpty()
                && fill != NoneValue.NONE
                && last.items().size() < size) {
              last.items().add(fill);
            }
            return last.items().isEmpty() ? null : last;
          }
        });
  }

  private static Value slice(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("slice", "slices", "fill_with");
    int slices = Parameters.integer(arguments.require("slice", 0, "slices"), "slice");
    Value fill = arguments.find(1, "fill_with", NoneValue.NONE);
    List<Value> items = Iteration.list(input, render);
    if (slices <= 0) {
      throw Faults.value("integer division or modulo by zero");
    }
    Sizes.checkElements(slices);
    int perSlice = items.size() / slices;
    int longer = items.size() % slices;
    List<Value> result = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < slices; i++) {
      int to = from + perSlice + (i < longer ? 1 : 0);
      ListValue part = new ListValue(items.subList(from, to));
      if (fill != NoneValue.NONE && i >= longer) {
        part.items().add(fill);
      }
      result.add(part);
      from = to;
    }
    return new IteratorValue(result.iterator());
  }

  private static Value random(Value input, Arguments arguments, Render render, Registry registry) {
    throw Faults.notSupported(
        "'random' is refused",
        "the same inputs must give the same SQL",
        "let the database draw the number");
  }

  /** Whether a filter that passes elements on should see none at all. */
  static boolean isNothing(Value input, Render render) {
    return !Truth.of(input, render);
  }

  /** A group: a tuple that also has names. */
  record GroupValue(Value grouper, ListValue list) implements HostValue {
    @Override
    public String typeName() {
      return "jinja2.filters._GroupTuple";
    }

    @Override
    public @Nullable Value attribute(String name, Render render) {
      return switch (name) {
        case "grouper" -> grouper;
        case "list" -> list;
        default -> null;
      };
    }

    @Override
    public boolean equalTo(Value other, Render render) {
      Value right = other instanceof GroupValue group ? group.tuple() : other;
      return Comparison.equal(tuple(), right, render);
    }

    private TupleValue tuple() {
      return TupleValue.of(grouper, list);
    }

    @Override
    public @Nullable Value item(Value key, Render render) {
      return Access.itemOrNull(tuple(), key, render);
    }

    @Override
    public Iterator<Value> iterator(Render render) {
      return tuple().items().iterator();
    }

    @Override
    public int length(Render render) {
      return 2;
    }

    @Override
    public boolean isSequence() {
      return true;
    }

    @Override
    public String repr(Render render) {
      return Texts.of(tuple(), render);
    }
  }
}
