package dev.atoll.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a query returned, all in memory.
 *
 * @param columns empty when the statement returns no rows by nature
 * @param rows each as long as the columns; values as {@link Session} describes them
 */
public record ResultTable(List<Column> columns, List<List<@Nullable Object>> rows) {
  public static final ResultTable NONE = new ResultTable(List.of(), List.of());

  public ResultTable {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableList(new ArrayList<>(rows));
  }

  /** All rows that a query hands to the visitor it is given. */
  public static ResultTable collect(Consumer<RowVisitor> query) {
    var columns = new ArrayList<Column>();
    var rows = new ArrayList<List<@Nullable Object>>();
    query.accept(
        new RowVisitor() {
          @Override
          public void columns(List<Column> found) {
            columns.addAll(found);
          }

          @Override
          public Next row(List<@Nullable Object> row) {
            rows.add(row);
            return Next.MORE;
          }
        });
    return new ResultTable(columns, rows);
  }

  /** The value of the first column of the first row; null too when there is no row. */
  public @Nullable Object scalar() {
    return rows.isEmpty() || columns.isEmpty() ? null : rows.getFirst().getFirst();
  }
}
