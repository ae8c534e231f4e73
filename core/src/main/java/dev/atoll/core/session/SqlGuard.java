package dev.atoll.core.session;

import dev.atoll.domain.Problem;
import dev.atoll.engine.SqlScanner;
import dev.atoll.engine.SqlScanner.Token;
import dev.atoll.engine.StatementKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at SQL before a locked-in engine gets it, and refuses what would leave the tenant's place:
 * other databases, files, extensions, secrets, configuration, and anything that changes where names
 * lead. The engine is the boundary; the guard stands in front of it, to stop what the engine would
 * let pass and to say why in words. Words in strings and comments are never findings.
 *
 * <p>Stateless and safe for use by several threads. One pass over the text.
 */
public final class SqlGuard {
  /** Whether SQL may read files, which it may only where the tenant has an export folder. */
  public enum FileReads {
    REFUSED,
    IN_EXPORT_FOLDER
  }

  private final FileReads fileReads;

  public SqlGuard(FileReads fileReads) {
    this.fileReads = fileReads;
  }

  /**
   * What must not reach the engine, in the order of the text; empty when all may.
   *
   * @param file shown as the place: the compiled file, or what the text is
   */
  public List<Problem> examine(String sql, String file) {
    var problems = new ArrayList<Problem>();
    var scanner = new SqlScanner(sql);
    var files = new FileFinder(sql, fileReads);
    int start = -1;
    while (true) {
      Token token = scanner.next();
      if (token != Token.SEMICOLON && token != Token.END) {
        start = start < 0 ? scanner.start() : start;
        files.look(token, scanner);
        continue;
      }
      List<FileFinder.Found> found = files.endStatement();
      if (start >= 0) {
        problems.addAll(statementProblems(sql, file, start, scanner.start(), found));
      }
      if (token == Token.END) {
        return List.copyOf(problems);
      }
      start = -1;
    }
  }

  /** A statement that is refused as a whole needs no word about the files it names. */
  private static List<Problem> statementProblems(
      String sql, String file, int start, int end, List<FileFinder.Found> files) {
    return Refusal.of(StatementKind.of(sql.substring(start, end)))
        .map(refusal -> List.of(refusal.problem(sql, file, start, end)))
        .orElseGet(() -> files.stream().map(found -> found.problem(sql, file)).toList());
  }
}
