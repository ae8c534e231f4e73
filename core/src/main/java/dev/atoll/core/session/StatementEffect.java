package dev.atoll.core.session;

import dev.atoll.engine.SqlStatement;
import dev.atoll.engine.StatementKind;
import java.util.List;

/** What can be said of a statement's effect before it is sent. */
final class StatementEffect {
  private static final List<String> MAINTENANCE =
      List.of("vacuum", "analyze", "analyse", "checkpoint", "force", "reindex");

  private StatementEffect() {}

  /** Whether a statement changes no rows and may run again. */
  static boolean isRepeatable(SqlStatement statement) {
    return MAINTENANCE.contains(statement.firstWord());
  }

  /** Whether a statement may change something, when nobody wants its rows. */
  static boolean acts(SqlStatement statement) {
    return switch (statement.kind()) {
      case CONFIGURATION, NAME_RESOLUTION, BEGIN, COMMIT, ROLLBACK -> false;
      case QUERY, CHANGE, DEFINITION, ATTACH, COPY, EXTENSION, SECRET, OTHER -> true;
    };
  }

  /** Whether a statement changes something, when its rows are wanted. */
  static boolean changes(SqlStatement statement) {
    return statement.kind() != StatementKind.QUERY && acts(statement);
  }

  static boolean staysInside(List<SqlStatement> statements) {
    return statements.stream()
        .map(SqlStatement::kind)
        .noneMatch(
            kind ->
                kind == StatementKind.BEGIN
                    || kind == StatementKind.COMMIT
                    || kind == StatementKind.ROLLBACK);
  }

  /** A statement alone, at the line and column where it stands in the whole. */
  static String inPlace(SqlStatement statement, String whole) {
    StringBuilder text = new StringBuilder(statement.start() + statement.text().length());
    whole
        .substring(0, statement.start())
        .codePoints()
        .forEach(letter -> text.append(letter == '\n' ? '\n' : ' '));
    return text.append(statement.text()).toString();
  }
}
