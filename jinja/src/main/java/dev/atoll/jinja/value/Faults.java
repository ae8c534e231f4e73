package dev.atoll.jinja.value;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;

/**
 * The Problems of the template language: their codes, and exceptions that carry them. Those of a
 * render are made without a place; the interpreter adds place and trace on the way out.
 */
public final class Faults {
  public static final String SYNTAX = "A301";
  public static final String UNDEFINED = "A302";
  public static final String UNKNOWN_FILTER = "A303";
  public static final String ARGUMENTS = "A304";
  public static final String TYPE = "A305";
  public static final String VALUE = "A306";
  public static final String LIMIT = "A307";
  public static final String CANCELLED = "A308";
  public static final String NOT_SUPPORTED = "A309";
  public static final String SYMBOLIC = "A310";

  private Faults() {}

  /** A name, attribute or item that does not exist was used. */
  public static ProblemException undefined(String message, String mend) {
    return fault(UNDEFINED, message, "nothing of that name is visible here", mend);
  }

  /** A call whose arguments do not fit. */
  public static ProblemException arguments(String message) {
    return arguments(message, "see its parameters");
  }

  /** As {@link #arguments(String)}, with a mend. */
  public static ProblemException arguments(String message, String mend) {
    return fault(ARGUMENTS, message, "the arguments do not fit what is called", mend);
  }

  /** An operation on values of a kind it is not made for; Python's TypeError. */
  public static ProblemException type(String message) {
    return fault(TYPE, message, "", "convert the value first, or test its type");
  }

  /** A right kind of value that cannot be worked with; Python's ValueError, KeyError and such. */
  public static ProblemException value(String message) {
    return fault(VALUE, message, "", "check the value before it is used");
  }

  /** A {@code return} that no macro is there to take. */
  public static ProblemException returnedFromNowhere() {
    return fault(
        VALUE,
        "return() was called outside of a macro",
        "there is nothing to return to",
        "print the value, or move the text into a macro");
  }

  /** What Jinja2 has and this does not, on purpose. */
  public static ProblemException notSupported(String message, String cause, String mend) {
    return fault(NOT_SUPPORTED, message, cause, mend);
  }

  public static ProblemException limit(String message) {
    return fault(
        LIMIT,
        message,
        "a template may not run without bound",
        "look for a loop or recursion that does not end");
  }

  public static ProblemException cancelled() {
    return fault(CANCELLED, "rendering was cancelled", "", "run it again");
  }

  public static ProblemException fault(String code, String message, String cause, String mend) {
    return new ProblemException(Problem.error(code, message, cause, mend));
  }
}
