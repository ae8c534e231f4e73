package dev.atoll.core.dbt;

import dev.atoll.engine.Column;
import dev.atoll.engine.ResultTable;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query's result as templates see it: dbt's agate table. Immutable. */
public final class TableValue implements HostValue {
  private final List<String> names;
  private final List<TableType> types;
  private final List<SequenceValue> rows;
  private final Notes notes;

  TableValue(List<String> names, List<TableType> types, List<SequenceValue> rows, Notes notes) {
    this.names = List.copyOf(names);
    this.types = List.copyOf(types);
    this.rows = List.copyOf(rows);
    this.notes = notes;
  }

  /**
   * The table of a result, its types found from the values.
   *
   * @param notes where {@code print_table()} writes
   */
  public static TableValue of(ResultTable table, Notes notes) {
    List<String> names = unique(table.columns().stream().map(Column::name).toList());
    List<TableType> types = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (List<@Nullable Object> row : table.rows()) {
        values.add(row.get(i));
      }
      types.add(TableType.of(values));
    }
    List<SequenceValue> rows = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        values.add(types.get(i).value(row.get(i)));
      }
      rows.add(SequenceValue.row(names, values));
    }
    return new TableValue(names, types, rows, notes);
  }

  /** The rows of a seed, whose columns are what dbt takes them for also where there are no rows. */
  public static TableValue ofSeed(ResultTable table, Notes notes) {
    TableValue seed = of(table, notes);
    return table.rows().isEmpty()
        ? new TableValue(
            seed.names, Collections.nCopies(seed.names.size(), TableType.INTEGER), List.of(), notes)
        : seed;
  }

  /** Columns of one name get a number, from the second on, as dbt counts them. */
  private static List<String> unique(List<String> names) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<String> result = new ArrayList<>();
    for (String name : names) {
      int count = seen.merge(name, 1, Integer::sum);
      result.add(count == 1 ? name : name + "_" + count);
    }
    return new LinkedHashSet<>(result).size() == result.size() ? result : unique(result);
  }

  /** A table without columns and rows. */
  public static TableValue empty(Notes notes) {
    return of(ResultTable.NONE, notes);
  }

  /** The type in SQL with which dbt creates a seed's column. */
  public String sqlType(int column) {
    return switch (types.get(column)) {
      case BOOLEAN -> "boolean";
      case INTEGER -> holdsLongs(column) ? "bigint" : "integer";
      case NUMBER -> "float8";
      case DATE -> "date";
      case DATE_TIME -> "timestamp";
      case TEXT -> "text";
    };
  }

  private boolean holdsLongs(int column) {
    return rows.stream()
        .map(row -> Values.toJava(row.items().get(column)))
        .anyMatch(value -> value instanceof Long number && number != number.intValue());
  }

  /** The rows as plain data, as an engine takes them. */
  public ResultTable resultTable() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Column(names.get(i), sqlType(i)));
    }
    List<List<@Nullable Object>> plain = new ArrayList<>();
    for (SequenceValue row : rows) {
      List<@Nullable Object> values = new ArrayList<>();
      row.items().forEach(value -> values.add(Values.toJava(value)));
      plain.add(values);
    }
    return new ResultTable(columns, plain);
  }

  List<String> names() {
    return names;
  }

  List<TableType> types() {
    return types;
  }

  List<SequenceValue> rows() {
    return rows;
  }

  Notes notes() {
    return notes;
  }

  TableValue withRows(List<SequenceValue> others) {
    return new TableValue(names, types, others, notes);
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "columns" -> columns();
      case "rows" -> SequenceValue.mapped(null, List.copyOf(rows));
      case "column_names" -> Python.tuple(names);
      case "column_types" -> new TupleValue(List.copyOf(types));
      case "row_names" -> NoneValue.NONE;
      default -> {
        HostFunction method = TableMethods.of(this, name);
        yield method == null ? null : method.named(name);
      }
    };
  }

  private Value columns() {
    List<Value> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(column(i));
    }
    return SequenceValue.mapped(names, columns);
  }

  private Value column(int index) {
    List<Value> values = rows.stream().map(row -> row.items().get(index)).toList();
    Map<String, Value> more = new LinkedHashMap<>();
    more.put("name", StringValue.of(names.get(index)));
    more.put("data_type", types.get(index));
    more.put("index", Values.of(index));
    List<Value> present = values.stream().filter(value -> value != NoneValue.NONE).toList();
    answer(more, "values_distinct", List.copyOf(new LinkedHashSet<>(values)));
    answer(more, "values_without_nulls", present);
    answer(more, "values_sorted", TableMethods.sorted(values));
    answer(more, "values_without_nulls_sorted", TableMethods.sorted(present));
    return SequenceValue.column(values, more);
  }

  private static void answer(Map<String, Value> more, String name, List<Value> values) {
    HostFunction method = (arguments, render) -> new TupleValue(values);
    more.put(name, method.named(name));
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return SequenceValue.mapped(null, List.copyOf(rows)).item(key, render);
  }

  @Override
  public Iterator<Value> iterator(Render render) {
    return List.<Value>copyOf(rows).iterator();
  }

  @Override
  public int length(Render render) {
    return rows.size();
  }

  @Override
  public boolean truth(Render render) {
    return !rows.isEmpty();
  }

  /** Prints as its structure, not as its rows, as in agate. */
  @Override
  public Value print(Render render) {
    return StringValue.of(TablePrinter.structure(this));
  }

  @Override
  public String repr(Render render) {
    return "<agate.table.Table object>";
  }

  @Override
  public String typeName() {
    return "Table";
  }
}
