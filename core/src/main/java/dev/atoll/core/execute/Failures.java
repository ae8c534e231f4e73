package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.engine.EngineException;
import dev.atoll.jinja.value.Faults;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what a stage throws into what a step reports. */
final class Failures {
  /** A test whose query gave no row. */
  static final String NO_RESULT = "A722";

  private static final Pattern BUILT_IN =
      Pattern.compile("^" + MacroLibrary.BUILT_IN + "(_[a-z]+)?/macros/");

  private Failures() {}

  /**
   * A template failed, or the guard refused.
   *
   * @param compiled the node's compiled SQL, when it came that far
   * @param given the SQL the session was given last
   */
  static Attempt of(ProblemException failure, Node node, @Nullable String compiled, String given) {
    Problem problem = RefusedPlaces.of(failure.problem(), node.facts(), compiled, given);
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
    boolean builtIn =
        problem.place().filter(place -> BUILT_IN.matcher(place.file()).find()).isPresent();
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
    return problem.code().startsWith("A6") ? Reason.ISOLATION_REFUSED : Reason.COMPILE_FAILED;
  }

  /**
   * The engine refused a statement.
   *
   * @param compiled the node's compiled SQL, when it came that far
   * @param executed the SQL the engine was given
   */
  static Attempt of(
      EngineException failure, Node node, @Nullable String compiled, String executed) {
    if (failure.kind() == EngineException.Kind.CANCELLED) {
      return Attempt.cancelled();
    }
    Problem plain = failure.problem();
    Optional<SqlPlaces.Spot> spot =
        compiled == null
            ? Optional.empty()
            : failure
                .position()
                .flatMap(position -> SqlPlaces.inCompiled(compiled, executed, position));
    Place place =
        compiled == null ? node.facts().place() : SqlPlaces.inModel(node.facts(), compiled, spot);
    return Attempt.failed(failure.kind().reason(), plain.at(place));
  }

  /** Whether the engine or the guard refused SQL, which its reader then wants to see. */
  static boolean isOfSql(Problem problem) {
    return problem.code().startsWith("A5") || problem.code().startsWith("A6");
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
