package dev.atoll.core.session;

import dev.atoll.core.session.NamespaceFinding.Kind;
import java.util.List;

/**
 * Finds what another tenant owns in text that is not SQL by itself but may become it: a qualified
 * name, a namespace in quotes, a path. A bare word is none of these.
 */
final class TextReferences {
  private static final String NO_QUALIFIER_AFTER = "@/\\-";
  private static final String ENDS_PATH = " \t\r\n'\",;()<>|{}";

  private final String sql;
  private final ForeignNames foreign;
  private final List<NamespaceFinding> found;

  TextReferences(String sql, ForeignNames foreign, List<NamespaceFinding> found) {
    this.sql = sql;
    this.foreign = foreign;
    this.found = found;
  }

  /** A string with its quotes: also one that is nothing but a namespace is found. */
  void string(int start, int end) {
    int from = sql.indexOf('\'', start) + 1;
    if (from > 0 && from < end - 1 && sql.charAt(end - 1) == '\'') {
      int owner = foreign.nameOrRole(sql, from, end - 1);
      if (owner != NameTable.ABSENT && !foreign.isId(sql, from, end - 1)) {
        add(Kind.TEXT, owner, from, end - 1);
        return;
      }
    }
    text(start, end);
  }

  /** Any stretch of text. */
  void text(int start, int end) {
    int at = start;
    boolean path = false;
    while (at < end) {
      char c = sql.charAt(at);
      if (isWordPart(c)) {
        int wordEnd = wordEnd(at, end);
        word(at, wordEnd, start, end);
        at = wordEnd;
      } else if (c == '"' || c == '`') {
        quoted(at, start, end);
        at++;
      } else {
        path |= c == '/' || c == '\\';
        at++;
      }
    }
    if (path && foreign.knowsFolders()) {
      paths(start, end);
    }
  }

  private int wordEnd(int from, int end) {
    int at = from + 1;
    while (at < end && isWordPart(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  private void word(int start, int end, int textStart, int textEnd) {
    if (!qualifies(end, textEnd)
        || (start > textStart && NO_QUALIFIER_AFTER.indexOf(sql.charAt(start - 1)) >= 0)) {
      return;
    }
    int owner = foreign.name(sql, start, end);
    if (owner != NameTable.ABSENT) {
      add(Kind.TEXT, owner, start, nameEnd(end, textEnd));
    }
  }

  /** Whether a point and a name follow; in prose a space follows the point. */
  private boolean qualifies(int from, int end) {
    int at = skipSpaces(from, end);
    if (at >= end || sql.charAt(at) != '.') {
      return false;
    }
    int next = skipSpaces(at + 1, end);
    boolean prose = at == from && next > at + 1;
    return !prose && next < end && isNameStart(sql.charAt(next));
  }

  /** Behind blanks and comments. */
  private int skipSpaces(int from, int end) {
    int at = from;
    while (at < end) {
      if (sql.charAt(at) <= ' ') {
        at++;
      } else if (sql.startsWith("/*", at)) {
        int close = sql.indexOf("*/", at + 2);
        at = close < 0 ? end : close + 2;
      } else if (sql.startsWith("--", at)) {
        int close = sql.indexOf('\n', at);
        at = close < 0 ? end : close + 1;
      } else {
        return at;
      }
    }
    return Math.min(at, end);
  }

  private int nameEnd(int from, int end) {
    int at = from;
    while (at < end && (isWordPart(sql.charAt(at)) || "\".`* ".indexOf(sql.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private void quoted(int open, int textStart, int textEnd) {
    char quote = sql.charAt(open);
    int close = sql.indexOf(quote, open + 1);
    if (close < 0 || close >= textEnd || close == open + 1) {
      return;
    }
    int owner = foreign.name(sql, open + 1, close);
    if (owner == NameTable.ABSENT) {
      return;
    }
    boolean keyOrValue =
        beforeIs(open, textStart, ':') || (followsColon(close + 1, textEnd) && quote == '"');
    if (!keyOrValue || qualifies(close + 1, textEnd)) {
      add(Kind.TEXT, owner, open, close + 1);
    }
  }

  /** In JSON a key is followed by a colon, and a value follows one. */
  private boolean followsColon(int from, int end) {
    int at = skipSpaces(from, end);
    return at < end && sql.charAt(at) == ':';
  }

  private boolean beforeIs(int from, int start, char wanted) {
    int at = from - 1;
    while (at >= start && sql.charAt(at) <= ' ') {
      at--;
    }
    return at >= start && sql.charAt(at) == wanted;
  }

  private void paths(int start, int end) {
    int at = start;
    while (at < end) {
      int from = at;
      boolean separated = false;
      while (at < end && ENDS_PATH.indexOf(sql.charAt(at)) < 0) {
        separated |= sql.charAt(at) == '/' || sql.charAt(at) == '\\';
        at++;
      }
      if (separated) {
        int owner = foreign.path(sql.substring(from, at));
        if (owner != NameTable.ABSENT) {
          add(Kind.PATH, owner, from, at);
        }
      }
      at++;
    }
  }

  private void add(Kind kind, int owner, int start, int end) {
    found.add(new NamespaceFinding(kind, foreign.id(owner), start, end));
  }

  private static boolean isNameStart(char c) {
    return isWordStart(c) || c == '"' || c == '`' || c == '*';
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
  }
}
