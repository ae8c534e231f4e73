package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Access;
import dev.atoll.jinja.python.StringCases;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What {@code attribute=} means in filters: a path of items, an index, or nothing. */
final class Attributes {
  private Attributes() {}

  /** Lower case for strings, anything else as it is. */
  static Value ignoringCase(Value value, Render render) {
    return Texts.isString(value)
        ? StringValue.of(StringCases.lower(Texts.of(value, render)))
        : value;
  }

  /** Follows the path from a value: items first, then attributes. */
  static UnaryOperator<Value> path(
      @Nullable Value attribute, @Nullable Value otherwise, Render render) {
    if (attribute == null || attribute == NoneValue.NONE) {
      return value -> value;
    }
    List<Value> parts = parts(attribute, render);
    return value -> {
      Value at = value;
      for (Value part : parts) {
        at = Access.item(at, part, render);
        if (at instanceof UndefinedValue && otherwise != null && otherwise != NoneValue.NONE) {
          at = otherwise;
        }
      }
      return at;
    };
  }

  private static List<Value> parts(Value attribute, Render render) {
    if (attribute instanceof NumberValue) {
      return List.of(attribute);
    }
    List<Value> parts = new ArrayList<>();
    for (String part : Texts.of(attribute, render).split("\\.", -1)) {
      boolean index = !part.isEmpty() && part.chars().allMatch(Character::isDigit);
      parts.add(index ? IntValue.of(Long.parseLong(part)) : StringValue.of(part));
    }
    return parts;
  }
}
