package dev.atoll.core.ledger;

import dev.atoll.domain.Place;
import dev.atoll.domain.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What holds a ledger's tables: all in which a file and a server differ, so that every statement of
 * the ledger is written once. For one thread at a time.
 */
sealed interface Store permits FileStore, ServerStore {
  /** What is written in one piece. */
  interface Work {
    void run() throws SQLException;
  }

  /** What is read. */
  interface Query<T> {
    T run() throws SQLException;
  }

  /**
   * How a store declares what SQL has no common words for.
   *
   * @param text the type of texts, which sort by their bytes
   * @param number the type of whole numbers of 64 bits
   * @param keyed ends a table that is found by its key alone
   * @param ordered the last column of a table whose rows have the order in which they came, as
   *     {@code rowid}
   */
  record Words(String text, String number, String keyed, String ordered) {
    String in(String sql) {
      return sql.replace("{text}", text)
          .replace("{number}", number)
          .replace("{keyed}", keyed)
          .replace("{ordered}", ordered);
    }
  }

  /** Where the ledger is, for messages. */
  Place place();

  Words words();

  /** The version of the tables; 0 when there are none. */
  int version() throws SQLException;

  /** Carries out statements after which the tables have a version. */
  void make(String statements, int version) throws SQLException;

  /** Whether there is a table; a ledger that this user cannot write may be older than it. */
  boolean has(String table) throws SQLException;

  PreparedStatement prepare(String sql) throws SQLException;

  /** Writes all or nothing, while nobody else writes. */
  void write(Work work) throws SQLException;

  <T> T read(Query<T> query) throws SQLException;

  /** Lets everybody see, from now on and for as long as this process lives, that a run goes on. */
  void hold(RunId run) throws SQLException;

  /** Whether it is known that nobody carries out a run that has not ended. */
  boolean isGone(RunId run, RunProcess process) throws SQLException;

  /** What an error means to the user. */
  ProblemException problem(SQLException error);

  void close() throws SQLException;

  /** Does something between the beginning of a transaction and its end. */
  static void transact(Connection connection, String begin, Work work) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(begin);
      try {
        work.run();
        statement.execute("commit");
      } catch (SQLException | RuntimeException e) {
        rollback(statement, e);
        throw e;
      }
    }
  }

  private static void rollback(Statement statement, Exception cause) {
    try {
      statement.execute("rollback");
    } catch (SQLException e) {
      // A full disk or a lost connection rolls back by itself; what went wrong first counts.
      cause.addSuppressed(e);
    }
  }
}
