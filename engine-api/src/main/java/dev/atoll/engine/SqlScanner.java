package dev.atoll.engine;

/**
 * Walks over SQL text token by token, in one pass and without allocating, so that words in strings,
 * quoted names and comments are never mistaken for keywords. It never fails: what is not closed
 * reaches to the end of the text, and the engine says so later.
 *
 * <p>It reads what DuckDB and PostgreSQL have in common: strings with doubled quotes, {@code E'…'}
 * with backslashes, dollar quotes, names in double quotes or backticks, line comments, and block
 * comments that nest. <a
 * href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Lexical structure</a>.
 */
public final class SqlScanner {
  /** What a token is. Comments and white space are not tokens. */
  public enum Token {
    /** A keyword, an unquoted name or a number. */
    WORD,
    QUOTED_NAME,
    STRING,
    /** One character of punctuation or of an operator. */
    SYMBOL,
    SEMICOLON,
    END
  }

  private final String sql;
  private int start;
  private int end;

  public SqlScanner(String sql) {
    this.sql = sql;
  }

  /** Goes on to the next token and says what it is; {@link Token#END} from the end on. */
  public Token next() {
    start = skipBlank(end);
    if (start >= sql.length()) {
      end = start;
      return Token.END;
    }
    char first = sql.charAt(start);
    return switch (first) {
      case '\'' -> string(start, false);
      case '"', '`' -> quotedName(first);
      case ';' -> single(Token.SEMICOLON);
      case '$' -> dollar();
      default -> isWordPart(first) ? word() : single(Token.SYMBOL);
    };
  }

  /** Offset of the token's first character. */
  public int start() {
    return start;
  }

  /** Offset behind the token's last character. */
  public int end() {
    return end;
  }

  /** Whether the token's text is this, whatever the case of ASCII letters. */
  public boolean is(String text) {
    return end - start == text.length() && sql.regionMatches(true, start, text, 0, text.length());
  }

  /** Whether the token is one of these, whatever the case. */
  public boolean isOneOf(String... texts) {
    for (String text : texts) {
      if (is(text)) {
        return true;
      }
    }
    return false;
  }

  /** The token's text. */
  public String text() {
    return sql.substring(start, end);
  }

  private Token single(Token token) {
    end = start + 1;
    return token;
  }

  private Token word() {
    int at = start + 1;
    while (at < sql.length() && (isWordPart(sql.charAt(at)) || sql.charAt(at) == '$')) {
      at++;
    }
    end = at;
    if (at < sql.length() && sql.charAt(at) == '\'' && isStringPrefix()) {
      return string(at, is("e"));
    }
    return Token.WORD;
  }

  private boolean isStringPrefix() {
    return end - start == 1 && isOneOf("e", "x", "b", "n");
  }

  private Token string(int quote, boolean backslashes) {
    int at = quote + 1;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\\' && backslashes) {
        at++;
      } else if (c == '\'') {
        if (at + 1 >= sql.length() || sql.charAt(at + 1) != '\'') {
          end = at + 1;
          return Token.STRING;
        }
        at++;
      }
      at++;
    }
    end = sql.length();
    return Token.STRING;
  }

  private Token quotedName(char quote) {
    int at = start + 1;
    while (at < sql.length()) {
      if (sql.charAt(at) == quote) {
        if (at + 1 >= sql.length() || sql.charAt(at + 1) != quote) {
          end = at + 1;
          return Token.QUOTED_NAME;
        }
        at++;
      }
      at++;
    }
    end = sql.length();
    return Token.QUOTED_NAME;
  }

  /** A dollar-quoted string, or a parameter such as {@code $1}. */
  private Token dollar() {
    int at = start + 1;
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
    boolean opensString =
        at < sql.length() && sql.charAt(at) == '$' && !Character.isDigit(sql.charAt(start + 1));
    if (!opensString) {
      return single(Token.SYMBOL);
    }
    String tag = sql.substring(start, at + 1);
    int close = sql.indexOf(tag, at + 1);
    end = close < 0 ? sql.length() : close + tag.length();
    return Token.STRING;
  }

  private int skipBlank(int from) {
    int at = from;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (isBlank(c)) {
        at++;
      } else if (c == '-' && follows(at, '-')) {
        at = endOfLine(at);
      } else if (c == '/' && follows(at, '*')) {
        at = endOfComment(at);
      } else {
        return at;
      }
    }
    return at;
  }

  private boolean follows(int at, char next) {
    return at + 1 < sql.length() && sql.charAt(at + 1) == next;
  }

  private int endOfLine(int from) {
    int at = from;
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private int endOfComment(int from) {
    int depth = 0;
    int at = from;
    while (at < sql.length()) {
      if (sql.charAt(at) == '/' && follows(at, '*')) {
        depth++;
        at += 2;
      } else if (sql.charAt(at) == '*' && follows(at, '/')) {
        depth--;
        at += 2;
        if (depth == 0) {
          return at;
        }
      } else {
        at++;
      }
    }
    return at;
  }

  /** Blank to an engine: DuckDB also skips the spaces of Unicode, the byte order mark included. */
  private static boolean isBlank(char c) {
    if (c <= ' ') {
      return true;
    }
    return c >= 0x80 && (Character.isSpaceChar(c) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF);
  }

  private static boolean isWordPart(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
    return !isBlank(c);
  }
}
