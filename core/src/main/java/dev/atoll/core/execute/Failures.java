package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.engine.EngineException;
import dev.atoll.jinja.value.Faults;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a stage throws into what a step reports. */
final class Failures {
  /** A test whose query gave no row. */
  static final String NO_RESULT = "A722";

  private static final String HOOKS = "run_hooks";
  private static final int SHOWN = 120;

  private Failures() {}

  /**
   * A template failed, or the guard refused.
   *
   * @param compiled the node's compiled SQL, when it came that far
   * @param session that the statements were given to
   */
  static Attempt of(
      ProblemException failure, Node node, @Nullable String compiled, TenantSession session) {
    Problem told = failure.problem();
    Optional<EngineException> engine = session.failure(told);
    if (engine.isPresent()) {
      return of(engine.get(), node, compiled, session.lastSql(), told.trace());
    }
    Problem problem = RefusedPlaces.of(told, node.facts(), compiled, session.lastSql());
    return failed(inNode(problem, node.facts().place()));
  }

  /** As above, where no node is concerned. */
  static Attempt of(ProblemException failure) {
    return failed(failure.problem());
  }

  private static Attempt failed(Problem problem) {
    Reason reason = reason(problem);
    return reason == Reason.CANCELLED ? Attempt.cancelled() : Attempt.failed(reason, problem);
  }

  /** Nobody can mend a built-in macro; the node that made it fail is what its author knows. */
  private static Problem inNode(Problem problem, Place node) {
    boolean builtIn = problem.place().filter(MacroLibrary::isBuiltIn).isPresent();
    return builtIn ? problem.at(node) : problem;
  }

  static Reason reason(Problem problem) {
    if (problem.code().equals(Faults.CANCELLED)) {
      return Reason.CANCELLED;
    }
    if (problem.code().equals(TenantRun.AROUND_FAILED)) {
      return Reason.SQL_FAILED;
    }
    if (problem.code().startsWith("A1")) {
      return Reason.SETTINGS_INVALID;
    }
    for (EngineException.Kind kind : EngineException.Kind.values()) {
      if (kind.code().equals(problem.code())) {
        return kind.reason();
      }
    }
    return problem.code().startsWith("A6") ? Reason.ISOLATION_REFUSED : Reason.COMPILE_FAILED;
  }

  /**
   * The engine refused a statement.
   *
   * @param compiled the node's compiled SQL, when it came that far
   * @param executed the SQL the engine was given
   * @param trace of the templates that sent it, innermost first
   */
  static Attempt of(
      EngineException failure,
      Node node,
      @Nullable String compiled,
      String executed,
      List<Problem.Frame> trace) {
    if (failure.kind() == EngineException.Kind.CANCELLED) {
      return Attempt.cancelled();
    }
    Problem plain = failure.problem();
    boolean ofNode = compiled != null && executed.contains(compiled.strip());
    if (!ofNode && !trace.isEmpty()) {
      return Attempt.failed(failure.kind().reason(), sent(plain, node, executed, trace));
    }
    Optional<SqlPlaces.Spot> spot =
        compiled == null
            ? Optional.empty()
            : failure
                .position()
                .flatMap(position -> SqlPlaces.inCompiled(compiled, executed, position));
    if (node instanceof Node.Seed && failure.kind() == EngineException.Kind.OTHER) {
      return Attempt.failed(failure.kind().reason(), ofSeed(plain, node));
    }
    Place place =
        compiled == null ? node.facts().place() : SqlPlaces.inModel(node.facts(), compiled, spot);
    return Attempt.failed(failure.kind().reason(), plain.at(place));
  }

  /** A statement that is not the node's own: of a hook, of run_query, of a materialization. */
  private static Problem sent(
      Problem plain, Node node, String statement, List<Problem.Frame> trace) {
    Place place =
        trace.stream()
            .map(Problem.Frame::place)
            .filter(frame -> !MacroLibrary.isBuiltIn(frame))
            .findFirst()
            .filter(frame -> !frame.file().equals(node.facts().place().file()) || frame.line() > 0)
            .orElse(node.facts().place());
    boolean ofHook = trace.stream().anyMatch(frame -> frame.name().contains(HOOKS));
    if (ofHook && place.equals(node.facts().place())) {
      place = written(node, statement).orElse(place);
    }
    String said = (ofHook ? "a hook of the node says: " : "the statement is: ") + brief(statement);
    return new Problem(
        plain.code(),
        plain.severity(),
        Optional.of(place),
        plain.message(),
        plain.cause().isEmpty() ? said : plain.cause() + "\n" + said,
        plain.mend(),
        plain.tenants(),
        trace.stream().map(Problem.Frame::place).allMatch(MacroLibrary::isBuiltIn)
            ? List.of()
            : trace);
  }

  /** There is no SQL of a seed that its author could read. */
  private static Problem ofSeed(Problem plain, Node node) {
    return Problem.error(
        plain.code(),
        node.facts().place(),
        plain.message(),
        plain.cause(),
        "mend the rows of the seed, or the types in its config 'column_types'");
  }

  /** Where a hook's text stands in the file of its node, when it does. */
  private static Optional<Place> written(Node node, String statement) {
    String text =
        statement.replaceAll("(?s)/\\*.*?\\*/", "").strip().lines().findFirst().orElse("");
    String code = node.facts().code();
    int at = text.isEmpty() || node.facts().place().line() > 0 ? -1 : code.indexOf(text);
    if (at < 0) {
      return Optional.empty();
    }
    int line = (int) code.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int column = at - code.lastIndexOf('\n', at);
    return Optional.of(new Place(node.facts().place().file(), line, column, text.length()));
  }

  /** The beginning of a statement, on one line, without the comment that was put before it. */
  private static String brief(String statement) {
    String line = statement.replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("\\s+", " ").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  /** Whether the engine or the guard refused SQL, which its reader then wants to see. */
  static boolean isOfSql(Problem problem) {
    return problem.code().startsWith("A5") || problem.code().startsWith("A6");
  }

  static Problem noVerdict(Node.Test test, String given) {
    return Problem.error(
        NO_RESULT,
        test.facts().place(),
        "data test " + test.name() + " says neither yes nor no",
        "should_warn and should_error must be true or false; one of them is " + given,
        "check the project's override of the test materialization or of get_test_sql");
  }

  static Problem noTestResult(Node.Test test) {
    return Problem.error(
        NO_RESULT,
        test.facts().place(),
        "data test " + test.name() + " gave no result",
        "its query returned no row of failures, should_warn and should_error",
        "check the project's override of the test materialization or of get_test_sql");
  }
}
