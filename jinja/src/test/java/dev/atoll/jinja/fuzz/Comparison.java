package dev.atoll.jinja.fuzz;

import java.util.Set;
import java.util.regex.Pattern;

/** When what Atoll and Python make of a template counts as the same. */
final class Comparison {
  private static final Set<String> NO_CONSTANTS =
      Set.of("name 'inf' is not defined", "name 'nan' is not defined");

  private static final Pattern NO_PARTS =
      Pattern.compile("'\\w+' object is not subscriptable|unhashable type: 'slice'");

  private Comparison() {}

  /** How an outcome relates to what Python says. */
  enum Verdict {
    SAME,
    /** One of them was stopped. */
    UNBOUNDED,
    /** Different on purpose: docs/reference/template-language.md gives the reasons. */
    KNOWN,
    DIFFERENT
  }

  static Verdict verdict(Outcome atoll, Outcome python) {
    if (atoll instanceof Outcome.Unbounded || python instanceof Outcome.Unbounded) {
      return Verdict.UNBOUNDED;
    }
    boolean same =
        switch (python) {
          case Outcome.Text text -> text.equals(atoll);
          case Outcome.Failure failure ->
              atoll instanceof Outcome.Failure problem
                  && codes(failure.kind()).contains(problem.kind());
          case Outcome.Unbounded unbounded -> true;
        };
    return same ? Verdict.SAME : isKnown(atoll, python) ? Verdict.KNOWN : Verdict.DIFFERENT;
  }

  /** How two outcomes differ, roughly: a smaller template should differ in the same way. */
  static String difference(Outcome atoll, Outcome python) {
    return verdict(atoll, python) == Verdict.DIFFERENT ? shape(atoll) + " " + shape(python) : "";
  }

  private static String shape(Outcome outcome) {
    return outcome instanceof Outcome.Failure failure ? failure.kind() : "=";
  }

  private static boolean isKnown(Outcome atoll, Outcome python) {
    boolean byPython = python instanceof Outcome.Failure failure && isKnown(failure);
    boolean byAtoll =
        atoll instanceof Outcome.Failure problem
            && ((python instanceof Outcome.Failure && isEarly(problem))
                || NO_PARTS.matcher(problem.message()).matches());
    return byPython || byAtoll;
  }

  /**
   * An unknown filter or test is a Problem only where it is applied; Jinja2's compiler stumbles
   * over names in the filters of a set block, and over constants that are infinite or no number.
   */
  private static boolean isKnown(Outcome.Failure python) {
    return switch (python.kind()) {
      case "TemplateAssertionError" -> python.message().startsWith("No ");
      case "AssertionError" ->
          python.message().startsWith("Tried to resolve a name to a reference");
      case "NameError" -> NO_CONSTANTS.contains(python.message());
      default -> false;
    };
  }

  /** Jinja2 joins what a filter block gave at the very end, after other things may have failed. */
  private static boolean isEarly(Outcome.Failure atoll) {
    return atoll.message().startsWith("a filter block must give text");
  }

  /** The codes of Problems that an exception of Python may be. */
  private static Set<String> codes(String exception) {
    return switch (exception) {
      case "TemplateSyntaxError" -> Set.of("A301");
      case "TemplateAssertionError" -> Set.of("A301", "A303");
      case "TemplateRuntimeError" -> Set.of("A303", "A304", "A305", "A306");
      case "UndefinedError" -> Set.of("A302");
      case "FilterArgumentError" -> Set.of("A304", "A305", "A306");
      // wrong numbers of arguments, wrong types; a missing value where Python names the type
      // Undefined
      case "TypeError" -> Set.of("A302", "A304", "A305");
      case "SecurityError" -> Set.of("A302", "A305", "A306");
      case "AttributeError" -> Set.of("A302", "A305", "A306");
      case "AssertionError" -> Set.of("A305", "A306");
      default -> Set.of("A306");
    };
  }
}
