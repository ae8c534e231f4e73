package dev.atoll.jinja.python;

import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code ==}, {@code <} and {@code in}. */
public final class Comparison {
  private Comparison() {}

  /** Python's {@code ==}. */
  @SuppressWarnings("ReferenceEquality") // the same object is equal to itself, but for NaN
  public static boolean equal(Value left, Value right, Render render) {
    if (left == right) {
      return !(left instanceof FloatValue number && Double.isNaN(number.doubleValue()));
    }
    return switch (left) {
      case StringValue string when right instanceof StringValue other ->
          string.text().equals(other.text());
      case IntValue number -> number.equals(right);
      case HostValue host -> host.equalTo(right, render);
      case Rope rope -> textEqual(render.concretise(rope), right, render);
      case StringValue string when right instanceof Rope -> textEqual(string.text(), right, render);
      case ListValue list ->
          right instanceof ListValue other && equalItems(list.items(), other.items(), render);
      case TupleValue tuple ->
          right instanceof TupleValue other && equalItems(tuple.items(), other.items(), render);
      case DictValue dict -> right instanceof DictValue other && equalDicts(dict, other, render);
      case ViewValue view -> isSetLike(view) && isSetLike(right) && equalSets(view, right, render);
      case SetValue set when right instanceof ViewValue -> equalSets(set, right, render);
      default -> right instanceof HostValue host ? host.equalTo(left, render) : left.equals(right);
    };
  }

  private static boolean textEqual(String text, Value right, Render render) {
    return switch (right) {
      case StringValue string -> text.equals(string.text());
      case Rope rope -> text.equals(render.concretise(rope));
      case HostValue host -> host.equalTo(StringValue.of(text), render);
      default -> false;
    };
  }

  private static boolean equalItems(List<Value> left, List<Value> right, Render render) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      render.countIteration();
      if (!equal(left.get(i), right.get(i), render)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalDicts(DictValue left, DictValue right, Render render) {
    if (left.entries().size() != right.entries().size()) {
      return false;
    }
    for (var entry : left.entries().entrySet()) {
      render.countIteration();
      Value other = right.entries().get(entry.getKey());
      if (other == null || !equal(entry.getValue(), other, render)) {
        return false;
      }
    }
    return true;
  }

  static boolean isSetLike(Value value) {
    return value instanceof SetValue
        || (value instanceof ViewValue view && view.kind() != ViewValue.Kind.VALUES);
  }

  /** The items of a dict may hold what no set can: they are compared one by one. */
  private static boolean equalSets(Value left, Value right, Render render) {
    List<Value> items = Iteration.list(left, render);
    return items.size() == Iteration.list(right, render).size()
        && items.stream().allMatch(item -> contains(right, item, render));
  }

  static Set<Value> asSet(Value value, Render render) {
    return switch (value) {
      case SetValue set -> set.items();
      case ViewValue view -> {
        Set<Value> keys = new LinkedHashSet<>();
        view.items().forEach(item -> keys.add(Keys.of(item, render)));
        yield keys;
      }
      default -> throw new IllegalArgumentException(value.typeName());
    };
  }

  /** Negative, zero or positive; a Problem when the kinds have no order. */
  public static int compare(Value left, Value right, String sign, Render render) {
    Integer order = order(left, right, sign, render);
    if (order == null) {
      if (left instanceof UndefinedValue undefined) {
        throw undefined.used();
      }
      if (right instanceof UndefinedValue undefined) {
        throw undefined.used();
      }
      throw Faults.type(
          "'%s' not supported between instances of '%s' and '%s'"
              .formatted(sign, left.typeName(), right.typeName()));
    }
    return order;
  }

  private static @Nullable Integer order(Value left, Value right, String sign, Render render) {
    if (left instanceof NumberValue first && right instanceof NumberValue second) {
      return numbers(first, second);
    }
    if (Texts.isString(left) && Texts.isString(right)) {
      return texts(Texts.of(left, render), Texts.of(right, render));
    }
    if (left instanceof ListValue first && right instanceof ListValue second) {
      return sequences(first.items(), second.items(), sign, render);
    }
    List<Value> a = tuple(left, render);
    List<Value> b = tuple(right, render);
    if (a != null && b != null) {
      return sequences(a, b, sign, render);
    }
    if (left instanceof TemporalValue first && right instanceof TemporalValue second) {
      return Temporals.compare(first, second);
    }
    return null;
  }

  /** The elements of a tuple, or of a host's sequence, which counts as one; or null. */
  private static @Nullable List<Value> tuple(Value value, Render render) {
    return switch (value) {
      case TupleValue tuple -> tuple.items();
      case HostValue host when host.isSequence() && !host.isMapping() ->
          Iteration.list(host, render);
      default -> null;
    };
  }

  static int numbers(NumberValue left, NumberValue right) {
    if (left instanceof IntValue a && right instanceof IntValue b && a.isSmall() && b.isSmall()) {
      return Long.compare(a.longValue(), b.longValue());
    }
    double leftDouble = left.doubleValue();
    double rightDouble = right.doubleValue();
    if (!Double.isFinite(leftDouble) || !Double.isFinite(rightDouble)) {
      return Double.compare(leftDouble, rightDouble);
    }
    return left.decimal().compareTo(right.decimal());
  }

  private static int texts(String left, String right) {
    int limit = Math.min(left.length(), right.length());
    for (int i = 0; i < limit; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean oneIsPair = Character.isSurrogate(a) != Character.isSurrogate(b);
        return oneIsPair ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static int sequences(List<Value> left, List<Value> right, String sign, Render render) {
    int limit = Math.min(left.size(), right.size());
    for (int i = 0; i < limit; i++) {
      if (!equal(left.get(i), right.get(i), render)) {
        return compare(left.get(i), right.get(i), sign, render);
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  /** {@code left sign right} for an ordering sign; sets compare by inclusion, NaN with nothing. */
  public static boolean ordered(Value left, Value right, String sign, Render render) {
    if (isSetLike(left) && isSetLike(right)) {
      return included(asSet(left, render), asSet(right, render), sign);
    }
    if ((isNotNumber(left) && right instanceof NumberValue)
        || (isNotNumber(right) && left instanceof NumberValue)) {
      return false;
    }
    int order = compare(left, right, sign, render);
    return switch (sign) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean isNotNumber(Value value) {
    return value instanceof FloatValue number && Double.isNaN(number.doubleValue());
  }

  private static boolean included(Set<Value> left, Set<Value> right, String sign) {
    return switch (sign) {
      case "<" -> left.size() < right.size() && right.containsAll(left);
      case "<=" -> right.containsAll(left);
      case ">" -> left.size() > right.size() && left.containsAll(right);
      default -> left.containsAll(right);
    };
  }

  /** {@code needle in haystack}. */
  public static boolean contains(Value haystack, Value needle, Render render) {
    return switch (haystack) {
      case StringValue string -> textContains(string.text(), needle, render);
      case Rope rope -> textContains(render.concretise(rope), needle, render);
      case ListValue list -> any(list.items(), needle, render);
      case TupleValue tuple -> any(tuple.items(), needle, render);
      case DictValue dict -> dict.entries().containsKey(Keys.of(needle, render));
      case SetValue set -> set.items().contains(Keys.of(needle, render));
      case ViewValue view when view.kind() == ViewValue.Kind.KEYS ->
          view.dict().entries().containsKey(Keys.of(needle, render));
      case ViewValue view -> any(view.items(), needle, render);
      case RangeValue range -> any(Iteration.list(range, render), needle, render);
      case IteratorValue iterator -> anyOf(iterator.iterator(), needle, render);
      case UndefinedValue undefined -> false;
      case HostValue host -> host.contains(needle, render);
      default ->
          throw Faults.type("argument of type '" + haystack.typeName() + "' is not iterable");
    };
  }

  private static boolean textContains(String text, Value needle, Render render) {
    if (!Texts.isString(needle)) {
      if (needle instanceof UndefinedValue undefined) {
        throw undefined.used();
      }
      throw Faults.type("'in <string>' requires string as left operand, not " + needle.typeName());
    }
    return text.contains(Texts.of(needle, render));
  }

  private static boolean any(Collection<Value> items, Value needle, Render render) {
    return anyOf(items.iterator(), needle, render);
  }

  private static boolean anyOf(Iterator<Value> items, Value needle, Render render) {
    while (items.hasNext()) {
      if (equal(items.next(), needle, render)) {
        return true;
      }
    }
    return false;
  }
}
