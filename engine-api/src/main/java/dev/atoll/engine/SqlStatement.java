package dev.atoll.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One statement of a text of SQL.
 *
 * @param text without the semicolon that ends it, comments kept
 * @param start offset of its text in the whole
 * @param kind what it does, by its leading keywords
 */
public record SqlStatement(String text, int start, StatementKind kind) {
  /** Its leading keyword in lower case; empty when it begins with something else. */
  public String firstWord() {
    var scanner = new SqlScanner(text);
    return scanner.next() == SqlScanner.Token.WORD ? scanner.text().toLowerCase(Locale.ROOT) : "";
  }

  /** The statements of a text in their order; empty ones are left out. */
  public static List<SqlStatement> split(String sql) {
    var statements = new ArrayList<SqlStatement>();
    var scanner = new SqlScanner(sql);
    int start = 0;
    boolean empty = true;
    var body = new FunctionBody();
    while (true) {
      var token = scanner.next();
      body.pass(token, scanner);
      if ((token == SqlScanner.Token.SEMICOLON && !body.isOpen())
          || token == SqlScanner.Token.END) {
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

  /**
   * Whether a text is inside {@code begin atomic … end}, PostgreSQL's <a
   * href="https://www.postgresql.org/docs/current/sql-createfunction.html">function body</a> whose
   * statements end in semicolons as well.
   */
  private static final class FunctionBody {
    private boolean afterBegin;
    private int depth;

    void pass(SqlScanner.Token token, SqlScanner scanner) {
      if (token != SqlScanner.Token.WORD) {
        afterBegin = false;
        return;
      }
      if (afterBegin && scanner.is("atomic")) {
        depth++;
      } else if (depth > 0 && scanner.is("case")) {
        depth++;
      } else if (depth > 0 && scanner.is("end")) {
        depth--;
      }
      afterBegin = scanner.is("begin");
    }

    boolean isOpen() {
      return depth > 0;
    }
  }
}
