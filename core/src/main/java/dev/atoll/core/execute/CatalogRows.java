package dev.atoll.core.execute;

import dev.atoll.core.execute.Catalog.Column;
import dev.atoll.core.execute.Catalog.Entry;
import dev.atoll.core.execute.Catalog.Statistic;
import dev.atoll.core.execute.Catalog.Table;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.ResultTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table that {@code get_catalog} and {@code get_catalog_relations} give: one row for each
 * column of a relation.
 */
final class CatalogRows {
  /** A catalog macro whose answer is no such table. */
  static final String NO_CATALOG = "A762";

  private static final List<String> NEEDED =
      List.of(
          "table_schema", "table_name", "table_type", "column_name", "column_index", "column_type");
  private static final String STATISTICS = "stats:";

  private final List<String> names;

  private CatalogRows(List<String> names) {
    this.names = names;
  }

  /** Where a relation lies, whatever the upper and lower case of its names. */
  record Key(String database, String schema, String name) {
    static Key of(String database, String schema, String name) {
      return new Key(folded(database), folded(schema), folded(name));
    }

    private static String folded(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  /** A relation and its columns; it belongs to no node yet. */
  private record Found(
      Table table, SequencedMap<String, Column> columns, List<Statistic> statistics) {
    Entry of(String id) {
      return new Entry(id, table, List.copyOf(columns.values()), statistics);
    }
  }

  /**
   * Adds what a table says of relations that somebody wants.
   *
   * @param database where a row does not say it
   * @param macro that gave the table
   * @throws ProblemException when it is no such table
   */
  static void add(
      ResultTable table,
      String database,
      String macro,
      Map<Key, List<String>> wanted,
      Map<String, Entry> entries) {
    List<String> names =
        table.columns().stream().map(column -> column.name().toLowerCase(Locale.ROOT)).toList();
    List<String> missing =
        table.rows().isEmpty()
            ? List.of()
            : NEEDED.stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new ProblemException(
          notSuch(macro, "its table has no column " + String.join(", ", missing)));
    }
    CatalogRows rows = new CatalogRows(names);
    Map<Key, Found> found = new LinkedHashMap<>();
    for (List<@Nullable Object> row : table.rows()) {
      rows.read(row, database, wanted, found, macro);
    }
    found.forEach(
        (key, relation) ->
            wanted
                .getOrDefault(key, List.of())
                .forEach(id -> entries.putIfAbsent(id, relation.of(id))));
  }

  static Problem notSuch(String macro, String cause) {
    return Problem.error(
        NO_CATALOG,
        "the macro " + macro + " gives no catalog",
        cause,
        "let it return a table with a row for each column of a relation: "
            + String.join(", ", NEEDED)
            + ", table_database, table_comment, table_owner, column_comment");
  }

  private void read(
      List<@Nullable Object> row,
      String database,
      Map<Key, List<String>> wanted,
      Map<Key, Found> found,
      String macro) {
    Key key =
        Key.of(
            text(row, "table_database").orElse(database),
            needed(row, "table_schema", macro),
            needed(row, "table_name", macro));
    if (!wanted.containsKey(key)) {
      return;
    }
    Column column =
        new Column(
            needed(row, "column_name", macro),
            index(row, macro),
            needed(row, "column_type", macro),
            text(row, "column_comment"));
    Found relation = found.get(key);
    if (relation == null) {
      relation = new Found(table(row, macro), new LinkedHashMap<>(), statistics(row));
      found.put(key, relation);
    }
    relation.columns.put(column.name(), column);
  }

  private Table table(List<@Nullable Object> row, String macro) {
    return new Table(
        needed(row, "table_type", macro),
        text(row, "table_database"),
        needed(row, "table_schema", macro),
        needed(row, "table_name", macro),
        text(row, "table_comment"),
        text(row, "table_owner"));
  }

  private long index(List<@Nullable Object> row, String macro) {
    String text = needed(row, "column_index", macro);
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new ProblemException(notSuch(macro, "column_index is no whole number: " + text));
    }
  }

  /** Columns {@code stats:<id>:label}, {@code :value}, {@code :description}, {@code :include}. */
  private List<Statistic> statistics(List<@Nullable Object> row) {
    TreeSet<String> ids = new TreeSet<>();
    for (String name : names) {
      String[] parts = name.split(":", -1);
      if (name.startsWith(STATISTICS) && parts.length == 3) {
        ids.add(parts[1]);
      }
    }
    List<Statistic> statistics = new ArrayList<>();
    for (String id : ids) {
      String start = STATISTICS + id + ":";
      if (Boolean.TRUE.equals(value(row, start + "include"))) {
        statistics.add(
            new Statistic(
                id,
                text(row, start + "label").orElse(id),
                value(row, start + "value"),
                text(row, start + "description").orElse("")));
      }
    }
    return statistics;
  }

  private String needed(List<@Nullable Object> row, String name, String macro) {
    return text(row, name)
        .orElseThrow(() -> new ProblemException(notSuch(macro, "a row has no " + name)));
  }

  private Optional<String> text(List<@Nullable Object> row, String name) {
    return Optional.ofNullable(value(row, name)).map(Object::toString);
  }

  private @Nullable Object value(List<@Nullable Object> row, String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : row.get(index);
  }
}
