package dev.atoll.benchmarks;

import java.util.List;

/** One piece of work of the floor, in the order in which Atoll did it. */
sealed interface FloorStep {
  /** A statement that makes a table or a view. */
  record Make(String sql) implements FloorStep {}

  /** A query whose rows are read. */
  record Ask(String sql) implements FloorStep {}

  /**
   * A table to make and to fill.
   *
   * @param types of the columns, as DuckDB names them
   * @param rows values as text
   */
  record Load(String schema, String table, String sql, List<String> types, List<List<String>> rows)
      implements FloorStep {}
}
