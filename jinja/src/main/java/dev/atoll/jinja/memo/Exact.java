package dev.atoll.jinja.memo;

import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they are compared: two are equal only when no template could tell one from the other.
 * Python's own equality is too weak for that, since {@code 1}, {@code 1.0} and {@code True} are
 * equal there and print differently, and so do two equal dicts in another order.
 */
public final class Exact {
  private Exact() {}

  private enum Absent {
    ABSENT
  }

  private record Leaf(Class<?> type, Object content) {}

  private record Group(Class<?> type, List<Object> items) {}

  /** The form to compare; null when the value has none, being no plain data. */
  public static @Nullable Object of(@Nullable Value value) {
    return switch (value) {
      case null -> Absent.ABSENT;
      case StringValue string -> string.text();
      case NoneValue none -> none;
      case BoolValue bool -> bool.value();
      case IntValue number -> new Leaf(IntValue.class, number.integer());
      case FloatValue number ->
          new Leaf(FloatValue.class, Double.doubleToRawLongBits(number.doubleValue()));
      case DecimalValue number -> new Leaf(DecimalValue.class, number.decimal());
      case TemporalValue temporal -> new Leaf(TemporalValue.class, temporal.temporal());
      case Rope rope -> new Leaf(Rope.class, rope.segments());
      case ListValue list -> group(ListValue.class, list.items());
      case TupleValue tuple -> group(TupleValue.class, tuple.items());
      case SetValue set -> group(SetValue.class, set.items());
      case DictValue dict -> {
        List<Value> flat = new ArrayList<>();
        dict.entries()
            .forEach(
                (key, item) -> {
                  flat.add(key);
                  flat.add(item);
                });
        yield group(DictValue.class, flat);
      }
      case UndefinedValue undefined -> null;
      case ViewValue view -> null;
      case RangeValue range -> null;
      case IteratorValue iterator -> null;
      case CallableValue callable -> null;
      case HostValue host -> null;
    };
  }

  private static @Nullable Object group(Class<?> type, Collection<Value> values) {
    List<Object> items = new ArrayList<>(values.size());
    for (Value value : values) {
      Object item = of(value);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return new Group(type, items);
  }
}
