package dev.atoll.core.ledger;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.sql.SQLException;
import java.util.Set;

/**
 * Says what the errors of a ledger's server mean to the user, by SQLSTATE
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
final class ServerErrors {
  /** The server is being stopped, was, or is starting. */
  private static final Set<String> GOING = Set.of("57P01", "57P02", "57P03");

  private ServerErrors() {}

  /** Whether the connection is of no more use, while another might be. */
  static boolean isLost(SQLException error) {
    String state = state(error);
    return state.startsWith("08") || GOING.contains(state);
  }

  static ProblemException of(SQLException error, LedgerPlace.Server server) {
    return new ProblemException(problem(error, server));
  }

  private static Problem problem(SQLException error, LedgerPlace.Server server) {
    String state = state(error);
    // The driver tells a password that is missing as it tells a server that takes no more.
    if (state.startsWith("28") || (state.equals("08004") && server.password().isEmpty())) {
      return problem(
          LedgerCodes.LOGIN_REFUSED,
          server,
          "the ledger's server refuses the login",
          error,
          "correct 'user' and 'password' under 'ledger' in fleet.yml");
    }
    if (isLost(error) || state.equals("3D000") || state.equals("53300")) {
      return problem(
          LedgerCodes.UNREACHABLE,
          server,
          "the ledger cannot be reached",
          error,
          "see that the server runs and takes connections from here, and that 'host', 'port' and"
              + " 'database' under 'ledger' in fleet.yml are right");
    }
    return switch (state) {
      case "42501", "3F000", "25006", "42939" -> noRight(server, message(error));
      case "55P03", "57014", "40P01" ->
          problem(
              LedgerCodes.LOCKED,
              server,
              "the ledger is locked",
              error,
              "another process has been writing to it for several seconds: wait until it is done");
      case "53100", "58030" ->
          problem(
              LedgerCodes.DISK,
              server,
              "the ledger cannot be written: the server's disk is full or failed",
              error,
              "make room on the server's disk");
      default ->
          problem(
              LedgerCodes.DAMAGED,
              server,
              "the ledger is damaged or no ledger",
              error,
              "give it another schema: a new ledger begins with the next run, and nothing but the"
                  + " history of runs is lost");
    };
  }

  static Problem noRight(LedgerPlace.Server server, String cause) {
    return Problem.error(
        LedgerCodes.NO_RIGHT,
        server.declared(),
        "the ledger's login lacks a right",
        "user %s at %s: %s".formatted(server.user(), server, cause),
        "whoever runs the fleet makes and fills the schema: grant create on the database, or make"
            + " the schema with this user as its owner");
  }

  private static Problem problem(
      String code, LedgerPlace.Server server, String message, SQLException error, String mend) {
    return Problem.error(code, server.declared(), message, server + ": " + message(error), mend);
  }

  private static String state(SQLException error) {
    return error.getSQLState() == null ? "" : error.getSQLState();
  }

  private static String message(SQLException error) {
    String text = error.getMessage();
    return text == null ? "" : text.lines().findFirst().orElse("");
  }
}
