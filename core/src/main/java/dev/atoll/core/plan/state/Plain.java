package dev.atoll.core.plan.state;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Equality of plain data, one side read from JSON: numbers by value, the order of keys ignored. */
final class Plain {
  private Plain() {}

  static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == null && right == null;
    }
    if (left instanceof Map<?, ?> one) {
      return right instanceof Map<?, ?> other && sameEntries(one, other);
    }
    if (left instanceof Iterable<?> one) {
      return right instanceof Iterable<?> other && sameItems(one.iterator(), other.iterator());
    }
    if (left instanceof Number && right instanceof Number) {
      return number(left).compareTo(number(right)) == 0;
    }
    return (left instanceof Boolean) == (right instanceof Boolean)
        && (left instanceof Number) == (right instanceof Number)
        && left.toString().equals(right.toString());
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  private static boolean sameEntries(Map<?, ?> left, Map<?, ?> right) {
    return left.size() == right.size()
        && left.entrySet().stream()
            .allMatch(
                entry ->
                    right.containsKey(entry.getKey())
                        && same(entry.getValue(), right.get(entry.getKey())));
  }

  private static boolean sameItems(Iterator<?> left, Iterator<?> right) {
    while (left.hasNext() && right.hasNext()) {
      if (!same(left.next(), right.next())) {
        return false;
      }
    }
    return !left.hasNext() && !right.hasNext();
  }

  /** The value of a key of a map in a map; null when there is none. */
  static @Nullable Object at(@Nullable Object map, String... path) {
    Object at = map;
    for (String key : path) {
      at = at instanceof Map<?, ?> deeper ? deeper.get(key) : null;
    }
    return at;
  }

  /** Equality of one key of two maps. */
  static boolean same(Map<?, ?> left, Map<?, ?> right, String... path) {
    return same(at(left, path), at(right, path));
  }

  static boolean isTrue(@Nullable Object value) {
    return value instanceof Boolean set && set;
  }
}
