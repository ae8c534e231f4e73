package dev.atoll.core.session;

import dev.atoll.engine.SqlScanner;
import dev.atoll.engine.SqlScanner.Token;
import dev.atoll.engine.StatementKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one folder in which a tenant's SQL may read and write files. Only paths that stand in the SQL
 * as they are pass: absolute, without patterns and without a step upwards. What is computed is
 * refused, and so is what leads out of the folder by a link; the engine is a second wall behind it.
 */
final class ExportFolder {
  /** Options of COPY that change what is in the one file, and nothing else. */
  private static final Set<String> OPTIONS = options();

  private final Path folder;

  ExportFolder(Path folder) {
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException("an export folder is absolute: " + folder);
    }
    this.folder = folder.normalize();
  }

  private static Set<String> options() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(
        Set.of(
            "format",
            "header",
            "delimiter",
            "delim",
            "sep",
            "quote",
            "escape",
            "null",
            "nullstr",
            "encoding",
            "compression",
            "codec",
            "dateformat",
            "timestampformat",
            "force_quote",
            "row_group_size",
            "array"));
    return names;
  }

  /** Whether a literal of SQL is the path of a file inside. */
  boolean holds(String literal) {
    if (literal.length() < 3 || literal.charAt(0) != '\'' || !literal.endsWith("'")) {
      return false;
    }
    String text = literal.substring(1, literal.length() - 1).replace("''", "'");
    boolean pattern = text.chars().anyMatch(c -> "*?[]{}\\".indexOf(c) >= 0 || c < ' ');
    if (pattern || text.contains("://")) {
      return false;
    }
    try {
      Path path = Path.of(text);
      return path.isAbsolute()
          && path.equals(path.normalize())
          && isBelow(path, folder)
          && isBelow(followed(path), followed(folder));
    } catch (IOException | InvalidPathException leadsNowhere) {
      return false;
    }
  }

  private static boolean isBelow(Path path, Path folder) {
    return path.startsWith(folder) && !path.equals(folder);
  }

  /** With links followed as far as the path exists; a link to nothing leads who knows where. */
  private static Path followed(Path path) throws IOException {
    Path parent = path.getParent();
    return parent == null || Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        ? path.toRealPath()
        : followed(parent).resolve(path.getFileName());
  }

  /**
   * Whether a function that reads files is given nothing but files inside.
   *
   * @param behind offset behind the opening parenthesis
   */
  boolean holdsArguments(String sql, int behind) {
    SqlScanner scanner = new SqlScanner(sql.substring(behind));
    Token token = scanner.next();
    if (token == Token.SYMBOL && scanner.is("[")) {
      do {
        if (scanner.next() != Token.STRING || !holds(scanner.text())) {
          return false;
        }
        scanner.next();
      } while (scanner.is(","));
      if (!scanner.is("]")) {
        return false;
      }
    } else if (token != Token.STRING || !holds(scanner.text())) {
      return false;
    }
    // Anything else would go on with the path, or compute it.
    scanner.next();
    return scanner.is(",") || scanner.is(")");
  }

  /** Whether a statement copies a table or the rows of a query to one file inside. */
  boolean holdsCopy(String statement) {
    SqlScanner scanner = new SqlScanner(statement);
    if (scanner.next() != Token.WORD || !scanner.is("copy")) {
      return false;
    }
    Token token = scanner.next();
    if (token == Token.SYMBOL && scanner.is("(")) {
      int start = scanner.end();
      if (!skipped(scanner)
          || StatementKind.of(statement.substring(start, scanner.start())) != StatementKind.QUERY) {
        return false;
      }
      token = scanner.next();
    } else {
      token = behindName(scanner, token);
    }
    return token == Token.WORD
        && scanner.is("to")
        && scanner.next() == Token.STRING
        && holds(scanner.text())
        && endsWithOptions(scanner);
  }

  /** Goes to the parenthesis that closes; false for a COPY inside of it. */
  private static boolean skipped(SqlScanner scanner) {
    int depth = 1;
    boolean begins = true;
    while (depth > 0) {
      Token token = scanner.next();
      if (token == Token.END || (begins && token == Token.WORD && scanner.is("copy"))) {
        return false;
      }
      begins = token == Token.SYMBOL && scanner.is("(");
      if (token == Token.SYMBOL) {
        depth += begins ? 1 : scanner.is(")") ? -1 : 0;
      }
    }
    return true;
  }

  private static Token behindName(SqlScanner scanner, Token first) {
    Token token = first;
    while (token == Token.QUOTED_NAME || token == Token.WORD) {
      token = scanner.next();
      if (token != Token.SYMBOL || !scanner.is(".")) {
        break;
      }
      token = scanner.next();
    }
    if (token == Token.SYMBOL && scanner.is("(") && skipped(scanner)) {
      token = scanner.next();
    }
    return token;
  }

  private static boolean endsWithOptions(SqlScanner scanner) {
    Token token = scanner.next();
    if (token == Token.WORD && scanner.is("with")) {
      token = scanner.next();
    }
    if (token == Token.END) {
      return true;
    }
    if (token != Token.SYMBOL || !scanner.is("(")) {
      return false;
    }
    int depth = 1;
    boolean named = true;
    while (depth > 0) {
      token = scanner.next();
      if (token == Token.END || (named && !OPTIONS.contains(scanner.text()))) {
        return false;
      }
      named = depth == 1 && token == Token.SYMBOL && scanner.is(",");
      if (token == Token.SYMBOL) {
        depth += scanner.is("(") ? 1 : scanner.is(")") ? -1 : 0;
      }
    }
    return scanner.next() == Token.END;
  }
}
