package dev.atoll.jinja.fuzz;

import java.util.Set;

/** When what Atoll and Python make of a template counts as the same. */
final class Comparison {
  private static final Set<String> CONSTANTS =
      Set.of("name 'inf' is not defined", "name 'nan' is not defined");

  private Comparison() {}

  /** How two outcomes differ, roughly: a smaller template should differ in the same way. */
  static String difference(Outcome atoll, Outcome python) {
    return agree(atoll, python) ? "" : shape(atoll) + " " + shape(python);
  }

  private static String shape(Outcome outcome) {
    return outcome instanceof Outcome.Failure failure ? failure.kind() : "=";
  }

  static boolean agree(Outcome atoll, Outcome python) {
    if (atoll instanceof Outcome.Unbounded || python instanceof Outcome.Unbounded) {
      return true;
    }
    return switch (python) {
      case Outcome.Text text -> text.equals(atoll);
      case Outcome.Failure failure ->
          isForgiven(failure)
              || isEarly(atoll)
              || atoll instanceof Outcome.Failure problem
                  && codes(failure.kind()).contains(problem.kind());
      case Outcome.Unbounded unbounded -> true;
    };
  }

  /**
   * What Atoll does not do on purpose: an unknown filter or test is a Problem only where it is
   * applied; Jinja2's compiler stumbles over names in the filters of a set block, and over constant
   * expressions that are infinite or no number.
   */
  private static boolean isForgiven(Outcome.Failure python) {
    return python.kind().equals("TemplateAssertionError")
        || (python.kind().equals("AssertionError")
            && python.message().startsWith("Tried to resolve a name to a reference"))
        || (python.kind().equals("NameError") && CONSTANTS.contains(python.message()));
  }

  /** Jinja2 joins what a filter block gave at the very end, after other things may have failed. */
  private static boolean isEarly(Outcome atoll) {
    return atoll instanceof Outcome.Failure problem
        && problem.message().startsWith("a filter block must give text");
  }

  /** The codes of Problems that an exception of Python may be. */
  private static Set<String> codes(String exception) {
    return switch (exception) {
      case "TemplateSyntaxError" -> Set.of("A301");
      case "TemplateRuntimeError" -> Set.of("A303", "A304", "A305", "A306");
      case "UndefinedError" -> Set.of("A302");
      case "FilterArgumentError" -> Set.of("A304", "A305", "A306");
      // wrong numbers of arguments, wrong types; a missing value where Python names the type
      // Undefined
      case "TypeError" -> Set.of("A302", "A304", "A305");
      case "SecurityError" -> Set.of("A302", "A305", "A306");
      case "AttributeError" -> Set.of("A302", "A305", "A306");
      default -> Set.of("A306");
    };
  }
}
