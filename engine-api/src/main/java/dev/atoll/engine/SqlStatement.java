package dev.atoll.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * One statement of a text of SQL.
 *
 * @param text without the semicolon that ends it, comments kept
 * @param start offset of its text in the whole
 * @param kind what it does, by its leading keywords
 */
public record SqlStatement(String text, int start, StatementKind kind) {
  /** The statements of a text in their order; empty ones are left out. */
  public static List<SqlStatement> split(String sql) {
    var statements = new ArrayList<SqlStatement>();
    var scanner = new SqlScanner(sql);
    int start = 0;
    boolean empty = true;
    while (true) {
      var token = scanner.next();
      if (token == SqlScanner.Token.SEMICOLON || token == SqlScanner.Token.END) {
        if (!empty) {
          String text = sql.substring(start, scanner.start());
          statements.add(new SqlStatement(text, start, StatementKind.of(text)));
        }
        if (token == SqlScanner.Token.END) {
          return List.copyOf(statements);
        }
        start = scanner.end();
        empty = true;
      } else {
        empty = false;
      }
    }
  }
}
