package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** {@code modules.itertools}. What could grow large is counted against the render's limits. */
final class ItertoolsModule {
  private ItertoolsModule() {}

  static DictValue value() {
    DictValue module = new DictValue();
    add(module, "count", ItertoolsModule::count);
    add(module, "cycle", ItertoolsModule::cycle);
    add(module, "repeat", ItertoolsModule::repeat);
    add(module, "accumulate", ItertoolsModule::accumulate);
    add(module, "chain", ItertoolsModule::chain);
    add(module, "compress", ItertoolsModule::compress);
    add(module, "islice", ItertoolsModule::slice);
    add(module, "zip_longest", ItertoolsModule::zipLongest);
    add(module, "product", ItertoolsModule::product);
    add(
        module,
        "permutations",
        (arguments, render) -> choices("permutations", arguments, render, Choice.DISTINCT));
    add(
        module,
        "combinations",
        (arguments, render) -> choices("combinations", arguments, render, Choice.ASCENDING));
    add(
        module,
        "combinations_with_replacement",
        (arguments, render) ->
            choices("combinations_with_replacement", arguments, render, Choice.NOT_DESCENDING));
    return module;
  }

  private static void add(DictValue module, String name, HostFunction function) {
    module.put(name, function.named(name));
  }

  private static Value of(List<Value> values) {
    return new IteratorValue(values.iterator());
  }

  private static long integer(Value value, String name) {
    return value instanceof IntValue number
        ? number.longValue()
        : DatetimeModule.<Long>refused(name, "an integer");
  }

  private static Value count(Arguments arguments, Render render) {
    long start = integer(arguments.find(0, "start", IntValue.of(0)), "count");
    long step = integer(arguments.find(1, "step", IntValue.of(1)), "count");
    return endless(LongStream.iterate(start, i -> i + step).<Value>mapToObj(IntValue::of), render);
  }

  private static Value endless(Stream<Value> values, Render render) {
    return new IteratorValue(values.peek(value -> render.countIteration()).iterator());
  }

  private static Value cycle(Arguments arguments, Render render) {
    List<Value> values = Python.list(arguments.require("cycle", 0, "iterable"), render);
    return values.isEmpty()
        ? of(values)
        : endless(
            LongStream.iterate(0, i -> i + 1).mapToObj(i -> values.get((int) (i % values.size()))),
            render);
  }

  private static Value repeat(Arguments arguments, Render render) {
    Value value = arguments.require("repeat", 0, "object");
    Value times = arguments.find(1, "times", NoneValue.NONE);
    return times == NoneValue.NONE
        ? endless(Stream.generate(() -> value), render)
        : of(Collections.nCopies(Math.toIntExact(Math.max(0, integer(times, "repeat"))), value));
  }

  private static Value accumulate(Arguments arguments, Render render) {
    List<Value> sums = new ArrayList<>();
    Value function = arguments.find(1, "func", NoneValue.NONE);
    Value initial = arguments.named().get("initial");
    if (initial != null && initial != NoneValue.NONE) {
      sums.add(initial);
    }
    for (Value value : Python.list(arguments.require("accumulate", 0, "iterable"), render)) {
      if (sums.isEmpty()) {
        sums.add(value);
      } else if (function == NoneValue.NONE) {
        sums.add(Python.add(sums.getLast(), value, render));
      } else {
        sums.add(Python.call(function, Arguments.of(sums.getLast(), value), render));
      }
    }
    return of(sums);
  }

  private static Value chain(Arguments arguments, Render render) {
    List<Value> all = new ArrayList<>();
    for (Value part : arguments.positional()) {
      all.addAll(Python.list(part, render));
    }
    return of(all);
  }

  private static Value compress(Arguments arguments, Render render) {
    Iterator<Value> chosen = Python.iterate(arguments.require("compress", 1, "selectors"), render);
    List<Value> kept = new ArrayList<>();
    for (Value value : Python.list(arguments.require("compress", 0, "data"), render)) {
      if (!chosen.hasNext()) {
        break;
      }
      if (Python.truth(chosen.next(), render)) {
        kept.add(value);
      }
    }
    return of(kept);
  }

  private static Value slice(Arguments arguments, Render render) {
    boolean range = arguments.positional().size() > 2;
    Value first = arguments.require("islice", 1, "stop");
    Value last = range ? arguments.positional().get(2) : first;
    long start = range && first != NoneValue.NONE ? integer(first, "islice") : 0;
    long stop = last == NoneValue.NONE ? Long.MAX_VALUE : integer(last, "islice");
    long step =
        arguments.positional().size() > 3 ? integer(arguments.positional().get(3), "islice") : 1;
    List<Value> kept = new ArrayList<>();
    Iterator<Value> values = Python.iterate(arguments.require("islice", 0, "iterable"), render);
    for (long i = 0; i < stop && values.hasNext(); i++) {
      Value value = values.next();
      if (i >= start && (i - start) % Math.max(1, step) == 0) {
        kept.add(value);
      }
    }
    return of(kept);
  }

  private static Value zipLongest(Arguments arguments, Render render) {
    Value filling = arguments.named().getOrDefault("fillvalue", NoneValue.NONE);
    List<List<Value>> columns = lists(arguments.positional(), render);
    int length = columns.stream().mapToInt(List::size).max().orElse(0);
    List<Value> rows = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int row = i;
      rows.add(
          new TupleValue(
              columns.stream()
                  .map(column -> row < column.size() ? column.get(row) : filling)
                  .toList()));
    }
    return of(rows);
  }

  private static List<List<Value>> lists(List<Value> sources, Render render) {
    List<List<Value>> lists = new ArrayList<>();
    for (Value source : sources) {
      lists.add(Python.list(source, render));
    }
    return lists;
  }

  private static Value product(Arguments arguments, Render render) {
    List<List<Value>> pools = lists(arguments.positional(), render);
    long repeat = integer(arguments.named().getOrDefault("repeat", IntValue.of(1)), "product");
    List<List<Value>> repeated = new ArrayList<>();
    for (long i = 0; i < repeat; i++) {
      repeated.addAll(pools);
    }
    List<List<Value>> rows = List.of(List.of());
    for (List<Value> pool : repeated) {
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> row : rows) {
        for (Value value : pool) {
          render.countIteration();
          longer.add(with(row, value));
        }
      }
      rows = longer;
    }
    return tuples(rows);
  }

  private static <T> List<T> with(List<T> row, T value) {
    List<T> longer = new ArrayList<>(row);
    longer.add(value);
    return longer;
  }

  private static Value tuples(List<List<Value>> rows) {
    return of(rows.stream().<Value>map(TupleValue::new).toList());
  }

  /** Which position may follow the ones chosen. */
  private enum Choice {
    DISTINCT {
      @Override
      Predicate<Integer> after(List<Integer> chosen) {
        return position -> !chosen.contains(position);
      }
    },
    ASCENDING {
      @Override
      Predicate<Integer> after(List<Integer> chosen) {
        return position -> chosen.isEmpty() || position > chosen.getLast();
      }
    },
    NOT_DESCENDING {
      @Override
      Predicate<Integer> after(List<Integer> chosen) {
        return position -> chosen.isEmpty() || position >= chosen.getLast();
      }
    };

    abstract Predicate<Integer> after(List<Integer> chosen);
  }

  private static Value choices(String name, Arguments arguments, Render render, Choice choice) {
    List<Value> pool = Python.list(arguments.require(name, 0, "iterable"), render);
    Value given = arguments.find(1, "r", NoneValue.NONE);
    long length = given == NoneValue.NONE ? pool.size() : integer(given, name);
    List<List<Integer>> rows = List.of(List.of());
    for (long i = 0; i < length; i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> row : rows) {
        Predicate<Integer> fits = choice.after(row);
        for (int position = 0; position < pool.size(); position++) {
          if (fits.test(position)) {
            render.countIteration();
            longer.add(with(row, position));
          }
        }
      }
      rows = longer;
    }
    return tuples(rows.stream().map(row -> row.stream().map(pool::get).toList()).toList());
  }
}
