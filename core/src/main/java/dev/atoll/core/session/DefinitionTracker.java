package dev.atoll.core.session;

import dev.atoll.core.session.ClauseTracker.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows a statement that defines things: where it names a schema, database or login, and what it
 * says that changes who asks or where names lead.
 */
final class DefinitionTracker {
  private static final Set<String> DEFINING =
      Set.of(
          "create",
          "drop",
          "alter",
          "comment",
          "grant",
          "revoke",
          "reassign",
          "security",
          "import",
          "do",
          "checkpoint",
          "show");
  private static final Set<String> GRANTING = Set.of("grant", "revoke");
  private static final Set<String> ABOVE_TENANTS =
      Set.of("role", "user", "group", "database", "system", "owned");

  /** What changes where names lead, inside a function or block. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\\b(?:set\\s+(?:local\\s+|session\\s+)?(?:role\\s+(?!=)|search_path\\b"
              + "|session\\s+authorization\\b)|reset\\s+(?:role|search_path|session|all)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HARMLESS_SETTING = Pattern.compile("'[A-Za-z_]+\\.[A-Za-z_.]+'");

  private final String sql;
  private final List<FileFinder.Found> found = new ArrayList<>();
  private String first = "";
  private String second = "";
  private int start = -1;
  private int depth;
  private boolean body;
  private boolean code;
  private boolean object;
  private boolean grantee;
  private boolean member;
  private Keyword last = Keyword.AS;
  private int configCall = -1;

  DefinitionTracker(String sql) {
    this.sql = sql;
  }

  /** A name whose characters cannot be read as they stand. */
  void escapedName(int from, int to) {
    found.add(new FileFinder.Found(Refusal.ESCAPED_NAME, from, to));
  }

  /**
   * A name or keyword; whether, in its place, it is a schema, database or login.
   *
   * @param called whether a parenthesis follows
   */
  boolean name(
      @Nullable Keyword keyword, int from, int to, int lastFrom, int lastTo, boolean called) {
    if (first.isEmpty()) {
      start = from;
      first = lower(from, to);
      return false;
    }
    if (second.isEmpty()) {
      second = lower(from, to);
    }
    code |= isOne(from, to, "function") || isOne(from, to, "procedure");
    configCall = called && isOne(lastFrom, lastTo, "set_config") ? lastTo : -1;
    if (configCall >= 0) {
      setting();
    }
    if (!DEFINING.contains(first) || body) {
      return false;
    }
    if (keyword == null) {
      boolean named = object || (grantee && depth == 0);
      object = false;
      last = Keyword.AS;
      return named;
    }
    keyword(keyword);
    return false;
  }

  private void keyword(Keyword keyword) {
    boolean granting = GRANTING.contains(first) && depth == 0;
    switch (keyword) {
      case SCHEMA, DATABASE, ROLE, USER, AUTHORIZATION -> object = true;
      case IF, NOT, EXISTS -> {}
      case TO -> {
        object = last == Keyword.OWNER || first.equals("reassign");
        grantee = granting;
      }
      case FROM -> {
        grantee = granting;
        object = false;
      }
      case BY -> object = last == Keyword.OWNED;
      case AS -> {
        body = depth == 0 && !GRANTING.contains(first);
        object = false;
      }
      case ON -> {
        member = true;
        object = false;
      }
      case SELECT,
          JOIN,
          INTO,
          USING,
          UPDATE,
          TABLE,
          WHERE,
          HAVING,
          QUALIFY,
          LIMIT,
          RETURNING,
          WINDOW,
          GROUP,
          ORDER,
          SET,
          DISTINCT,
          OWNER,
          OWNED ->
          object = false;
    }
    last = keyword;
  }

  /** {@code set_config('search_path', …)}: only settings with a prefix are the project's own. */
  private void setting() {
    int comma = sql.indexOf(',', configCall);
    String name = comma < 0 ? "" : sql.substring(sql.indexOf('(', configCall) + 1, comma).strip();
    if (!HARMLESS_SETTING.matcher(name).matches()) {
      found.add(
          new FileFinder.Found(
              Refusal.NAME_RESOLUTION, configCall - "set_config".length(), configCall));
    }
  }

  void symbol(char symbol) {
    if (symbol == '(') {
      depth++;
    } else if (symbol == ')') {
      depth = Math.max(0, depth - 1);
    }
    object = false;
  }

  void other() {
    object = false;
  }

  /** What no tenant's SQL may say; forgets the statement. */
  List<FileFinder.Found> endStatement(int end) {
    boolean role =
        (Set.of("create", "alter", "drop").contains(first) && ABOVE_TENANTS.contains(second))
            || first.equals("reassign")
            || (GRANTING.contains(first) && !member);
    if (role) {
      found.add(new FileFinder.Found(Refusal.ROLES, start, end));
    } else if (first.equals("do") || (first.equals("create") && code)) {
      Matcher escape = ESCAPES.matcher(sql).region(start, end);
      if (escape.find()) {
        found.add(new FileFinder.Found(Refusal.NAME_RESOLUTION, escape.start(), escape.end()));
      }
    }
    List<FileFinder.Found> ended = List.copyOf(found);
    found.clear();
    forget();
    return ended;
  }

  private void forget() {
    first = "";
    second = "";
    start = -1;
    depth = 0;
    body = false;
    code = false;
    object = false;
    grantee = false;
    member = false;
    last = Keyword.AS;
    configCall = -1;
  }

  private String lower(int from, int to) {
    return sql.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private boolean isOne(int from, int to, String word) {
    return to - from == word.length() && sql.regionMatches(true, from, word, 0, word.length());
  }
}
