package dev.atoll.engine.postgres;

import dev.atoll.engine.Outcome;
import dev.atoll.engine.SqlScanner;
import dev.atoll.engine.SqlScanner.Token;
import dev.atoll.engine.SqlStatement;

/** Tells a count of zero rows from the zero that stands for no count at all. */
final class AffectedRows {
  private AffectedRows() {}

  static Outcome of(SqlStatement statement, long count) {
    boolean counts =
        switch (statement.kind()) {
          case CHANGE -> !startsWith(statement, "truncate");
          case DEFINITION -> count > 0 || makesTableFromQuery(statement.text());
          case COPY -> true;
          case QUERY,
              BEGIN,
              COMMIT,
              ROLLBACK,
              ATTACH,
              EXTENSION,
              NAME_RESOLUTION,
              CONFIGURATION,
              SECRET,
              OTHER ->
              count > 0;
        };
    return counts && count >= 0 ? Outcome.of(count) : Outcome.UNKNOWN;
  }

  private static boolean startsWith(SqlStatement statement, String word) {
    var scanner = new SqlScanner(statement.text());
    return scanner.next() == Token.WORD && scanner.is(word);
  }

  /** {@code create [temporary | unlogged | materialized] table | view name … as}. */
  private static boolean makesTableFromQuery(String sql) {
    var scanner = new SqlScanner(sql);
    boolean isTable = false;
    int depth = 0;
    for (Token token = scanner.next(); token != Token.END; token = scanner.next()) {
      if (token == Token.SYMBOL) {
        depth += scanner.is("(") ? 1 : scanner.is(")") ? -1 : 0;
      } else if (token == Token.WORD && depth == 0) {
        if (scanner.isOneOf("function", "procedure", "trigger", "index", "comment", "rule")) {
          return false;
        }
        isTable |= scanner.isOneOf("table", "materialized");
        if (scanner.is("as")) {
          return isTable;
        }
      }
    }
    return false;
  }
}
