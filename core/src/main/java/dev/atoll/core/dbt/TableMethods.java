package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Comparison;
import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The methods of a query's result; those that change it give a new table. */
final class TableMethods {
  private final TableValue table;

  private TableMethods(TableValue table) {
    this.table = table;
  }

  static @Nullable HostFunction of(TableValue table, String name) {
    var methods = new TableMethods(table);
    return switch (name) {
      case "print_table" -> methods::printTable;
      case "print_structure" -> methods::printStructure;
      case "select" ->
          (arguments, render) -> methods.project(methods.named(arguments, "select", render));
      case "exclude" -> methods::exclude;
      case "rename" -> methods::rename;
      case "limit" -> methods::limit;
      case "where" -> methods::where;
      case "find" -> methods::find;
      case "order_by" -> methods::orderBy;
      case "distinct" -> methods::distinct;
      case "group_by" -> methods::groupBy;
      default -> null;
    };
  }

  private Value printTable(Arguments arguments, Render render) {
    table
        .notes()
        .print(
            TablePrinter.rows(
                table,
                number(arguments, 0, "max_rows", 20),
                number(arguments, 1, "max_columns", 6),
                number(arguments, 3, "max_column_width", 20),
                number(arguments, 5, "max_precision", 3)));
    return NoneValue.NONE;
  }

  private Value printStructure(Arguments arguments, Render render) {
    table.notes().print(TablePrinter.structure(table));
    return NoneValue.NONE;
  }

  private static int number(Arguments arguments, int position, String name, int otherwise) {
    Value given = arguments.find(position, name, NoneValue.NONE);
    if (given == NoneValue.NONE) {
      return otherwise;
    }
    if (given instanceof IntValue number) {
      return Math.toIntExact(number.longValue());
    }
    throw DbtProblems.argument(name + " is an integer", "pass a number");
  }

  private List<String> named(Arguments arguments, String function, Render render) {
    Value key = arguments.require(function, 0, "key");
    List<Value> names = key instanceof StringValue ? List.of(key) : Iteration.list(key, render);
    return names.stream().map(name -> Texts.of(name, render)).toList();
  }

  private int position(String name) {
    int index = table.names().indexOf(name);
    if (index < 0) {
      throw DbtProblems.argument(
          "the table has no column '" + name + "'",
          dev.atoll.domain.Nearest.suggestion(
              name, table.names(), "its columns are " + table.names()));
    }
    return index;
  }

  private Value exclude(Arguments arguments, Render render) {
    List<String> left = named(arguments, "exclude", render);
    return project(table.names().stream().filter(name -> !left.contains(name)).toList());
  }

  private Value project(List<String> names) {
    List<Integer> positions = names.stream().map(this::position).toList();
    return rebuilt(
        names,
        positions.stream().map(table.types()::get).toList(),
        row -> positions.stream().map(row.items()::get).toList());
  }

  private TableValue rebuilt(
      List<String> names, List<TableType> types, Function<SequenceValue, List<Value>> values) {
    return new TableValue(
        names,
        types,
        table.rows().stream().map(row -> SequenceValue.row(names, values.apply(row))).toList(),
        table.notes());
  }

  private Value rename(Arguments arguments, Render render) {
    Value names = arguments.find(0, "column_names", NoneValue.NONE);
    List<String> renamed =
        switch (names) {
          case NoneValue none -> table.names();
          case DictValue dict ->
              table.names().stream()
                  .map(
                      name -> {
                        Value other = dict.get(name);
                        return other == null ? name : Texts.of(other, render);
                      })
                  .toList();
          default ->
              Iteration.list(names, render).stream().map(name -> Texts.of(name, render)).toList();
        };
    if (renamed.size() != table.names().size()) {
      throw DbtProblems.argument(
          "rename() got %d names for %d columns".formatted(renamed.size(), table.names().size()),
          "give every column a name, or a dict from old to new names");
    }
    return rebuilt(renamed, table.types(), SequenceValue::items);
  }

  private Value limit(Arguments arguments, Render render) {
    int first = number(arguments, 0, "start_or_stop", table.rows().size());
    boolean isRange = arguments.find(1, "stop", NoneValue.NONE) != NoneValue.NONE;
    int start = Math.clamp(isRange ? first : 0, 0, table.rows().size());
    int stop = Math.clamp(isRange ? number(arguments, 1, "stop", 0) : first, start, rowCount());
    int step = number(arguments, 2, "step", 1);
    List<SequenceValue> kept = new ArrayList<>();
    for (int i = start; i < stop; i += Math.max(1, step)) {
      kept.add(table.rows().get(i));
    }
    return table.withRows(kept);
  }

  private int rowCount() {
    return table.rows().size();
  }

  private Value where(Arguments arguments, Render render) {
    CallableValue test = function(arguments, "where");
    return table.withRows(
        table.rows().stream()
            .filter(row -> Truth.of(test.call(Arguments.of(row), render), render))
            .toList());
  }

  private Value find(Arguments arguments, Render render) {
    CallableValue test = function(arguments, "find");
    return table.rows().stream()
        .filter(row -> Truth.of(test.call(Arguments.of(row), render), render))
        .<Value>map(row -> row)
        .findFirst()
        .orElse(NoneValue.NONE);
  }

  private static CallableValue function(Arguments arguments, String name) {
    if (arguments.require(name, 0, "test") instanceof CallableValue function) {
      return function;
    }
    throw DbtProblems.argument(name + "() takes a function", "pass a macro that takes a row");
  }

  private Value orderBy(Arguments arguments, Render render) {
    Value key = arguments.require("order_by", 0, "key");
    Function<SequenceValue, List<Value>> keys;
    if (key instanceof CallableValue function) {
      keys = row -> List.of(function.call(Arguments.of(row), render));
    } else {
      List<Integer> positions =
          named(arguments, "order_by", render).stream().map(this::position).toList();
      keys = row -> positions.stream().map(row.items()::get).toList();
    }
    Comparator<SequenceValue> order = Comparator.comparing(keys, TableMethods::compare);
    boolean reverse = Truth.of(arguments.find(1, "reverse", NoneValue.NONE), render);
    return table.withRows(
        table.rows().stream().sorted(reverse ? order.reversed() : order).toList());
  }

  private Value distinct(Arguments arguments, Render render) {
    List<Integer> positions =
        arguments.isEmpty()
            ? java.util.stream.IntStream.range(0, table.names().size()).boxed().toList()
            : named(arguments, "distinct", render).stream().map(this::position).toList();
    Set<List<Value>> seen = new LinkedHashSet<>();
    return table.withRows(
        table.rows().stream()
            .filter(row -> seen.add(positions.stream().map(row.items()::get).toList()))
            .toList());
  }

  /** Tables by the value of a column or of a function, in the order in which those first occur. */
  private Value groupBy(Arguments arguments, Render render) {
    arguments.only("group_by", "key", "key_name", "key_type");
    Value key = arguments.require("group_by", 0, "key");
    Function<SequenceValue, Value> keyed;
    if (key instanceof CallableValue function) {
      keyed = row -> function.call(Arguments.of(row), render);
    } else {
      int position = position(Texts.of(key, render));
      keyed = row -> row.items().get(position);
    }
    SequencedMap<Value, List<SequenceValue>> groups = new LinkedHashMap<>();
    for (SequenceValue row : table.rows()) {
      groups.computeIfAbsent(keyed.apply(row), value -> new ArrayList<>()).add(row);
    }
    SequencedMap<Value, TableValue> tables = new LinkedHashMap<>();
    groups.forEach((value, rows) -> tables.put(value, table.withRows(rows)));
    return new TableSetValue(tables);
  }

  /** In ascending order, None last. */
  static List<Value> sorted(List<Value> values) {
    return values.stream().sorted(TableMethods::compare).toList();
  }

  private static int compare(List<Value> left, List<Value> right) {
    for (int i = 0; i < left.size(); i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compare(Value left, Value right) {
    if (left == NoneValue.NONE || right == NoneValue.NONE) {
      return Boolean.compare(left == NoneValue.NONE, right == NoneValue.NONE);
    }
    return Comparison.compare(left, right, "<", Render.plain());
  }
}
