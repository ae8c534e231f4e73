package dev.atoll.core.session;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.SqlScanner;
import dev.atoll.engine.SqlScanner.Token;
import dev.atoll.engine.StatementKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at SQL before a locked-in engine gets it, and refuses what would leave the tenant's place:
 * other databases, files, extensions, secrets, configuration, anything that changes where names
 * lead, and what names another tenant's namespace. The engine is the boundary; the guard stands in
 * front of it, to stop what the engine would let pass and to say why in words.
 *
 * <p>Stateless and safe for use by several threads. One pass over the text.
 */
public final class SqlGuard {
  /** Which files SQL may read, and write by COPY. */
  public sealed interface FileReads {
    /** None: the tenant has no export folder. */
    FileReads REFUSED = new None();

    /** All may be read and none written: for a look at SQL that nobody is going to run. */
    FileReads ANYWHERE = new Any();

    record None() implements FileReads {}

    record Any() implements FileReads {}

    record In(Path folder) implements FileReads {}

    /** Those in the tenant's export folder, an absolute path. */
    static FileReads in(Path folder) {
      return new In(folder);
    }
  }

  private final FileReads fileReads;
  private final Optional<ForeignNames> foreign;

  /** A guard that knows of no other tenants. */
  public SqlGuard(FileReads fileReads) {
    this(fileReads, Optional.empty());
  }

  /** A guard of one tenant among others. */
  public SqlGuard(FileReads fileReads, Namespaces namespaces, TenantId tenant) {
    this(fileReads, Optional.of(namespaces.foreignTo(tenant)));
  }

  private SqlGuard(FileReads fileReads, Optional<ForeignNames> foreign) {
    this.fileReads = fileReads;
    this.foreign = foreign;
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
    Optional<NamespaceFinder> names = foreign.map(all -> new NamespaceFinder(sql, all));
    int start = -1;
    while (true) {
      int gap = scanner.end();
      Token token = scanner.next();
      names.ifPresent(finder -> finder.look(token, scanner, gap));
      if (token != Token.SEMICOLON && token != Token.END) {
        start = start < 0 ? scanner.start() : start;
        files.look(token, scanner);
        continue;
      }
      List<Problem> found = ended(sql, file, start, scanner.start(), files.endStatement());
      names.ifPresent(finder -> addNames(found, finder, sql, file, scanner.start()));
      problems.addAll(found);
      if (token == Token.END) {
        return List.copyOf(problems);
      }
      start = -1;
    }
  }

  /** A statement that is refused as a whole needs no word about the files it names. */
  private List<Problem> ended(
      String sql, String file, int start, int end, List<FileFinder.Found> files) {
    if (start < 0) {
      return new ArrayList<>();
    }
    String statement = sql.substring(start, end);
    return Refusal.of(StatementKind.of(statement))
        .filter(refusal -> !isExport(refusal, statement))
        .map(refusal -> new ArrayList<>(List.of(refusal.problem(sql, file, start, end))))
        .orElseGet(
            () -> new ArrayList<>(files.stream().map(found -> found.problem(sql, file)).toList()));
  }

  private boolean isExport(Refusal refusal, String statement) {
    return refusal == Refusal.COPY
        && fileReads instanceof FileReads.In(Path folder)
        && new ExportFolder(folder).holdsCopy(statement);
  }

  /** Nor does one that is refused already need a word about the names in it. */
  private static void addNames(
      List<Problem> found, NamespaceFinder finder, String sql, String file, int end) {
    List<FileFinder.Found> definitions = finder.endDefinition(end);
    List<NamespaceFinding> names = finder.endStatement(end);
    if (found.isEmpty()) {
      definitions.forEach(refused -> found.add(refused.problem(sql, file)));
    }
    if (found.isEmpty()) {
      names.forEach(name -> found.add(name.problem(sql, file)));
    }
  }
}
