package dev.atoll.jinja.syntax;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.Faults;

/** Problems of a template's text. */
public final class SyntaxFault {
  private SyntaxFault() {}

  public static ProblemException at(Place place, String message, String cause, String mend) {
    return new ProblemException(Problem.error(Faults.SYNTAX, place, message, cause, mend));
  }

  static ProblemException at(Place place, String message) {
    return at(place, message, "the template cannot be read from here on", "correct the template");
  }
}
