package dev.atoll.core.dbt;

import dev.atoll.engine.ResultTable;
import dev.atoll.jinja.value.HostValue;

/** A query's result as templates see it: dbt's agate table. */
public final class TableValue implements HostValue {
  private final ResultTable table;

  private TableValue(ResultTable table) {
    this.table = table;
  }

  /**
   * @param notes where {@code print_table()} writes
   */
  public static TableValue of(ResultTable table, Notes notes) {
    return new TableValue(table);
  }

  /** A table without columns and rows. */
  public static TableValue empty(Notes notes) {
    return of(ResultTable.NONE, notes);
  }

  /** The rows as the engine gave them. */
  public ResultTable resultTable() {
    return table;
  }

  @Override
  public String typeName() {
    return "Table";
  }
}
