package dev.atoll.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes rows one by one while a query is still running. */
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
