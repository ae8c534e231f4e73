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

  /** Calls a method. */
  public static Value call(
      Value self, String name, Method method, Arguments arguments, Render render) {
    boolean byPosition =
        !NAMED_ARGUMENTS.contains(name) || (name.equals("replace") && Texts.isString(self));
    if (byPosition && !arguments.named().isEmpty()) {
      throw Faults.arguments(self.typeName() + "." + name + "() takes no keyword arguments");
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
