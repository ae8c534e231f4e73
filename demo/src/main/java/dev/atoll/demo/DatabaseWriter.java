package dev.atoll.demo;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes new DuckDB files, one after another, through one small instance that lives in memory. One
 * thread has one writer.
 */
final class DatabaseWriter implements AutoCloseable {
  /** With DuckDB's default of 256 KB a file takes a quarter of a megabyte for every table. */
  private static final int BLOCK_SIZE = 16_384;

  private static final String ALIAS = "landing";

  private final DuckDBConnection connection;

  private DatabaseWriter(DuckDBConnection connection) {
    this.connection = connection;
  }

  static DatabaseWriter open() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("threads", "1");
    settings.setProperty("async_threads", "1");
    settings.setProperty("memory_limit", "256MB");
    var connection = DriverManager.getConnection("jdbc:duckdb:", settings);
    return new DatabaseWriter(connection.unwrap(DuckDBConnection.class));
  }

  /** Fills one table of the file that is being written. */
  interface Rows {
    void appendTo(DuckDBAppender rows) throws SQLException;
  }

  /** Writes a whole file. */
  interface Content {
    void write(DatabaseWriter file) throws SQLException;
  }

  /**
   * Makes a file; when this returns it is complete, closed and has no write-ahead log beside it.
   */
  void create(Path file, Content content) throws SQLException {
    String literal = "'" + file.toString().replace("'", "''") + "'";
    run("attach " + literal + " as " + ALIAS + " (block_size " + BLOCK_SIZE + ")");
    run("use " + ALIAS);
    try {
      content.write(this);
      run("checkpoint " + ALIAS);
    } catch (SQLException | RuntimeException failure) {
      detachAfter(failure);
      throw failure;
    }
    detach();
  }

  /** A second failure, such as of the same full disk, must not hide the first. */
  private void detachAfter(Exception failure) {
    try {
      detach();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  private void detach() throws SQLException {
    run("use memory");
    run("detach " + ALIAS);
  }

  /** Runs a statement in the file that is being written. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void fill(String schema, String table, Rows rows) throws SQLException {
    try (DuckDBAppender appender = appender(schema, table)) {
      rows.appendTo(appender);
    }
  }

  /** For rows that belong into two tables at once; to be closed before the file is complete. */
  DuckDBAppender appender(String schema, String table) throws SQLException {
    return connection.createAppender(ALIAS, schema, table);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
