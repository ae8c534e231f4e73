package dev.atoll.core.session;

import dev.atoll.core.session.Marker.State;
import dev.atoll.engine.Column;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.Outcome;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.engine.RowVisitor;
import dev.atoll.engine.Session;
import dev.atoll.engine.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session that writes a marker with every commit of a step, in the same transaction as what is
 * committed, whether a method or SQL text commits. A statement outside of a transaction gets one of
 * its own for that; one that cannot be in a transaction is marked before and after.
 *
 * <p>Reading makes no marker: a query that is asked for its rows is sent as it is, and what it does
 * beside reading is not followed.
 */
final class MarkedSession implements Session {
  private final StepMarks marks;
  private final Supplier<Session> another;
  private volatile Session session;

  /** Whether the open transaction did something. */
  private boolean effect;

  /** Whether what runs outside of a transaction only tidies up, and does no harm when repeated. */
  private boolean tidying;

  /**
   * Follows a session that has no transaction open.
   *
   * @param another opens a session to the same database when this one is lost
   */
  MarkedSession(Session session, StepMarks marks, Supplier<Session> another) {
    this.session = session;
    this.marks = marks;
    this.another = another;
  }

  /** The session behind, which may be another one than at first. */
  Session inside() {
    return session;
  }

  StepMarks marks() {
    return marks;
  }

  /** Runs what need not be marked where it commits by itself. */
  <T> T tidying(Supplier<T> work) {
    boolean before = tidying;
    tidying = true;
    try {
      return work.get();
    } finally {
      tidying = before;
    }
  }

  @Override
  public Outcome execute(String sql) {
    return run(sql, Outcome.UNKNOWN, text -> session.execute(text), StatementEffect::acts);
  }

  @Override
  public ResultTable query(String sql) {
    return run(sql, ResultTable.NONE, text -> session.query(text), StatementEffect::changes);
  }

  @Override
  public void stream(String sql, RowVisitor visitor) {
    run(
        sql,
        Outcome.UNKNOWN,
        text -> {
          session.stream(text, visitor);
          return Outcome.UNKNOWN;
        },
        StatementEffect::changes);
  }

  private <T> T run(
      String sql, T nothing, Function<String, T> send, Predicate<SqlStatement> acting) {
    List<SqlStatement> statements = SqlStatement.split(sql);
    boolean whole =
        statements.isEmpty()
            || (session.inTransaction() && StatementEffect.staysInside(statements));
    if (whole) {
      effect |= statements.stream().anyMatch(acting);
      return send.apply(sql);
    }
    T last = nothing;
    for (SqlStatement statement : statements) {
      String text = StatementEffect.inPlace(statement, sql);
      last = piece(statement, nothing, () -> send.apply(text), acting);
    }
    return last;
  }

  private <T> T piece(
      SqlStatement statement, T nothing, Supplier<T> send, Predicate<SqlStatement> acting) {
    return switch (statement.kind()) {
      case BEGIN, ROLLBACK -> {
        T answer = send.get();
        effect = effect && session.inTransaction();
        yield answer;
      }
      case COMMIT -> committing(send, nothing);
      case QUERY,
          CHANGE,
          DEFINITION,
          ATTACH,
          COPY,
          EXTENSION,
          NAME_RESOLUTION,
          CONFIGURATION,
          SECRET,
          OTHER -> {
        boolean inside = session.inTransaction();
        if (!acting.test(statement) || (tidying && !inside)) {
          yield send.get();
        }
        effect |= inside;
        yield inside ? send.get() : marks.passes() ? nothing : byItself(statement, send);
      }
    };
  }

  /** One statement in a transaction of its own, unless it refuses to be in one. */
  private <T> T byItself(SqlStatement statement, Supplier<T> send) {
    session.begin();
    T answer;
    try {
      answer = send.get();
    } catch (EngineException failed) {
      rollbackQuietly();
      if (failed.kind() == Kind.NOT_TRANSACTIONAL) {
        return marked(statement, send);
      }
      throw failed;
    } catch (RuntimeException failed) {
      rollbackQuietly();
      throw failed;
    }
    commitAs(State.STATEMENT);
    return answer;
  }

  private void commitAs(State state) {
    committed(marks.next(state), this::commitInside, true);
  }

  private boolean commitInside() {
    session.commit();
    return true;
  }

  private void rollbackQuietly() {
    try {
      if (session.inTransaction()) {
        session.rollback();
      }
    } catch (EngineException lost) {
      // The error that brought us here says more.
    }
  }

  /** Marked before and after, since it cannot be marked while it runs. */
  private <T> T marked(SqlStatement statement, Supplier<T> send) {
    boolean repeatable = StatementEffect.isRepeatable(statement);
    Marker begun = marks.next(repeatable ? State.BEGUN_REPEATABLE : State.BEGUN);
    if (!marks.isKnown(begun)) {
      session.execute(marks.table().insertion(begun));
    }
    T answer;
    try {
      answer = send.get();
    } catch (EngineException failed) {
      throw failed.kind() == Kind.CONNECTION_LOST && !repeatable
          ? uncertain("the connection was lost while it ran", failed)
          : failed;
    }
    session.execute(
        marks
            .table()
            .change(
                new Marker(
                    begun.run(),
                    begun.step(),
                    begun.phase(),
                    State.ENDED,
                    begun.main(),
                    begun.rows())));
    return answer;
  }

  private <T> T committing(Supplier<T> send, T nothing) {
    if (!effect || !session.inTransaction()) {
      return send.get();
    }
    if (marks.wasCommitted()) {
      rollbackQuietly();
      throw uncertain("the step does not commit in the order in which it did before", null);
    }
    effect = false;
    return committed(marks.next(State.TRANSACTION), send, nothing);
  }

  /** Commits the open transaction with its marker; a commit whose answer is lost is settled. */
  private <T> T committed(Marker marker, Supplier<T> commit, T nothing) {
    try {
      session.execute(marks.table().insertion(marker));
    } catch (EngineException refused) {
      rollbackQuietly();
      throw refused;
    }
    try {
      return commit.get();
    } catch (EngineException failed) {
      if (failed.kind() != Kind.CONNECTION_LOST) {
        throw failed;
      }
      settle(marker, failed);
      return nothing;
    }
  }

  private void settle(Marker marker, EngineException lost) {
    Session fresh;
    try {
      fresh = another.get();
    } catch (EngineException unreachable) {
      throw uncertain("the connection was lost during COMMIT, and there is no other", lost);
    }
    switch (marks.table().settle(marker, fresh)) {
      case COMMITTED -> {
        session.close();
        session = fresh;
      }
      case NOT_COMMITTED -> {
        fresh.close();
        throw new EngineException(
            Kind.CONNECTION_LOST,
            lost.getMessage() + "\nnothing of the transaction was committed",
            Optional.empty(),
            lost);
      }
      case UNKNOWN -> {
        fresh.close();
        throw uncertain(
            "the connection was lost during COMMIT, and its transaction has not ended", lost);
      }
    }
  }

  private static EngineException uncertain(String why, @Nullable EngineException cause) {
    return new EngineException(
        Kind.UNCERTAIN,
        "it is not known whether the step was committed\n" + why,
        Optional.empty(),
        cause);
  }

  /** Says that the step has come to its end, where its commits alone do not. */
  void finish() {
    session.execute(marks.table().insertion(marks.next(State.FINISHED)));
  }

  @Override
  public void begin() {
    effect = false;
    session.begin();
  }

  @Override
  public void commit() {
    committing(this::commitInside, true);
  }

  @Override
  public void rollback() {
    session.rollback();
    effect = false;
  }

  @Override
  public boolean inTransaction() {
    return session.inTransaction();
  }

  @Override
  public boolean isUsable() {
    return session.isUsable();
  }

  @Override
  public List<String> schemas(Optional<String> database) {
    return session.schemas(database);
  }

  @Override
  public List<String> usableSchemas() {
    return session.usableSchemas();
  }

  @Override
  public List<Relation> catalog(Optional<String> database, List<String> schemas) {
    return session.catalog(database, schemas);
  }

  @Override
  public List<Column> columns(Relation relation) {
    return session.columns(relation);
  }

  @Override
  public List<Relation> dependents(Relation relation) {
    return session.dependents(relation);
  }

  /** A schema that exists already is no harm, so this needs no marker of its own. */
  @Override
  public void createSchema(Optional<String> database, String schema) {
    effect |= session.inTransaction();
    session.createSchema(database, schema);
  }

  @Override
  public void rename(Relation from, String to) {
    inTransaction(
        () -> {
          session.rename(from, to);
          return 0L;
        });
  }

  @Override
  public long append(
      Relation table,
      List<String> columns,
      Iterable<? extends List<? extends @Nullable Object>> rows) {
    return inTransaction(() -> session.append(table, columns, rows));
  }

  private long inTransaction(Supplier<Long> work) {
    if (session.inTransaction()) {
      effect = true;
      return work.get();
    }
    if (marks.passes()) {
      return 0;
    }
    session.begin();
    long answer;
    try {
      answer = work.get();
    } catch (RuntimeException failed) {
      rollbackQuietly();
      throw failed;
    }
    commitAs(State.STATEMENT);
    return answer;
  }

  @Override
  public void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    session.close();
  }
}
