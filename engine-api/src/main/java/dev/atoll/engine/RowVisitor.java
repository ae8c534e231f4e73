package dev.atoll.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a query one by one, so that they need not fit into memory together. */
public interface RowVisitor {
  /** Called once, before the first row. */
  void columns(List<Column> columns);

  /**
   * Called for each row, with a list of its own.
   *
   * @return whether to go on
   */
  Next row(List<@Nullable Object> row);

  /** Whether more rows are wanted. */
  enum Next {
    MORE,
    STOP
  }
}
