package dev.atoll.core.compile;

import dev.atoll.core.session.TenantSession;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts ephemeral models in front of the SQL that reads them, as common table expressions
 * (https://docs.getdbt.com/docs/build/materializations#ephemeral).
 */
final class Ephemerals {
  private Ephemerals() {}

  /** The SQL with the ephemeral models it names, and those that these name, in front. */
  static String inject(
      String sql, Collection<String> ids, NodeCompiler compiler, TenantSession session) {
    if (ids.isEmpty()) {
      return sql;
    }
    Map<String, String> expressions = new LinkedHashMap<>();
    ids.forEach(id -> collect(id, expressions, compiler, session));
    return front(sql, expressions);
  }

  /** The SQL with the given queries, by name, in front. */
  static String front(String sql, Map<String, String> expressions) {
    if (expressions.isEmpty()) {
      return sql;
    }
    StringBuilder front = new StringBuilder();
    expressions.forEach(
        (name, body) -> {
          front.append(front.isEmpty() ? "" : ", ");
          front.append(name).append(" as (\n").append(body).append("\n)");
        });
    int with = endOfWith(sql);
    return with < 0
        ? "with " + front + "\n" + sql
        : sql.substring(0, with) + " " + front + "," + sql.substring(with);
  }

  private static void collect(
      String id, Map<String, String> expressions, NodeCompiler compiler, TenantSession session) {
    Node node = compiler.graph().graph().node(id);
    String name = "__dbt__cte__" + compiler.identifier(node);
    if (expressions.containsKey(name)) {
      return;
    }
    NodeCompiler.Form form = compiler.form(node, session);
    form.ephemerals().forEach(inner -> collect(inner, expressions, compiler, session));
    expressions.put(name, form.text().fill(compiler::name));
  }

  /**
   * The end of a leading WITH (RECURSIVE), after comments and white space; -1 when there is none.
   */
  private static int endOfWith(String sql) {
    int at = skipBlank(sql, 0);
    if (!wordAt(sql, at, "with")) {
      return -1;
    }
    int end = at + "with".length();
    int next = skipBlank(sql, end);
    return wordAt(sql, next, "recursive") ? next + "recursive".length() : end;
  }

  private static int skipBlank(String sql, int from) {
    int at = from;
    while (at < sql.length()) {
      if (Character.isWhitespace(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else if (sql.startsWith("/*", at)) {
        int end = sql.indexOf("*/", at + 2);
        at = end < 0 ? sql.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  private static boolean wordAt(String sql, int at, String word) {
    int end = at + word.length();
    return sql.regionMatches(true, at, word, 0, word.length())
        && (end == sql.length() || !Character.isJavaIdentifierPart(sql.charAt(end)));
  }
}
