package dev.atoll.core.dbt;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code set} and {@code zip}, each in a form that fails and one that gives a default instead. */
final class CollectionFunctions {
  private CollectionFunctions() {}

  static Value set(Arguments arguments, Render render) {
    arguments.only("set", "value", "default");
    try {
      return new SetValue(Python.list(arguments.require("set", 0, "value"), render));
    } catch (ProblemException notIterable) {
      return arguments.find(1, "default", NoneValue.NONE);
    }
  }

  static Value setStrict(Arguments arguments, Render render) {
    arguments.only("set_strict", "value");
    return new SetValue(Python.list(arguments.require("set_strict", 0, "value"), render));
  }

  static Value zip(Arguments arguments, Render render) {
    try {
      return zipped(arguments.positional(), render);
    } catch (ProblemException notIterable) {
      return arguments.named().getOrDefault("default", NoneValue.NONE);
    }
  }

  static Value zipStrict(Arguments arguments, Render render) {
    return zipped(arguments.positional(), render);
  }

  private static Value zipped(List<Value> sources, Render render) {
    List<Iterator<Value>> iterators = new ArrayList<>();
    for (Value source : sources) {
      iterators.add(Python.iterate(source, render));
    }
    return new IteratorValue(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return !iterators.isEmpty() && iterators.stream().allMatch(Iterator::hasNext);
          }

          @Override
          public Value next() {
            return new TupleValue(iterators.stream().map(Iterator::next).toList());
          }
        });
  }
}
