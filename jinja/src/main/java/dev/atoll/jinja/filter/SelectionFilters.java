package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FilterFunction;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TestFunction;
import dev.atoll.jinja.value.Value;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Filters that pass on elements: changed, or only some of them. What is false passes on nothing.
 */
final class SelectionFilters {
  private SelectionFilters() {}

  static void addTo(Map<String, Registry.Filter> table) {
    table.put("map", SelectionFilters::map);
    table.put("select", selection(Keep.MATCHING, Of.ITEM));
    table.put("reject", selection(Keep.OTHERS, Of.ITEM));
    table.put("selectattr", selection(Keep.MATCHING, Of.ATTRIBUTE));
    table.put("rejectattr", selection(Keep.OTHERS, Of.ATTRIBUTE));
  }

  private enum Keep {
    MATCHING,
    OTHERS
  }

  private enum Of {
    ITEM,
    ATTRIBUTE
  }

  private static Arguments without(Arguments arguments, int positional) {
    return Arguments.of(
        arguments.positional().subList(positional, arguments.positional().size()),
        arguments.named());
  }

  private static Value map(Value input, Arguments arguments, Render render, Registry registry) {
    if (SequenceFilters.isNothing(input, render)) {
      return new IteratorValue(Collections.emptyIterator());
    }
    Iterator<Value> elements = Iteration.of(input, render);
    UnaryOperator<Value> change = change(arguments, render, registry);
    return new IteratorValue(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return elements.hasNext();
          }

          @Override
          public Value next() {
            return change.apply(elements.next());
          }
        });
  }

  private static UnaryOperator<Value> change(
      Arguments arguments, Render render, Registry registry) {
    Value attribute = arguments.named().get("attribute");
    if (arguments.positional().isEmpty() && attribute != null) {
      for (String name : arguments.named().keySet()) {
        if (!name.equals("attribute") && !name.equals("default")) {
          throw Faults.arguments("map() got an unexpected keyword argument '" + name + "'");
        }
      }
      return Attributes.path(attribute, arguments.named().get("default"), render);
    }
    if (arguments.positional().isEmpty()) {
      throw Faults.arguments("map requires a filter argument");
    }
    FilterFunction filter = registry.filter(Texts.of(arguments.positional().getFirst(), render));
    Arguments rest = without(arguments, 1);
    return value -> filter.apply(value, rest, render);
  }

  private static Registry.Filter selection(Keep keep, Of of) {
    return (input, arguments, render, registry) -> {
      if (SequenceFilters.isNothing(input, render)) {
        return new IteratorValue(Collections.emptyIterator());
      }
      int used = of == Of.ATTRIBUTE ? 1 : 0;
      List<Value> positional = arguments.positional();
      if (positional.size() < used) {
        throw Faults.arguments("missing parameter for attribute name");
      }
      UnaryOperator<Value> subject =
          of == Of.ATTRIBUTE
              ? Attributes.path(positional.getFirst(), null, render)
              : value -> value;
      Predicate<Value> condition = condition(arguments, used, render, registry);
      return new IteratorValue(
          new Chosen(
              Iteration.of(input, render),
              item -> condition.test(subject.apply(item)) == (keep == Keep.MATCHING)));
    };
  }

  private static Predicate<Value> condition(
      Arguments arguments, int used, Render render, Registry registry) {
    if (arguments.positional().size() <= used) {
      return value -> Truth.of(value, render);
    }
    TestFunction test = registry.test(Texts.of(arguments.positional().get(used), render));
    Arguments rest = without(arguments, used + 1);
    return value -> test.test(value, rest, render);
  }

  /** The elements that pass a condition, tested as they are asked for. */
  private static final class Chosen implements Iterator<Value> {
    private final Iterator<Value> all;
    private final Predicate<Value> condition;
    private @Nullable Value found;

    Chosen(Iterator<Value> all, Predicate<Value> condition) {
      this.all = all;
      this.condition = condition;
    }

    @Override
    public boolean hasNext() {
      while (found == null && all.hasNext()) {
        Value candidate = all.next();
        if (condition.test(candidate)) {
          found = candidate;
        }
      }
      return found != null;
    }

    @Override
    public Value next() {
      if (!hasNext() || found == null) {
        throw new NoSuchElementException();
      }
      Value value = found;
      found = null;
      return value;
    }
  }
}
