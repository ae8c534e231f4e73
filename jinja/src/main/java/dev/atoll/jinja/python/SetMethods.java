package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** The methods of Python's {@code set}. */
public final class SetMethods {
  static final Map<String, Method> TABLE =
      Map.ofEntries(
          Map.entry("add", SetMethods::add),
          Map.entry("discard", SetMethods::discard),
          Map.entry("remove", SetMethods::remove),
          Map.entry("pop", SetMethods::pop),
          Map.entry("clear", SetMethods::clear),
          Map.entry("copy", (self, arguments, render) -> new SetValue(items(self))),
          Map.entry("update", SetMethods::update),
          Map.entry("union", SetMethods::union),
          Map.entry("intersection", SetMethods::intersection),
          Map.entry("difference", SetMethods::difference),
          Map.entry("symmetric_difference", SetMethods::symmetricDifference),
          Map.entry("intersection_update", updating(SetMethods::intersection)),
          Map.entry("difference_update", updating(SetMethods::difference)),
          Map.entry("symmetric_difference_update", updating(SetMethods::symmetricDifference)),
          Map.entry("issubset", SetMethods::isSubset),
          Map.entry("issuperset", SetMethods::isSuperset),
          Map.entry("isdisjoint", SetMethods::isDisjoint));

  /** The method of the views of a dict that is not an operator. */
  static final Method OF_VIEWS =
      (self, arguments, render) ->
          isDisjoint(new SetValue(((ViewValue) self).items()), arguments, render);

  private SetMethods() {}

  /** The method that changes the set itself to what another one gives. */
  private static Method updating(Method method) {
    return (self, arguments, render) -> {
      SetValue result = (SetValue) method.call(self, arguments, render);
      items(self).clear();
      items(self).addAll(result.items());
      return NoneValue.NONE;
    };
  }

  private static SequencedSet<Value> items(Value self) {
    return ((SetValue) self).items();
  }

  /** The elements of an iterable as a set; a Problem when one cannot be an element. */
  public static SequencedSet<Value> elements(Value iterable, Render render) {
    SequencedSet<Value> result = new LinkedHashSet<>();
    Iteration.of(iterable, render).forEachRemaining(item -> result.add(Keys.of(item, render)));
    return result;
  }

  private static Value add(Value self, Arguments arguments, Render render) {
    items(self).add(Keys.of(arguments.require("add", 0, "element"), render));
    return NoneValue.NONE;
  }

  private static Value discard(Value self, Arguments arguments, Render render) {
    items(self).remove(Keys.of(arguments.require("discard", 0, "element"), render));
    return NoneValue.NONE;
  }

  private static Value remove(Value self, Arguments arguments, Render render) {
    Value element = Keys.of(arguments.require("remove", 0, "element"), render);
    if (!items(self).remove(element)) {
      throw Faults.value("no element " + Repr.of(element, render));
    }
    return NoneValue.NONE;
  }

  private static Value pop(Value self, Arguments arguments, Render render) {
    if (items(self).isEmpty()) {
      throw Faults.value("pop from an empty set");
    }
    return items(self).removeFirst();
  }

  private static Value clear(Value self, Arguments arguments, Render render) {
    items(self).clear();
    return NoneValue.NONE;
  }

  private static Value update(Value self, Arguments arguments, Render render) {
    for (Value other : arguments.positional()) {
      items(self).addAll(elements(other, render));
    }
    return NoneValue.NONE;
  }

  private static Value union(Value self, Arguments arguments, Render render) {
    SetValue result = new SetValue(items(self));
    update(result, arguments, render);
    return result;
  }

  private static Value intersection(Value self, Arguments arguments, Render render) {
    SetValue result = new SetValue(items(self));
    for (Value other : arguments.positional()) {
      result.items().retainAll(elements(other, render));
    }
    return result;
  }

  private static Value difference(Value self, Arguments arguments, Render render) {
    SetValue result = new SetValue(items(self));
    for (Value other : arguments.positional()) {
      result.items().removeAll(elements(other, render));
    }
    return result;
  }

  private static Value symmetricDifference(Value self, Arguments arguments, Render render) {
    Set<Value> other = elements(arguments.require("symmetric_difference", 0, "other"), render);
    SetValue result = new SetValue(items(self));
    result.items().removeAll(other);
    other.stream().filter(item -> !items(self).contains(item)).forEach(result.items()::add);
    return result;
  }

  private static Value isSubset(Value self, Arguments arguments, Render render) {
    Set<Value> other = elements(arguments.require("issubset", 0, "other"), render);
    return BoolValue.of(other.containsAll(items(self)));
  }

  private static Value isSuperset(Value self, Arguments arguments, Render render) {
    Set<Value> other = elements(arguments.require("issuperset", 0, "other"), render);
    return BoolValue.of(items(self).containsAll(other));
  }

  private static Value isDisjoint(Value self, Arguments arguments, Render render) {
    Set<Value> other = elements(arguments.require("isdisjoint", 0, "other"), render);
    return BoolValue.of(items(self).stream().noneMatch(other::contains));
  }
}
