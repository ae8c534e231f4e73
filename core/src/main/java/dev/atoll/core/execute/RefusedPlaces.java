package dev.atoll.core.execute;

import dev.atoll.core.compile.NodeFacts;
import dev.atoll.core.session.StatementCheck;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.engine.EngineException.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads what the guard refused back to a file the user wrote: the guard knows only the SQL that a
 * session was given.
 */
public final class RefusedPlaces {
  private RefusedPlaces() {}

  /**
   * The Problem at the line of the node that says it; where none does, as with a hook, at the line
   * of the node's template that sent it, otherwise at the node. Any other Problem stays as it is.
   *
   * @param compiled the node's compiled SQL, when it came that far
   * @param given the SQL the session was given
   */
  public static Problem of(
      Problem problem, NodeFacts facts, @Nullable String compiled, String given) {
    if (!isInGivenSql(problem)) {
      return problem;
    }
    Place inSql = problem.place().orElseThrow();
    Optional<SqlPlaces.Spot> spot =
        compiled == null
            ? Optional.empty()
            : SqlPlaces.inCompiled(compiled, given, new Position(inSql.line(), inSql.column()));
    if (compiled != null && spot.isPresent()) {
      Place place = SqlPlaces.inModel(facts, compiled, spot);
      boolean exact = place.column() > 0 && place.line() > 0;
      return at(problem, exact ? place.withLength(inSql.length()) : place);
    }
    return at(problem, sender(problem, facts.place()).orElse(facts.place()));
  }

  /** The Problem at a place that is known without looking, such as a hook's. */
  static Problem at(Problem problem, Place place) {
    return isInGivenSql(problem) ? problem.at(place).withTrace(List.of()) : problem;
  }

  private static boolean isInGivenSql(Problem problem) {
    return problem.place().map(Place::file).filter(StatementCheck.GIVEN_SQL::equals).isPresent();
  }

  /** The innermost line of the node's own template on the way to the session. */
  private static Optional<Place> sender(Problem problem, Place own) {
    return problem.trace().stream()
        .map(Problem.Frame::place)
        .filter(place -> place.file().equals(own.file()) && place.line() >= own.line())
        .findFirst();
  }
}
