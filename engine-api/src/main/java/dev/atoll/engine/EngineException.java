package dev.atoll.engine;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine refused or failed; the message is the engine's own, without decoration. */
public final class EngineException extends RuntimeException {
  /** What went wrong, as far as it decides what happens next. */
  public enum Kind {
    SYNTAX(Reason.SQL_FAILED, EngineProblems.SYNTAX),
    MISSING_OBJECT(Reason.SQL_FAILED, EngineProblems.MISSING_OBJECT),
    CONSTRAINT(Reason.SQL_FAILED, EngineProblems.CONSTRAINT),
    LOCKED(Reason.DATABASE_LOCKED, EngineProblems.LOCKED),
    DISK_FULL(Reason.DISK_FULL, EngineProblems.DISK_FULL),
    PERMISSION_DENIED(Reason.PERMISSION_DENIED, EngineProblems.PERMISSION_DENIED),
    LOGIN_REFUSED(Reason.PERMISSION_DENIED, EngineProblems.LOGIN_REFUSED),
    CANCELLED(Reason.CANCELLED, EngineProblems.CANCELLED),
    TIMED_OUT(Reason.SQL_FAILED, EngineProblems.TIMED_OUT),
    CONNECTION_LOST(Reason.ENGINE_UNAVAILABLE, EngineProblems.CONNECTION_LOST),
    REFUSED_BY_ISOLATION(Reason.ISOLATION_REFUSED, EngineProblems.REFUSED_BY_ISOLATION),
    UNAVAILABLE(Reason.ENGINE_UNAVAILABLE, EngineProblems.UNAVAILABLE),
    /** The statement cannot run inside a transaction; nothing of it was done. */
    NOT_TRANSACTIONAL(Reason.SQL_FAILED, EngineProblems.NOT_TRANSACTIONAL),
    /** One transaction would write two databases; it is rolled back, and nothing of it was done. */
    TWO_DATABASES(Reason.SQL_FAILED, EngineProblems.TWO_DATABASES),
    /** Whether it was done is not known, and cannot be found out now. */
    UNCERTAIN(Reason.UNCERTAIN, EngineProblems.UNCERTAIN),
    OTHER(Reason.SQL_FAILED, EngineProblems.OTHER);

    private final Reason reason;
    private final String code;

    Kind(Reason reason, String code) {
      this.reason = reason;
      this.code = code;
    }

    /** The reason of a step that ended with such an error. */
    public Reason reason() {
      return reason;
    }

    /** Whether the statement is to blame, not the engine's state. */
    public boolean isOfStatement() {
      return switch (this) {
        case SYNTAX,
            MISSING_OBJECT,
            CONSTRAINT,
            PERMISSION_DENIED,
            NOT_TRANSACTIONAL,
            TWO_DATABASES,
            OTHER ->
            true;
        case LOCKED,
            DISK_FULL,
            LOGIN_REFUSED,
            CANCELLED,
            TIMED_OUT,
            CONNECTION_LOST,
            REFUSED_BY_ISOLATION,
            UNAVAILABLE,
            UNCERTAIN ->
            false;
      };
    }

    /** The code of its Problem. */
    public String code() {
      return code;
    }
  }

  /** A place in the SQL text as it was given to the session; both 1-based, in characters. */
  public record Position(int line, int column) {}

  private final Kind kind;
  private final transient Optional<Position> position;

  public EngineException(
      Kind kind, String message, Optional<Position> position, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.position = position;
  }

  public EngineException(Kind kind, String message) {
    this(kind, message, Optional.empty(), null);
  }

  public Kind kind() {
    return kind;
  }

  public Optional<Position> position() {
    return position;
  }

  /** The error's text; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /**
   * This error as a user sees it, without a place: only the caller knows what file the SQL is from.
   */
  public Problem problem() {
    return EngineProblems.of(this);
  }
}
