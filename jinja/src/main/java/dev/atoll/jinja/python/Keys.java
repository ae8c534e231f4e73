package dev.atoll.jinja.python;

import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.ArrayList;
import java.util.List;

/** What may be a dict key or an element of a set. */
public final class Keys {
  private Keys() {}

  /** The value as a key, ropes made concrete; a Problem when it cannot be one. */
  public static Value of(Value value, Render render) {
    return switch (value) {
      case Rope rope -> StringValue.of(render.concretise(rope));
      case TupleValue tuple -> {
        List<Value> keys = new ArrayList<>(tuple.items().size());
        for (Value item : tuple.items()) {
          keys.add(of(item, render));
        }
        yield new TupleValue(keys);
      }
      case ListValue list -> throw unhashable(list);
      case DictValue dict -> throw unhashable(dict);
      case SetValue set -> throw unhashable(set);
      case ViewValue view when view.kind() != ViewValue.Kind.VALUES -> throw unhashable(view);
      default -> value;
    };
  }

  /** Whether it may be a key. */
  public static boolean isHashable(Value value) {
    return switch (value) {
      case ListValue list -> false;
      case DictValue dict -> false;
      case SetValue set -> false;
      case ViewValue view -> view.kind() == ViewValue.Kind.VALUES;
      case SliceValue slice -> false;
      case TupleValue tuple -> tuple.items().stream().allMatch(Keys::isHashable);
      default -> true;
    };
  }

  private static RuntimeException unhashable(Value value) {
    return Faults.type("unhashable type: '" + value.typeName() + "'");
  }
}
