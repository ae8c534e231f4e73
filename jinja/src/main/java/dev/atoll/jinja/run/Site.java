package dev.atoll.jinja.run;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/** Where an expression stands; tells Problems that pass by. */
record Site(Unit unit, Span span) {

  /** The Problem with this as its place, unless it knows a more exact one. */
  ProblemException located(ProblemException thrown) {
    if (thrown.problems().stream().allMatch(problem -> problem.place().isPresent())) {
      return thrown;
    }
    Place place = unit.place(span);
    List<Problem> problems = new ArrayList<>();
    for (Problem problem : thrown.problems()) {
      problems.add(problem.place().isPresent() ? problem : placed(problem, place));
    }
    return new ProblemException(problems);
  }

  private Problem placed(Problem problem, Place place) {
    return problem.at(place).withTrace(List.of(new Problem.Frame(unit.name(), place)));
  }

  /** The Problem as it leaves what was called here: this becomes its place, or a frame outward. */
  ProblemException called(ProblemException thrown) {
    Place place = unit.place(span);
    List<Problem> problems = new ArrayList<>();
    for (Problem problem : thrown.problems()) {
      if (problem.place().isEmpty()) {
        problems.add(placed(problem, place));
      } else {
        List<Problem.Frame> trace = new ArrayList<>(problem.trace());
        trace.add(new Problem.Frame(unit.name(), place));
        problems.add(problem.withTrace(trace));
      }
    }
    return new ProblemException(problems);
  }
}
