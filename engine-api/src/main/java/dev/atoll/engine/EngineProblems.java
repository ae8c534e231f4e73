package dev.atoll.engine;

import dev.atoll.domain.Problem;

/** The codes of what can be wrong with an engine's settings and with SQL it is given. */
public final class EngineProblems {
  public static final String UNKNOWN_SETTING = "A501";
  public static final String ILL_TYPED_SETTING = "A502";
  public static final String MISSING_SETTING = "A503";
  public static final String UNSUPPORTED_SETTING = "A504";
  public static final String NO_DRIVER = "A505";
  public static final String SYNTAX = "A510";
  public static final String MISSING_OBJECT = "A511";
  public static final String CONSTRAINT = "A512";
  public static final String LOCKED = "A513";
  public static final String DISK_FULL = "A514";
  public static final String PERMISSION_DENIED = "A515";
  public static final String CANCELLED = "A516";
  public static final String CONNECTION_LOST = "A517";
  public static final String UNAVAILABLE = "A518";
  public static final String OTHER = "A519";
  public static final String TIMED_OUT = "A520";
  public static final String NAME_TOO_LONG = "A521";
  public static final String LOGIN_REFUSED = "A522";
  public static final String NOT_TRANSACTIONAL = "A523";
  public static final String UNCERTAIN = "A524";
  public static final String TWO_DATABASES = "A525";
  public static final String REFUSED_BY_ISOLATION = "A601";
  public static final String NOT_MADE_HERE = "A620";
  public static final String NO_ADMIN = "A621";
  public static final String SHARED_LOGIN = "A622";
  public static final String OPEN_TO_ALL = "A623";
  public static final String NOTHING_TO_SHARE = "A624";
  public static final String ADMIN_LACKS = "A626";
  public static final String SEEN_WITHOUT_ADMIN = "A628";
  public static final String NAMES_TELL_NOTHING = "A629";
  public static final String OUT_OF_SIGHT = "A630";

  private EngineProblems() {}

  static Problem of(EngineException error) {
    String text = error.getMessage().strip();
    int end = text.indexOf('\n');
    String message = end < 0 ? text : text.substring(0, end).strip();
    String rest = end < 0 ? "" : text.substring(end + 1).strip();
    return Problem.error(
        error.kind().code(), message.isEmpty() ? "the engine failed" : message, rest, mend(error));
  }

  private static String mend(EngineException error) {
    return switch (error.kind()) {
      case SYNTAX -> "correct the SQL; the compiled file shows it as the engine got it";
      case MISSING_OBJECT ->
          "check the name, and that what makes it runs before: refer to models by ref()";
      case CONSTRAINT -> "correct the rows, or the constraint they break";
      case LOCKED -> "wait until the other process has closed the database, or end it";
      case DISK_FULL -> "free some space, then run again; what had been committed is kept";
      case PERMISSION_DENIED ->
          "give the user that runs Atoll or logs in the right to read and write there, or route"
              + " elsewhere";
      case LOGIN_REFUSED ->
          "correct the login's name or password; for a tenant of a fleet 'atoll provision' makes the"
              + " login, and sets the password that the fleet's secrets say";
      case CANCELLED -> "run again; what had been committed is kept";
      case TIMED_OUT ->
          "make the statement cheaper, or allow it more time; what had been committed is kept";
      case CONNECTION_LOST -> "check that the engine is up, then run again";
      case REFUSED_BY_ISOLATION ->
          "keep to the tenant's own relations and the shared ones; files come in as seeds or by"
              + " ingestion";
      case UNAVAILABLE -> "check the target's settings and that the engine can be reached";
      case NOT_TRANSACTIONAL ->
          "let it run outside of the transaction: a hook by before_begin() or after_commit()";
      case TWO_DATABASES ->
          "write to one database in each step: what belongs in the other is a model of its own";
      case UNCERTAIN ->
          "look at the tenant's relations; then 'atoll resume --repeat-uncertain' repeats the step";
      case OTHER -> "read the engine's message; the compiled file shows the SQL as it got it";
    };
  }
}
