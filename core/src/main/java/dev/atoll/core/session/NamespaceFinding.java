package dev.atoll.core.session;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;

/** SQL that names what belongs to another tenant, between two offsets of its text. */
record NamespaceFinding(Kind kind, TenantId owner, int start, int end) {
  /** How it is named. */
  enum Kind {
    QUALIFIER(
        IsolationProblems.QUALIFIER,
        "the SQL names another tenant's namespace",
        "refer to relations by ref() and source(); where the name is an alias of your own, choose"
            + " another, or give the tenant's database and schema a prefix in routing"),
    TEXT(
        IsolationProblems.IN_TEXT,
        "a string, comment or quoted name holds another tenant's namespace",
        "remove it; what a string holds can become SQL again"),
    PATH(
        IsolationProblems.PATH,
        "the SQL holds the path of another tenant's files",
        "bring the data in as a seed or by ingestion, and refer to it by ref() or source()"),
    OBJECT(
        IsolationProblems.QUALIFIER,
        "the SQL names another tenant's schema, database or login",
        "leave schemas and rights to routing and 'atoll provision'");

    private final String code;
    private final String message;
    private final String mend;

    Kind(String code, String message, String mend) {
      this.code = code;
      this.message = message;
      this.mend = mend;
    }
  }

  Problem problem(String sql, String file) {
    return Problem.error(
        kind.code,
        Refusal.place(sql, file, start).withLength(end - start),
        kind.message,
        "it says: " + Refusal.shown(sql, start, end) + ", which belongs to tenant '" + owner + "'",
        kind.mend);
  }
}
