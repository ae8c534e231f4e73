package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of built-in types. */
public final class Methods {
  private Methods() {}

  /**
   * The methods whose arguments may be given by name; CPython takes those of all others by
   * position.
   */
  private static final Set<String> NAMED_ARGUMENTS =
      Set.of(
          "format",
          "split",
          "rsplit",
          "splitlines",
          "expandtabs",
          "sort",
          "update",
          "strftime",
          "isoformat",
          "astimezone",
          "replace");

  private static final Map<String, Integer> MOST_OF_LIST =
      Map.ofEntries(
          Map.entry("append", 1),
          Map.entry("extend", 1),
          Map.entry("insert", 2),
          Map.entry("pop", 1),
          Map.entry("remove", 1),
          Map.entry("clear", 0),
          Map.entry("copy", 0),
          Map.entry("reverse", 0),
          Map.entry("sort", 0),
          Map.entry("index", 3),
          Map.entry("count", 1));

  private static final Map<String, Integer> MOST_OF_DICT =
      Map.ofEntries(
          Map.entry("get", 2),
          Map.entry("keys", 0),
          Map.entry("values", 0),
          Map.entry("items", 0),
          Map.entry("pop", 2),
          Map.entry("popitem", 0),
          Map.entry("setdefault", 2),
          Map.entry("update", 1),
          Map.entry("clear", 0),
          Map.entry("copy", 0));

  /** How many arguments a method takes by position at most, where it is said here. */
  private static Map<String, Integer> most(Value self) {
    return switch (self) {
      case ListValue list -> MOST_OF_LIST;
      case TupleValue tuple -> MOST_OF_LIST;
      case DictValue dict -> MOST_OF_DICT;
      default -> Map.of();
    };
  }

  /** Calls a method. */
  public static Value call(
      Value self, String name, Method method, Arguments arguments, Render render) {
    boolean byPosition =
        !NAMED_ARGUMENTS.contains(name) || (name.equals("replace") && Texts.isString(self));
    if (byPosition && !arguments.named().isEmpty()) {
      throw Faults.arguments(self.typeName() + "." + name + "() takes no keyword arguments");
    }
    int most = most(self).getOrDefault(name, Integer.MAX_VALUE);
    if (arguments.positional().size() > most) {
      throw Faults.arguments(
          "%s expected at most %d arguments, got %d"
              .formatted(name, most, arguments.positional().size()));
    }
    return method.call(self, arguments, render);
  }

  /** The names of the methods of a value's type. */
  static Set<String> names(Value target) {
    return switch (target) {
      case StringValue string -> StringMethods.TABLE.keySet();
      case Rope rope -> StringMethods.TABLE.keySet();
      case ListValue list -> ListMethods.TABLE.keySet();
      case TupleValue tuple -> ListMethods.OF_TUPLES.keySet();
      case DictValue dict -> DictMethods.TABLE.keySet();
      case SetValue set -> SetMethods.TABLE.keySet();
      case TemporalValue temporal -> TemporalMethods.names(temporal);
      default -> Set.of();
    };
  }

  /** The method of a value's type, or null. */
  public static @Nullable Method find(Value target, String name) {
    return switch (target) {
      case StringValue string -> StringMethods.TABLE.get(name);
      case Rope rope -> StringMethods.TABLE.get(name);
      case ListValue list -> ListMethods.TABLE.get(name);
      case TupleValue tuple -> ListMethods.OF_TUPLES.get(name);
      case DictValue dict -> DictMethods.TABLE.get(name);
      case SetValue set -> SetMethods.TABLE.get(name);
      case NumberValue number -> NumberMethods.find(number, name);
      case RangeValue range -> RangeMethods.TABLE.get(name);
      case ViewValue view when view.kind() != ViewValue.Kind.VALUES ->
          name.equals("isdisjoint") ? SetMethods.OF_VIEWS : null;
      case TemporalValue temporal -> TemporalMethods.find(temporal, name);
      default -> null;
    };
  }
}
