package dev.atoll.engine.duckdb;

import dev.atoll.engine.Cancelling;
import dev.atoll.engine.Column;
import dev.atoll.engine.EngineException;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * One connection. JDBC's own transactions stay unused (autocommit is on throughout): a COMMIT in
 * SQL text would take the driver out of them unnoticed. Instead BEGIN, COMMIT and ROLLBACK are
 * statements here, whether they come from a method or from a text, and every statement of a text is
 * run by itself so that each is seen.
 */
final class DuckDbSession implements Session {
  private static final int SCHEMA_ATTEMPTS = 200;
  private static final long SCHEMA_PAUSE_NANOS = 10_000_000;
  private static final Duration CANCEL_PAUSE = Duration.ofMillis(2);

  private final DuckDbDatabase database;
  private final DuckDBConnection connection;
  private final DuckDbErrors errors;
  private final Catalog catalog;
  private final Cancelling cancelling = new Cancelling("duckdb-cancel", CANCEL_PAUSE);
  private final AtomicBoolean closed = new AtomicBoolean();
  private boolean inTransaction;

  /** An error happened in the open transaction, so DuckDB may have given it up. */
  private boolean suspect;

  DuckDbSession(DuckDbDatabase database, DuckDBConnection connection, DuckDbErrors errors) {
    this.database = database;
    this.connection = connection;
    this.errors = errors;
    this.catalog = new Catalog(this, database.namespace());
  }

  @Override
  public Outcome execute(String sql) {
    return cancelling.during(() -> runAll(sql, null));
  }

  @Override
  public ResultTable query(String sql) {
    return ResultTable.collect(visitor -> stream(sql, visitor));
  }

  @Override
  public void stream(String sql, RowVisitor visitor) {
    cancelling.during(() -> runAll(sql, visitor));
  }

  private Outcome runAll(String sql, @Nullable RowVisitor visitor) {
    List<SqlStatement> statements = SqlStatement.split(sql);
    Outcome last = Outcome.UNKNOWN;
    for (int i = 0; i < statements.size(); i++) {
      boolean isLast = i == statements.size() - 1;
      last = run(statements.get(i), sql, isLast ? visitor : null);
    }
    if (statements.isEmpty() && visitor != null) {
      visitor.columns(List.of());
    }
    return last;
  }

  private Outcome run(SqlStatement statement, String whole, @Nullable RowVisitor visitor) {
    boolean commits = statement.kind() == StatementKind.COMMIT && inTransaction;
    if (commits) {
      refuseToCommitAbortedTransaction();
    }
    try {
      Outcome outcome = runJdbc(statement.text(), visitor);
      follow(statement.kind());
      return outcome;
    } catch (SQLException error) {
      suspect = inTransaction;
      if (commits) {
        giveUpTransaction();
      }
      throw failure(error, statement, whole);
    } catch (EngineException cancelled) {
      suspect = inTransaction;
      throw cancelled;
    }
  }

  private EngineException failure(SQLException error, SqlStatement statement, String whole) {
    EngineException translated =
        errors.translate(error, statement.text(), statement.start(), whole);
    return cancelling.requested() && translated.kind() != EngineException.Kind.CANCELLED
        ? new EngineException(EngineException.Kind.CANCELLED, "cancelled", Optional.empty(), error)
        : translated;
  }

  private void follow(StatementKind kind) {
    switch (kind) {
      case BEGIN -> {
        inTransaction = true;
        suspect = false;
      }
      case COMMIT, ROLLBACK -> {
        inTransaction = false;
        suspect = false;
      }
      case QUERY,
          CHANGE,
          DEFINITION,
          ATTACH,
          COPY,
          EXTENSION,
          NAME_RESOLUTION,
          CONFIGURATION,
          SECRET,
          OTHER -> {}
    }
  }

  /** DuckDB answers COMMIT of a transaction it has given up with success, and drops its work. */
  private void refuseToCommitAbortedTransaction() {
    if (!suspect) {
      return;
    }
    try {
      runJdbc("select 1", null);
    } catch (SQLException aborted) {
      giveUpTransaction();
      throw new EngineException(
          EngineException.Kind.OTHER,
          "TransactionContext Error: an earlier error ended the transaction; nothing of it was"
              + " committed",
          Optional.empty(),
          aborted);
    }
  }

  private void giveUpTransaction() {
    try {
      runJdbc("rollback", null);
    } catch (SQLException noneLeft) {
      // Then the failed COMMIT has ended it already.
    }
    inTransaction = false;
    suspect = false;
  }

  /** Runs one statement on a Statement of its own, since an error closes it. */
  private Outcome runJdbc(String sql, @Nullable RowVisitor visitor) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      cancelling.running(() -> interrupt(statement));
      try {
        if (!statement.execute(sql)) {
          if (visitor != null) {
            visitor.columns(List.of());
          }
          long count = statement.getLargeUpdateCount();
          return count < 0 ? Outcome.UNKNOWN : Outcome.of(count);
        }
        if (visitor != null) {
          try (ResultSet rows = statement.getResultSet()) {
            read(rows, visitor);
          }
        }
        return Outcome.UNKNOWN;
      } finally {
        cancelling.finished();
      }
    }
  }

  private static boolean interrupt(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException endedMeanwhile) {
      // The call ends by itself.
    }
    return true;
  }

  /**
   * DuckDB has computed all rows by now and holds them within its memory limit; they come over
   * chunk by chunk. (The driver's streaming of rows would lose the message of an error in the first
   * chunk.)
   */
  private void read(ResultSet rows, RowVisitor visitor) throws SQLException {
    var reader = new RowReader(rows);
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
    execute("begin transaction");
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
    return inTransaction;
  }

  @Override
  public boolean isUsable() {
    return !closed.get();
  }

  @Override
  public List<String> schemas(Optional<String> ofDatabase) {
    return catalog.schemas(ofDatabase);
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
  public void createSchema(Optional<String> ofDatabase, String schema) {
    DuckDbDialect dialect = DuckDbDialect.INSTANCE;
    String sql =
        "create schema if not exists "
            + ofDatabase.map(name -> dialect.quote(name) + ".").orElse("")
            + dialect.quote(schema);
    if (inTransaction) {
      execute(sql);
      return;
    }
    database.schemaLock().lock();
    try {
      executeAgainstConflicts(sql);
    } finally {
      database.schemaLock().unlock();
    }
  }

  /** Another session's open transaction may have made the schema; it ends sooner or later. */
  private void executeAgainstConflicts(String sql) {
    for (int attempt = 1; ; attempt++) {
      try {
        execute(sql);
        return;
      } catch (EngineException error) {
        if (!error.getMessage().contains("write-write conflict") || attempt == SCHEMA_ATTEMPTS) {
          throw error;
        }
        LockSupport.parkNanos(SCHEMA_PAUSE_NANOS);
      }
    }
  }

  @Override
  public void rename(Relation from, String to) {
    inOneTransaction(() -> new Renaming(this, catalog).rename(from, to));
  }

  @Override
  public long append(
      Relation table,
      List<String> columns,
      Iterable<? extends List<? extends @Nullable Object>> rows) {
    List<Column> known = catalog.described(table);
    var appending = new Appending(this, database.namespace(), table, known, columns);
    return inOneTransaction(() -> appending.append(rows));
  }

  /** Runs in the open transaction, or in one that is committed or rolled back here. */
  private <T> T inOneTransaction(Supplier<T> work) {
    if (inTransaction) {
      try {
        return work.get();
      } catch (RuntimeException failed) {
        suspect = true;
        throw failed;
      }
    }
    begin();
    try {
      T result = work.get();
      commit();
      return result;
    } catch (RuntimeException failed) {
      if (inTransaction) {
        giveUpTransaction();
      }
      throw failed;
    }
  }

  DuckDBConnection connection() {
    return connection;
  }

  DuckDbErrors errors() {
    return errors;
  }

  Cancelling cancelling() {
    return cancelling;
  }

  @Override
  public void cancel() {
    cancelling.cancel();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      database.forget(this);
      Jdbc.closeQuietly(connection);
    }
  }
}
