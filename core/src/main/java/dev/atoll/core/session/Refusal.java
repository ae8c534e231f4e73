package dev.atoll.core.session;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.engine.StatementKind;
import java.util.Optional;

/** Why something is refused, in the words a user reads. */
enum Refusal {
  ATTACH(
      IsolationProblems.ATTACH,
      "a tenant's SQL may not attach or detach databases",
      "list a database that tenants may read under 'shared:' in fleet.yml, and name it in the SQL"),
  COPY(
      IsolationProblems.COPY,
      "a tenant's SQL may not copy to or from files",
      "bring data in as seeds or by ingestion; give the engine an 'export' folder in fleet.yml, and"
          + " copy to a path in it: '{{ target.export }}/orders.parquet'"),
  EXTENSION(
      IsolationProblems.EXTENSION,
      "a tenant's SQL may not install or load extensions",
      "list the extension under 'extensions:' of the engine"),
  NAME_RESOLUTION(
      IsolationProblems.NAME_RESOLUTION,
      "a tenant's SQL may not change where names lead or who asks",
      "write names in full, by ref() and source(); routing decides database, schema and role"),
  CONFIGURATION(
      IsolationProblems.CONFIGURATION,
      "a tenant's SQL may not change the engine's configuration",
      "put the setting under 'settings:' of the engine, where it holds for the whole run"),
  SECRET(
      IsolationProblems.SECRET,
      "a tenant's SQL may not create or drop secrets",
      "give credentials in the fleet's files, by 'secrets:'"),
  FILE(
      IsolationProblems.FILE,
      "a tenant's SQL may not read files",
      "bring the data in as a seed or by ingestion, and refer to it by ref() or source()"),
  MEMORY(
      IsolationProblems.FILE,
      "a tenant's SQL may not call functions that reach beyond the database",
      "remove the call"),
  ROLES(
      IsolationProblems.ROLES,
      "a tenant's SQL may not make, change or grant logins and databases",
      "leave them to 'atoll provision'; grants on relations belong into the config 'grants'"),
  ESCAPED_NAME(
      IsolationProblems.QUALIFIER,
      "a name whose characters are spelled by number is refused",
      "write the name as it is, in double quotes");

  private static final int SHOWN = 80;

  private final String code;
  private final String message;
  private final String mend;

  Refusal(String code, String message, String mend) {
    this.code = code;
    this.message = message;
    this.mend = mend;
  }

  static Optional<Refusal> of(StatementKind kind) {
    return switch (kind) {
      case ATTACH -> Optional.of(ATTACH);
      case COPY -> Optional.of(COPY);
      case EXTENSION -> Optional.of(EXTENSION);
      case NAME_RESOLUTION -> Optional.of(NAME_RESOLUTION);
      case CONFIGURATION -> Optional.of(CONFIGURATION);
      case SECRET -> Optional.of(SECRET);
      case QUERY, CHANGE, DEFINITION, BEGIN, COMMIT, ROLLBACK, OTHER -> Optional.empty();
    };
  }

  /** The Problem for the text between two offsets. */
  Problem problem(String sql, String file, int start, int end) {
    String line = firstLine(sql, start, end);
    return Problem.error(
        code,
        place(sql, file, start).withLength(line.length()),
        message,
        "it says: " + shown(sql, start, end),
        mend);
  }

  private static String firstLine(String sql, int start, int end) {
    return sql.substring(start, end).strip().lines().findFirst().orElse("");
  }

  /** The first line of a stretch of SQL, cut where it is long. */
  static String shown(String sql, int start, int end) {
    String line = firstLine(sql, start, end);
    boolean whole =
        line.length() <= SHOWN && line.length() == sql.substring(start, end).strip().length();
    return whole ? line : line.substring(0, Math.min(SHOWN, line.length())) + " …";
  }

  static Place place(String sql, String file, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = sql.indexOf('\n'); i >= 0 && i < offset; i = sql.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    return Place.of(file, line, 1 + sql.codePointCount(lineStart, offset));
  }
}
