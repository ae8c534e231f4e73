package dev.atoll.core.dbt;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;

/** The codes of what can go wrong in the functions that dbt gives to templates. */
public final class DbtProblems {
  /** The project itself raised an error: {@code exceptions.raise_compiler_error} and its kin. */
  public static final String RAISED = "A320";

  /** An argument that a function of dbt cannot work with. */
  public static final String ARGUMENT = "A321";

  /** A regular expression that cannot be read. */
  public static final String PATTERN = "A323";

  /** A filter such as {@code as_bool} on a value that is none. */
  public static final String CONVERSION = "A324";

  /** A relation that matches a name but for upper and lower case. */
  public static final String AMBIGUOUS_RELATION = "A325";

  /** An environment variable that is not set and has no default. */
  public static final String MISSING_ENV_VAR = "A330";

  /** A secret environment variable where none may be read. */
  public static final String SECRET_ENV_VAR = "A331";

  private DbtProblems() {}

  static ProblemException argument(String message, String mend) {
    return problem(ARGUMENT, message, "", mend);
  }

  static ProblemException refused(String function, String wanted) {
    return argument(function + " takes " + wanted, "convert the argument before it is passed");
  }

  /** What the project itself raised: the first line is the message, the rest the cause. */
  static ProblemException raised(String text, String cause) {
    String stripped = text.strip();
    int end = stripped.indexOf('\n');
    String first = end < 0 ? stripped : stripped.substring(0, end).strip();
    String rest = end < 0 ? "" : stripped.substring(end + 1);
    return problem(
        RAISED,
        first.isEmpty() ? "the project raised an error without a message" : first,
        rest.isEmpty() || cause.isEmpty() ? rest + cause : rest + "\n" + cause,
        "the macro that raised it says what it wants");
  }

  static ProblemException problem(String code, String message, String cause, String mend) {
    return new ProblemException(Problem.error(code, message, cause, mend));
  }
}
