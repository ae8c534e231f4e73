package dev.atoll.jinja.python;

import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** The methods of built-in types. */
public final class Methods {
  private Methods() {}

  /** The method of a value's type, or null. */
  public static @Nullable Method find(Value target, String name) {
    return switch (target) {
      case StringValue string -> StringMethods.TABLE.get(name);
      case Rope rope -> StringMethods.TABLE.get(name);
      case ListValue list -> ListMethods.TABLE.get(name);
      case TupleValue tuple -> ListMethods.OF_TUPLES.get(name);
      case DictValue dict -> DictMethods.TABLE.get(name);
      case SetValue set -> SetMethods.TABLE.get(name);
      case NumberValue number -> NumberMethods.TABLE.get(name);
      case TemporalValue temporal -> TemporalMethods.TABLE.get(name);
      default -> null;
    };
  }
}
