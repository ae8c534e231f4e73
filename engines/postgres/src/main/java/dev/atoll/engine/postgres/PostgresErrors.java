package dev.atoll.engine.postgres;

import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.EngineException.Position;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server's error codes mean (<a
 * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">appendix A</a>). A refusal
 * means something else where a tenant is locked in, and a missing database where none is open yet.
 */
enum PostgresErrors {
  OPENING,
  FREE,
  LOCKED_IN;

  private static final String QUERY_CANCELED = "57014";

  /** An error that belongs to no text of SQL. */
  EngineException translate(SQLException error) {
    return translate(error, "", 0, "");
  }

  /**
   * An error of a statement.
   *
   * @param start offset of the statement in the whole text
   */
  EngineException translate(SQLException error, String statement, int start, String whole) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    ServerErrorMessage server =
        error instanceof PSQLException ours ? ours.getServerErrorMessage() : null;
    Optional<Position> position =
        server == null || server.getPosition() < 1
            ? Optional.empty()
            : position(server.getPosition(), statement, start, whole);
    return new EngineException(kind(state), message(error, server), position, error);
  }

  /** Whether connecting again may help: the server is out of reach, starting, or full. */
  static boolean mayPass(EngineException refused) {
    return refused.getCause() instanceof SQLException error
        && error.getSQLState() != null
        && (error.getSQLState().startsWith("08")
            || error.getSQLState().equals("57P03")
            || error.getSQLState().equals("53300"));
  }

  private Kind kind(String state) {
    @Nullable Kind exact =
        switch (state) {
          case QUERY_CANCELED -> Kind.TIMED_OUT;
          case "42501" -> refusal();
          case "53100" -> Kind.DISK_FULL;
          case "53300", "57P03" -> Kind.UNAVAILABLE;
          case "55P03" -> Kind.LOCKED;
          case "57P01", "57P02", "57P05" -> Kind.CONNECTION_LOST;
          case "25001", "2D000" -> Kind.NOT_TRANSACTIONAL;
          case "25006" -> Kind.PERMISSION_DENIED;
          case "42601" -> Kind.SYNTAX;
          case "42P01", "42703", "42883", "42704", "42P02" -> Kind.MISSING_OBJECT;
          case "3F000" -> Kind.MISSING_OBJECT;
          case "3D000" -> orUnavailable(Kind.MISSING_OBJECT);
          default -> null;
        };
    return exact == null ? byClass(state) : exact;
  }

  private Kind byClass(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" -> this == OPENING ? Kind.UNAVAILABLE : Kind.CONNECTION_LOST;
      case "23" -> Kind.CONSTRAINT;
      case "28" -> Kind.LOGIN_REFUSED;
      case "42" -> Kind.SYNTAX;
      default -> orUnavailable(Kind.OTHER);
    };
  }

  private Kind orUnavailable(Kind otherwise) {
    return this == OPENING ? Kind.UNAVAILABLE : otherwise;
  }

  private Kind refusal() {
    return this == LOCKED_IN ? Kind.REFUSED_BY_ISOLATION : Kind.PERMISSION_DENIED;
  }

  /** The server's message, then what it adds, each on a line. */
  private static String message(SQLException error, @Nullable ServerErrorMessage server) {
    if (server == null) {
      String text = withoutAdvice(String.valueOf(error.getMessage()));
      return error.getCause() instanceof UnknownHostException unknown
          ? text + "\nunknown host: " + unknown.getMessage()
          : text;
    }
    var text = new StringBuilder(String.valueOf(server.getMessage()));
    for (String part : new @Nullable String[] {server.getDetail(), server.getHint()}) {
      if (part != null && !part.isBlank()) {
        text.append('\n').append(part);
      }
    }
    return text.toString();
  }

  /** The driver's own words end in how to write a program. */
  private static String withoutAdvice(String message) {
    return message.replace(
        " Check that the hostname and port are correct and that the postmaster is accepting TCP/IP"
            + " connections.",
        "");
  }

  /** The server counts characters from the statement's first one. */
  private static Optional<Position> position(
      int character, String statement, int start, String whole) {
    if (whole.isEmpty() || character - 1 > statement.codePointCount(0, statement.length())) {
      return Optional.empty();
    }
    int offset = start + statement.offsetByCodePoints(0, character - 1);
    String before = whole.substring(0, Math.min(offset, whole.length()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    String lastLine = before.substring(before.lastIndexOf('\n') + 1);
    return Optional.of(new Position(line, 1 + lastLine.codePointCount(0, lastLine.length())));
  }
}
