package dev.atoll.core.check;

import dev.atoll.engine.SqlScanner;
import dev.atoll.engine.SqlScanner.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds names in masked SQL that say in which schema or database a table lies: qualified names
 * where a table is read or written, and schemas that are made or dropped by name.
 */
final class LiteralPlaces {
  /** A qualified name, or a schema, between two offsets. */
  record Found(String name, String qualifier, int start, int end) {}

  private static final Set<String> TABLE_WORDS =
      Set.of("from", "join", "into", "update", "table", "view", "truncate");
  private static final Set<String> FILLERS =
      Set.of("if", "not", "exists", "only", "lateral", "table", "or", "replace");
  private static final Set<String> ENDS =
      Set.of(
          "where",
          "group",
          "order",
          "having",
          "limit",
          "qualify",
          "window",
          "union",
          "except",
          "intersect",
          "select",
          "set",
          "values",
          "returning",
          "using",
          "on");
  private static final Set<String> OPENS_QUERY =
      Set.of("select", "from", "with", "values", "pivot", "unpivot");

  /** Schemas that every database has. */
  private static final Set<String> SYSTEM = Set.of("information_schema", "pg_catalog", "system");

  /** Whether every database has a schema of this name, in lower case. */
  static boolean isSystem(String schema) {
    return SYSTEM.contains(schema);
  }

  private final String sql;
  private final SqlScanner scanner;
  private final List<Found> found = new ArrayList<>();
  private final List<Found> local = new ArrayList<>();
  private final BitSet query = new BitSet();
  private final BitSet listing = new BitSet();
  private int depth;
  private boolean opened;
  private boolean table;
  private boolean schema;
  private boolean aliasExpected;
  private boolean grants;

  /** Whether the table word was one behind which functions may stand. */
  private boolean reads;

  private String previous = "";

  private LiteralPlaces(String sql) {
    this.sql = sql;
    this.scanner = new SqlScanner(sql);
    query.set(0);
  }

  /**
   * What masked SQL names.
   *
   * @param places in schemas or databases that are written out
   * @param own CTEs and aliases
   */
  record Names(List<Found> places, List<Found> own) {}

  /** All of them, in the order of the text. */
  static Names in(String sql) {
    LiteralPlaces places = new LiteralPlaces(sql);
    places.walk();
    Set<String> own = new LinkedHashSet<>();
    places.local.forEach(name -> own.add(name.qualifier.toLowerCase(Locale.ROOT)));
    places.found.removeIf(name -> own.contains(name.qualifier.toLowerCase(Locale.ROOT)));
    return new Names(places.found, places.local);
  }

  private void walk() {
    Token token = scanner.next();
    while (token != Token.END) {
      token =
          switch (token) {
            case WORD, QUOTED_NAME -> name(token);
            case SYMBOL -> symbol();
            case STRING -> {
              table = false;
              opened = false;
              yield scanner.next();
            }
            case SEMICOLON -> {
              depth = 0;
              query.clear();
              query.set(0);
              listing.clear();
              table = false;
              grants = false;
              yield scanner.next();
            }
            case END -> Token.END;
          };
    }
  }

  private Token symbol() {
    if (scanner.is("(")) {
      depth++;
      // Behind FROM a parenthesis may hold joined tables as well as a query.
      query.set(depth, table);
      listing.set(depth, table);
      opened = true;
      return next();
    }
    opened = false;
    if (scanner.is(")")) {
      depth = Math.max(0, depth - 1);
      table = false;
    } else if (scanner.is(",")) {
      table = listing.get(depth);
    } else {
      table = false;
    }
    return next();
  }

  private Token next() {
    previous = "";
    return scanner.next();
  }

  private Token name(Token token) {
    int start = scanner.start();
    String word = token == Token.WORD ? scanner.text().toLowerCase(Locale.ROOT) : "";
    if (opened) {
      query.set(depth, query.get(depth) || OPENS_QUERY.contains(word));
      opened = false;
    }
    List<String> parts = new ArrayList<>(List.of(text(token)));
    int end = scanner.end();
    Token after = scanner.next();
    while (after == Token.SYMBOL && scanner.is(".")) {
      after = scanner.next();
      if (after != Token.WORD && after != Token.QUOTED_NAME) {
        break;
      }
      parts.add(text(after));
      end = scanner.end();
      after = scanner.next();
    }
    boolean called = after == Token.SYMBOL && scanner.is("(");
    if (parts.size() > 1) {
      qualified(parts, start, end, called);
    } else {
      single(word, parts.getFirst(), start, end, after == Token.WORD && scanner.is("as"));
    }
    previous = word;
    return after;
  }

  private void qualified(List<String> parts, int start, int end, boolean called) {
    List<String> qualifiers = parts.subList(0, parts.size() - 1);
    boolean literal = qualifiers.stream().anyMatch(part -> !MaskedSql.isPrinted(part));
    boolean system =
        qualifiers.stream().anyMatch(part -> SYSTEM.contains(part.toLowerCase(Locale.ROOT)));
    if (table && literal && !system && !(called && reads)) {
      String qualifier =
          qualifiers.stream().filter(part -> !MaskedSql.isPrinted(part)).findFirst().orElseThrow();
      found.add(new Found(sql.substring(start, end), qualifier, start, end));
    }
    aliasExpected = table;
    table = false;
    schema = false;
  }

  private void single(String word, String text, int start, int end, boolean beforeAs) {
    if (word.equals("as")) {
      return;
    }
    if (word.equals("grant") || word.equals("revoke")) {
      grants = true;
    } else if (grants && word.equals("on")) {
      table = true;
    } else if (TABLE_WORDS.contains(word)) {
      aliasExpected = false;
      // In extract(year from a.b) and the like the words are an expression's.
      reads = word.equals("from") || word.equals("join");
      boolean distinct = previous.equals("distinct");
      table = !distinct && (!word.equals("from") || query.get(depth));
      listing.set(depth, table);
    } else if (ENDS.contains(word)) {
      table = false;
      aliasExpected = false;
      if (!word.equals("on") && !word.equals("using")) {
        listing.clear(depth);
      }
    } else if (word.equals("schema")) {
      schema = Set.of("create", "drop", "alter").contains(previous);
    } else if ((table || schema) && FILLERS.contains(word)) {
      return;
    } else if (schema) {
      if (!MaskedSql.isPrinted(text)) {
        found.add(new Found(text, text, start, end));
      }
      schema = false;
    } else {
      // What a file names itself is no schema: CTEs and aliases.
      if (aliasExpected || previous.equals("as") || beforeAs) {
        local.add(new Found(text, text, start, end));
      }
      aliasExpected = table;
      table = false;
    }
  }

  private String text(Token token) {
    String text = scanner.text();
    return token == Token.QUOTED_NAME && text.length() > 1
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
