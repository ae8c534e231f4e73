package dev.atoll.engine;

import dev.atoll.engine.SqlScanner.Token;
import java.util.Map;
import java.util.TreeMap;

/** What a statement does, as far as its leading keywords tell. */
public enum StatementKind {
  /** Reads; also WITH, whatever follows it, unless it holds a COPY. */
  QUERY,
  /** Changes rows. */
  CHANGE,
  /** Creates, alters or drops objects. */
  DEFINITION,
  BEGIN,
  COMMIT,
  ROLLBACK,
  /** ATTACH or DETACH of a database. */
  ATTACH,
  /** Moves rows from or to files: COPY, EXPORT, IMPORT. */
  COPY,
  /** Brings in code: INSTALL, LOAD, UPDATE EXTENSIONS, and FORCE with any of them. */
  EXTENSION,
  /** Changes where names lead or who asks: USE, SET SCHEMA, SET search_path, SET ROLE. */
  NAME_RESOLUTION,
  /** SET, RESET or PRAGMA of anything else but a variable. */
  CONFIGURATION,
  /** Creates or drops a secret. */
  SECRET,
  OTHER;

  private static final Map<String, StatementKind> BY_WORD = byWord();

  /** The kind of one statement; EXPLAIN and PREPARE are of the kind of what they wrap. */
  public static StatementKind of(String statement) {
    var scanner = new SqlScanner(statement);
    return of(scanner, scanner.next());
  }

  private static StatementKind of(SqlScanner scanner, Token first) {
    Token token = first;
    while (token == Token.SYMBOL && scanner.is("(")) {
      token = scanner.next();
    }
    if (token != Token.WORD) {
      return OTHER;
    }
    if (scanner.is("with")) {
      return holdsCopy(scanner) ? COPY : QUERY;
    }
    if (scanner.is("explain")) {
      return wrapped(afterExplain(scanner));
    }
    if (scanner.is("prepare")) {
      return wrapped(afterPrepare(scanner));
    }
    if (scanner.isOneOf("set", "reset")) {
      return setting(scanner);
    }
    if (scanner.is("pragma")) {
      return pragma(scanner);
    }
    return byFirstWord(scanner);
  }

  /** Explaining or preparing the end of a transaction does not end it. */
  private static StatementKind wrapped(StatementKind inner) {
    return switch (inner) {
      case BEGIN, COMMIT, ROLLBACK -> OTHER;
      case QUERY,
          CHANGE,
          DEFINITION,
          ATTACH,
          COPY,
          EXTENSION,
          NAME_RESOLUTION,
          CONFIGURATION,
          SECRET,
          OTHER ->
          inner;
    };
  }

  private static StatementKind byFirstWord(SqlScanner scanner) {
    StatementKind kind = BY_WORD.getOrDefault(scanner.text(), OTHER);
    return switch (kind) {
      case DEFINITION -> namesSecret(scanner) ? SECRET : DEFINITION;
      case CHANGE -> scanner.is("update") && updatesExtensions(scanner) ? EXTENSION : CHANGE;
      case ROLLBACK, COMMIT -> transactionEnd(scanner, kind);
      case EXTENSION -> forcesCheckpoint(scanner) ? OTHER : EXTENSION;
      case QUERY, BEGIN, ATTACH, COPY, NAME_RESOLUTION, CONFIGURATION, SECRET, OTHER -> kind;
    };
  }

  /** {@code rollback to savepoint} and {@code commit prepared} leave the transaction as it is. */
  private static StatementKind transactionEnd(SqlScanner scanner, StatementKind kind) {
    Token token = scanner.next();
    if (token == Token.WORD && scanner.isOneOf("work", "transaction")) {
      token = scanner.next();
    }
    return token == Token.WORD && scanner.isOneOf("to", "prepared") ? OTHER : kind;
  }

  private static boolean forcesCheckpoint(SqlScanner scanner) {
    return scanner.is("force") && scanner.next() == Token.WORD && scanner.is("checkpoint");
  }

  private static boolean namesSecret(SqlScanner scanner) {
    Token token = scanner.next();
    while (token == Token.WORD
        && scanner.isOneOf("or", "replace", "temporary", "temp", "persistent")) {
      token = scanner.next();
    }
    return token == Token.WORD && scanner.is("secret");
  }

  private static boolean updatesExtensions(SqlScanner scanner) {
    if (scanner.next() != Token.WORD || !scanner.is("extensions")) {
      return false;
    }
    // A table may be called so: then something other than the end or a list follows.
    Token token = scanner.next();
    return token == Token.END || scanner.is("(");
  }

  private static StatementKind afterExplain(SqlScanner scanner) {
    Token token = scanner.next();
    if (token == Token.WORD && scanner.isOneOf("analyze", "analyse")) {
      token = scanner.next();
    }
    if (token == Token.SYMBOL && scanner.is("(")) {
      token = skipOptions(scanner);
    }
    while (token == Token.WORD && scanner.isOneOf("verbose", "analyze", "analyse")) {
      token = scanner.next();
    }
    return of(scanner, token);
  }

  /** Skips {@code (analyze, format json)}, but stays where a statement in parentheses begins. */
  private static Token skipOptions(SqlScanner scanner) {
    Token token = scanner.next();
    if (token == Token.WORD && BY_WORD.getOrDefault(scanner.text(), OTHER) == QUERY) {
      return token;
    }
    int depth = 1;
    while (depth > 0 && token != Token.END) {
      if (token == Token.SYMBOL) {
        depth += scanner.is("(") ? 1 : scanner.is(")") ? -1 : 0;
      }
      token = scanner.next();
    }
    return token;
  }

  private static StatementKind afterPrepare(SqlScanner scanner) {
    Token token = scanner.next();
    while (token != Token.END && !(token == Token.WORD && scanner.is("as"))) {
      token = scanner.next();
    }
    return token == Token.END ? OTHER : of(scanner, scanner.next());
  }

  private static StatementKind setting(SqlScanner scanner) {
    Token token = scanner.next();
    boolean local = false;
    while (token == Token.WORD && scanner.isOneOf("session", "local", "global")) {
      local = true;
      token = scanner.next();
    }
    if (token == Token.WORD && scanner.is("variable") && !local) {
      return OTHER;
    }
    return scanner.isOneOf(
            "schema", "\"schema\"", "search_path", "\"search_path\"", "role", "authorization")
        ? NAME_RESOLUTION
        : CONFIGURATION;
  }

  /** Pragmas that only show something are queries. */
  private static StatementKind pragma(SqlScanner scanner) {
    scanner.next();
    boolean shows =
        scanner.isOneOf(
            "version",
            "table_info",
            "storage_info",
            "database_list",
            "database_size",
            "show_tables",
            "show_tables_expanded",
            "show",
            "functions",
            "collations",
            "platform",
            "metadata_info");
    if (!shows) {
      return scanner.isOneOf("search_path", "schema") ? NAME_RESOLUTION : CONFIGURATION;
    }
    scanner.next();
    return scanner.is("=") ? CONFIGURATION : QUERY;
  }

  /** DuckDB runs {@code with x as (copy … to 'file') select …}. */
  private static boolean holdsCopy(SqlScanner scanner) {
    boolean afterAs = false;
    boolean opened = false;
    for (Token token = scanner.next(); token != Token.END; token = scanner.next()) {
      if (opened && token == Token.WORD && scanner.is("copy")) {
        return true;
      }
      opened = token == Token.SYMBOL && scanner.is("(") && (afterAs || opened);
      afterAs =
          token == Token.WORD
              && (scanner.is("as") || (afterAs && scanner.isOneOf("not", "materialized")));
    }
    return false;
  }

  private static Map<String, StatementKind> byWord() {
    var kinds = new TreeMap<String, StatementKind>(String.CASE_INSENSITIVE_ORDER);
    put(kinds, QUERY, "select", "from", "values", "table", "show", "describe", "desc", "summarize");
    put(kinds, QUERY, "pivot", "unpivot", "pivot_wider", "pivot_longer");
    put(kinds, CHANGE, "insert", "update", "delete", "merge", "truncate");
    put(kinds, DEFINITION, "create", "alter", "drop", "comment");
    put(kinds, BEGIN, "begin", "start");
    put(kinds, COMMIT, "commit", "end");
    put(kinds, ROLLBACK, "rollback", "abort");
    put(kinds, ATTACH, "attach", "detach");
    put(kinds, COPY, "copy", "export", "import");
    put(kinds, EXTENSION, "install", "load", "force");
    put(kinds, NAME_RESOLUTION, "use");
    return kinds;
  }

  private static void put(Map<String, StatementKind> kinds, StatementKind kind, String... words) {
    for (String word : words) {
      kinds.put(word, kind);
    }
  }
}
