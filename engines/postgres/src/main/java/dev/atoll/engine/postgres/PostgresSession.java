package dev.atoll.engine.postgres;

import dev.atoll.engine.Cancelling;
import dev.atoll.engine.Column;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.Outcome;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.engine.RowVisitor;
import dev.atoll.engine.Session;
import dev.atoll.engine.SqlStatement;
import dev.atoll.engine.StatementKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/**
 * One connection. Every statement of a text is sent by itself. Whether a transaction is open is
 * what the server says after each; JDBC's autocommit only follows that, because the driver hands
 * rows over in portions only while it is off.
 */
final class PostgresSession implements Session {
  private static final int PORTION = 1_000;
  private static final int SCHEMA_ATTEMPTS = 5;
  private static final Duration CANCEL_PAUSE = Duration.ofMillis(20);

  private final PostgresDatabase database;
  private final PgConnection connection;
  private final PostgresErrors errors;
  private final Catalog catalog;
  private final Cancelling cancelling = new Cancelling("postgres-cancel", CANCEL_PAUSE);
  private final AtomicBoolean closed = new AtomicBoolean();

  PostgresSession(PostgresDatabase database, PgConnection connection, PostgresErrors errors) {
    this.database = database;
    this.connection = connection;
    this.errors = errors;
    this.catalog = new Catalog(this, database.namespace());
  }

  /** Whether rows may come in portions even if that needs a transaction of its own. */
  private enum Rows {
    TOGETHER,
    IN_PORTIONS
  }

  @Override
  public Outcome execute(String sql) {
    return cancelling.during(() -> runAll(sql, null, Rows.TOGETHER));
  }

  @Override
  public ResultTable query(String sql) {
    return ResultTable.collect(
        visitor -> cancelling.during(() -> runAll(sql, visitor, Rows.TOGETHER)));
  }

  @Override
  public void stream(String sql, RowVisitor visitor) {
    cancelling.during(() -> runAll(sql, visitor, Rows.IN_PORTIONS));
  }

  private Outcome runAll(String sql, @Nullable RowVisitor visitor, Rows rows) {
    List<SqlStatement> statements = SqlStatement.split(sql);
    Outcome last = Outcome.UNKNOWN;
    for (int i = 0; i < statements.size(); i++) {
      boolean isLast = i == statements.size() - 1;
      last = run(statements.get(i), sql, isLast ? visitor : null, rows);
    }
    if (statements.isEmpty() && visitor != null) {
      visitor.columns(List.of());
    }
    return last;
  }

  private Outcome run(
      SqlStatement statement, String whole, @Nullable RowVisitor visitor, Rows rows) {
    boolean ownTransaction =
        rows == Rows.IN_PORTIONS
            && visitor != null
            && statement.kind() == StatementKind.QUERY
            && !inTransaction();
    try {
      if (statement.kind() == StatementKind.COMMIT) {
        refuseToCommitFailedTransaction();
      }
      if (ownTransaction) {
        connection.setAutoCommit(false);
      }
      Outcome outcome = runJdbc(statement, visitor);
      if (ownTransaction) {
        connection.commit();
      }
      follow();
      return outcome;
    } catch (SQLException error) {
      endOwn(ownTransaction);
      throw failure(error, statement, whole);
    } catch (RuntimeException thrownByVisitor) {
      endOwn(ownTransaction);
      throw thrownByVisitor;
    }
  }

  private void endOwn(boolean ownTransaction) {
    try {
      if (ownTransaction && !connection.getAutoCommit()) {
        connection.rollback();
      }
      follow();
    } catch (SQLException lost) {
      // The error that brought us here says more.
    }
  }

  /** Autocommit off while a transaction is open and on while none is. */
  private void follow() throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    boolean idle = !inTransaction();
    if (connection.getAutoCommit() != idle) {
      connection.setAutoCommit(idle);
    }
  }

  /** The server would answer COMMIT of a failed transaction with success, and roll it back. */
  private void refuseToCommitFailedTransaction() throws SQLException {
    if (connection.getTransactionState() != TransactionState.FAILED) {
      return;
    }
    connection.rollback();
    follow();
    throw new EngineException(
        Kind.OTHER, "an earlier error ended the transaction; nothing of it was committed");
  }

  private EngineException failure(SQLException error, SqlStatement statement, String whole) {
    return settled(errors.translate(error, statement.text(), statement.start(), whole), error);
  }

  /** The server tells a cancelled statement from a timed out one in words only. */
  private EngineException settled(EngineException translated, Throwable cause) {
    boolean cancelled =
        cancelling.requested()
            || (translated.kind() == Kind.TIMED_OUT
                && !translated.getMessage().contains("timeout"));
    return cancelled && translated.kind() != Kind.CONNECTION_LOST
        ? new EngineException(Kind.CANCELLED, "cancelled", Optional.empty(), cause)
        : translated;
  }

  private Outcome runJdbc(SqlStatement given, @Nullable RowVisitor visitor) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      if (!connection.getAutoCommit()) {
        statement.setFetchSize(PORTION);
      }
      cancelling.running(() -> Connector.interrupt(connection));
      try {
        if (!statement.execute(given.text())) {
          if (visitor != null) {
            visitor.columns(List.of());
          }
          return AffectedRows.of(given, statement.getLargeUpdateCount());
        }
        try (ResultSet rows = statement.getResultSet()) {
          read(rows, visitor);
        }
        return Outcome.UNKNOWN;
      } finally {
        cancelling.finished();
      }
    }
  }

  /** Without a visitor the rows are read all the same: any of them may hold an error. */
  private void read(ResultSet rows, @Nullable RowVisitor visitor) throws SQLException {
    if (visitor == null) {
      while (rows.next()) {
        cancelling.stopIfRequested();
      }
      return;
    }
    var reader = new RowReader(rows, connection.getParameterStatus("TimeZone"));
    visitor.columns(reader.columns());
    while (rows.next()) {
      cancelling.stopIfRequested();
      if (visitor.row(reader.row()) == RowVisitor.Next.STOP) {
        return;
      }
    }
  }

  @Override
  public void begin() {
    execute("begin");
  }

  @Override
  public void commit() {
    execute("commit");
  }

  @Override
  public void rollback() {
    execute("rollback");
  }

  @Override
  public boolean inTransaction() {
    return connection.getTransactionState() != TransactionState.IDLE;
  }

  @Override
  public boolean isUsable() {
    return Connector.isOpen(connection);
  }

  @Override
  public List<String> schemas(Optional<String> ofDatabase) {
    return catalog.schemas(ofDatabase);
  }

  @Override
  public List<String> usableSchemas() {
    return database.isHeldIn() ? catalog.usableSchemas() : List.of();
  }

  @Override
  public List<Relation> catalog(Optional<String> ofDatabase, List<String> schemas) {
    return catalog.relations(ofDatabase, schemas);
  }

  @Override
  public List<Column> columns(Relation relation) {
    return catalog.columns(relation);
  }

  @Override
  public List<Relation> dependents(Relation relation) {
    return catalog.dependents(relation);
  }

  /**
   * Asks first, since {@code if not exists} needs the right to create; and tries again, since of
   * two sessions that make one schema the slower fails.
   */
  @Override
  public void createSchema(Optional<String> ofDatabase, String schema) {
    for (int attempt = 1; ; attempt++) {
      if (catalog.schemaExists(ofDatabase, schema)) {
        return;
      }
      try {
        execute("create schema if not exists " + PostgresDialect.INSTANCE.quote(schema));
        return;
      } catch (EngineException error) {
        if (error.kind() != Kind.CONSTRAINT || attempt == SCHEMA_ATTEMPTS || inTransaction()) {
          throw error;
        }
      }
    }
  }

  @Override
  public void rename(Relation from, String to) {
    String word = from.kind().filter(catalog::isView).map(catalog::word).orElse("table");
    execute(
        "alter "
            + word
            + " "
            + catalog.own(from).render(PostgresDialect.INSTANCE)
            + " rename to "
            + PostgresDialect.INSTANCE.quote(to));
  }

  @Override
  public long append(
      Relation table,
      List<String> columns,
      Iterable<? extends List<? extends @Nullable Object>> rows) {
    Supplier<Long> copying =
        () -> {
          try {
            return new CopyRows(connection, cancelling, catalog.own(table), columns).copy(rows);
          } catch (SQLException refused) {
            throw settled(errors.translate(refused), refused);
          } finally {
            endOwn(false);
          }
        };
    return cancelling.during(copying);
  }

  @Override
  public void cancel() {
    cancelling.cancel();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      database.forget(this);
      Connector.closeQuietly(connection);
    }
  }
}
