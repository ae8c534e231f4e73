package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Sorting as Python's {@code sorted}: stable, and only by {@code <}. */
public final class SortOrder {
  private SortOrder() {}

  private record Keyed(Value key, Value item) {}

  /** A sorted copy; reversed means descending with equal elements in their first order. */
  public static List<Value> sorted(
      List<Value> items, UnaryOperator<Value> key, boolean reversed, Render render) {
    List<Keyed> keyed = new ArrayList<>(items.size());
    for (Value item : items) {
      keyed.add(new Keyed(key.apply(item), item));
    }
    if (reversed) {
      Collections.reverse(keyed);
    }
    keyed.sort((left, right) -> Comparison.compare(left.key(), right.key(), "<", render));
    if (reversed) {
      Collections.reverse(keyed);
    }
    List<Value> result = new ArrayList<>(keyed.size());
    for (Keyed entry : keyed) {
      result.add(entry.item());
    }
    return result;
  }
}
