package dev.atoll.core.session;

import dev.atoll.core.session.ClauseTracker.Keyword;
import dev.atoll.core.session.NamespaceFinding.Kind;
import dev.atoll.engine.SqlScanner;
import dev.atoll.engine.SqlScanner.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the tokens of SQL and finds where it names what belongs to another tenant: as the
 * qualifier of a name, as a schema, database or login of a definition, or in text.
 *
 * <p>A qualifier is let pass only where it can be nothing but the table of a column: in an
 * expression, if the statement says the word by itself as well, as an alias or CTE does. What the
 * FROM clause names decides what is read.
 */
final class NamespaceFinder {
  private static final int MOST_PARTS = 8;

  private final String sql;
  private final ForeignNames foreign;
  private final List<NamespaceFinding> found = new ArrayList<>();
  private final List<NamespaceFinding> aliases = new ArrayList<>();
  private final TextReferences text;
  private final TextReferences comments;
  private final ClauseTracker clauses = new ClauseTracker();
  private final DefinitionTracker definition;
  private final int[] starts = new int[MOST_PARTS];
  private final int[] ends = new int[MOST_PARTS];
  private int parts;
  private boolean quoted;
  private boolean afterPoint;
  private boolean strict;
  private boolean afterName;
  private boolean afterColon;
  private @Nullable Keyword previous;
  private int statementStart = -1;

  NamespaceFinder(String sql, ForeignNames foreign) {
    this.sql = sql;
    this.foreign = foreign;
    this.text = new TextReferences(sql, foreign, found);
    this.comments = new TextReferences(sql, foreign, aliases);
    this.definition = new DefinitionTracker(sql);
  }

  /**
   * The next token.
   *
   * @param gap where what precedes it begins: blanks and comments
   */
  void look(Token token, SqlScanner scanner, int gap) {
    comment(gap, scanner.start());
    if (statementStart < 0 && token != Token.SEMICOLON && token != Token.END) {
      statementStart = gap;
    }
    switch (token) {
      case WORD -> word(scanner);
      case QUOTED_NAME -> quotedName(scanner);
      case STRING -> {
        endName(false);
        text.string(scanner.start(), scanner.end());
        other();
      }
      case SYMBOL -> symbol(sql.charAt(scanner.start()));
      case SEMICOLON, END -> endName(false);
    }
  }

  private void comment(int start, int end) {
    for (int at = start; at < end; at++) {
      if (sql.charAt(at) > ' ') {
        comments.text(start, end);
        return;
      }
    }
  }

  private void word(SqlScanner scanner) {
    char first = sql.charAt(scanner.start());
    if (first >= '0' && first <= '9') {
      endName(false);
      other();
      return;
    }
    name(scanner.start(), scanner.end(), false);
  }

  private void quotedName(SqlScanner scanner) {
    int start = scanner.start() + 1;
    int end = Math.max(start, scanner.end() - 1);
    if (isEscaped(scanner.start())) {
      endName(false);
      definition.escapedName(scanner.start() - 2, scanner.end());
    }
    name(start, end, true);
    // A name that holds a point or a path is text as well.
    text.text(start, end);
  }

  /** PostgreSQL's {@code U&"…"}, whose characters may be spelled by number. */
  private boolean isEscaped(int quote) {
    return quote >= 2
        && sql.charAt(quote - 1) == '&'
        && (sql.charAt(quote - 2) | 0x20) == 'u'
        && sql.charAt(quote) == '"';
  }

  private void name(int start, int end, boolean inQuotes) {
    if (parts > 0 && afterPoint && parts < MOST_PARTS) {
      starts[parts] = start;
      ends[parts++] = end;
      afterPoint = false;
      quoted = true;
      return;
    }
    endName(false);
    starts[0] = start;
    ends[0] = end;
    parts = 1;
    afterPoint = false;
    quoted = inQuotes;
    strict = !clauses.isExpression() || previous == Keyword.AS || afterColon;
    afterColon = false;
  }

  private void symbol(char symbol) {
    if (symbol == '.' && parts > 0 && !afterPoint) {
      afterPoint = true;
      return;
    }
    boolean opens = symbol == '(';
    endName(opens);
    definition.symbol(symbol);
    switch (symbol) {
      case '(' -> clauses.open(afterName, previous);
      case ')' -> clauses.close();
      case ',' -> clauses.comma();
      default -> clauses.other();
    }
    afterColon = symbol == ':';
    afterName = symbol == ')';
    previous = null;
  }

  private void other() {
    clauses.other();
    definition.other();
    afterName = true;
    afterColon = false;
    previous = null;
  }

  private void endName(boolean called) {
    if (parts == 0) {
      return;
    }
    int count = parts;
    int qualifiers = afterPoint ? count : count - 1;
    parts = 0;
    afterPoint = false;
    for (int i = 0; i < qualifiers; i++) {
      int owner = foreign.name(sql, starts[i], ends[i]);
      if (owner != NameTable.ABSENT) {
        boolean column = !strict && i == 0 && !(called && qualifiers == 1);
        (column ? aliases : found)
            .add(
                new NamespaceFinding(
                    Kind.QUALIFIER,
                    foreign.id(owner),
                    isQuote(starts[0] - 1) ? starts[0] - 1 : starts[0],
                    isQuote(ends[count - 1]) ? ends[count - 1] + 1 : ends[count - 1]));
      }
    }
    Keyword keyword =
        count == 1 && qualifiers == 0 && !quoted
            ? ClauseTracker.keyword(sql, starts[0], ends[0])
            : null;
    if (keyword != null) {
      clauses.word(keyword, previous);
    } else {
      clauses.other();
    }
    boolean object =
        definition.name(keyword, starts[0], ends[0], starts[count - 1], ends[count - 1], called);
    if (object && keyword == null) {
      // In DuckDB a schema may have its database in front.
      int last = count - 1;
      int owner = foreign.nameOrRole(sql, starts[last], ends[last]);
      if (owner != NameTable.ABSENT) {
        found.add(new NamespaceFinding(Kind.OBJECT, foreign.id(owner), starts[last], ends[last]));
      }
    }
    afterName = keyword == null;
    previous = keyword;
  }

  private boolean isQuote(int at) {
    return at >= 0 && at < sql.length() && (sql.charAt(at) == '"' || sql.charAt(at) == '`');
  }

  /** Ends a statement, and returns what was found in it, in the order of the text. */
  List<NamespaceFinding> endStatement(int end) {
    for (NamespaceFinding alias : aliases) {
      if (!standsAlone(alias, end)) {
        found.add(alias);
      }
    }
    List<NamespaceFinding> ended =
        found.stream().sorted(Comparator.comparingInt(NamespaceFinding::start)).toList();
    found.clear();
    aliases.clear();
    clauses.reset();
    previous = null;
    afterName = false;
    afterColon = false;
    statementStart = -1;
    return ended;
  }

  /** What the statement says that no tenant's SQL may, whatever names it holds. */
  List<FileFinder.Found> endDefinition(int end) {
    return definition.endStatement(end);
  }

  /** Whether the statement says the qualifier as a word by itself, as it says an alias. */
  private boolean standsAlone(NamespaceFinding alias, int end) {
    int start = alias.start();
    int stop = start;
    if (isQuote(start)) {
      start++;
      stop = start;
    }
    while (stop < alias.end() && ".\"` ".indexOf(sql.charAt(stop)) < 0) {
      stop++;
    }
    int length = stop - start;
    var scanner = new SqlScanner(sql.substring(Math.max(0, statementStart), end));
    String statement = sql.substring(Math.max(0, statementStart), end);
    boolean waiting = false;
    for (Token token = scanner.next(); token != Token.END; token = scanner.next()) {
      if (waiting && !(token == Token.SYMBOL && scanner.is("."))) {
        return true;
      }
      int inset = token == Token.QUOTED_NAME ? 1 : 0;
      waiting =
          (token == Token.WORD || token == Token.QUOTED_NAME)
              && scanner.end() - scanner.start() == length + 2 * inset
              && statement.regionMatches(true, scanner.start() + inset, sql, start, length);
    }
    return waiting;
  }
}
