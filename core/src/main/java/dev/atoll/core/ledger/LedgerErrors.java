package dev.atoll.core.ledger;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Says what SQLite's and the file system's errors mean to the user. */
final class LedgerErrors {
  private static final String MOVE_AWAY =
      "move the file away; a new ledger begins with the next run, and nothing but the history of runs"
          + " is lost";

  private LedgerErrors() {}

  static ProblemException of(SQLException error, String file) {
    if (!(error instanceof SQLiteException sqlite)) {
      return new ProblemException(damaged(file, message(error)));
    }
    // The low byte is SQLite's primary code (https://www.sqlite.org/rescode.html).
    int primary = sqlite.getResultCode().code & 0xff;
    return new ProblemException(
        switch (primary) {
          case 5, 6 ->
              problem(
                  LedgerCodes.LOCKED,
                  file,
                  "the ledger is locked",
                  "another process has been writing to it for several seconds",
                  "wait until the other process is done, or end it");
          case 3, 8, 14, 23 -> notWritable(file, message(error));
          case 10, 13 ->
              problem(
                  LedgerCodes.DISK,
                  file,
                  "the ledger cannot be written: the disk is full or failed",
                  message(error),
                  "make room on the disk");
          default -> damaged(file, message(error));
        });
  }

  static Problem notWritable(String file, String cause) {
    return problem(
        LedgerCodes.NOT_WRITABLE,
        file,
        "the ledger cannot be written",
        cause,
        "give the user who runs Atoll the right to write the file and its folder");
  }

  static Problem unknownRun(Place place, String id, String cause) {
    return Problem.error(
        LedgerCodes.UNKNOWN_RUN,
        place,
        "no single run is meant by '" + id + "'",
        cause,
        "take an id from 'atoll runs', or 'last'");
  }

  private static Problem damaged(String file, String cause) {
    return problem(
        LedgerCodes.DAMAGED, file, "the ledger is damaged or no ledger", cause, MOVE_AWAY);
  }

  private static Problem problem(
      String code, String file, String message, String cause, String mend) {
    return Problem.error(code, Place.of(file), message, cause, mend);
  }

  private static String message(SQLException error) {
    String text = error.getMessage();
    return text == null ? "" : text.lines().findFirst().orElse("");
  }
}
