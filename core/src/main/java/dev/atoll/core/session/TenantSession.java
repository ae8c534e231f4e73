package dev.atoll.core.session;

import dev.atoll.domain.Problem;
import dev.atoll.engine.Column;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Outcome;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.engine.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a tenant, with the guard in front of it. For one thread at a time, except for
 * {@link #cancel}.
 *
 * <p>Every method but {@code cancel} and {@code close} throws {@link
 * dev.atoll.engine.EngineException}, and those that take SQL a {@link
 * dev.atoll.domain.ProblemException} for what the guard refuses.
 */
public final class TenantSession implements AutoCloseable {
  private final Lease lease;
  private Session session;
  private final StatementCheck check;
  private String lastSql = "";
  private @Nullable EngineException failure;
  private UnaryOperator<String> remark = UnaryOperator.identity();
  private volatile boolean calling;
  private @Nullable MarkedSession marked;

  TenantSession(Lease lease, Session session, StatementCheck check) {
    this.lease = lease;
    this.session = session;
    this.check = check;
  }

  public Lease lease() {
    return lease;
  }

  /** The SQL that was given last, for the place of an error in it. */
  public String lastSql() {
    return lastSql;
  }

  /** The failure that a template's Problem speaks of, with what only the engine knows of it. */
  public Optional<EngineException> failure(Problem problem) {
    return Optional.ofNullable(failure)
        .filter(known -> known.kind().code().equals(problem.code()))
        .filter(known -> known.problem().message().equals(problem.message()));
  }

  /** What is added to every statement from now on, once it is known to be allowed: a comment. */
  public void remark(UnaryOperator<String> adding) {
    remark = adding;
  }

  /** Adds nothing to statements any more. */
  public void withoutRemark() {
    remark = UnaryOperator.identity();
  }

  /**
   * From now on the commits of the lease's steps are marked in the tenant's database; the table for
   * that is made if it is not there.
   *
   * @param run the id they are marked with
   * @param forgotten whether the markers of another run are of no use any more
   * @return the markers that were there
   */
  public List<Marker> beginMarks(MarkerTable table, String run, Predicate<String> forgotten) {
    return call(
        () -> {
          session.execute(table.creation());
          List<Marker> found = table.read(session);
          Set<String> old =
              found.stream()
                  .map(Marker::run)
                  .filter(forgotten)
                  .collect(Collectors.toCollection(TreeSet::new));
          if (!old.isEmpty()) {
            session.execute(table.deletion(old));
          }
          lease.countStatements(old.isEmpty() ? 1 : 2);
          lease.mark(table, run);
          return found;
        });
  }

  /** Removes what is marked of a step that is to begin anew. */
  public void forgetMarks(String step) {
    lease
        .marking()
        .ifPresent(
            marking -> call(() -> session.execute(marking.table().deletion(marking.run(), step))));
  }

  /**
   * From now on every commit is marked as one of this step, where the tenant's database has a table
   * for that.
   *
   * @param earlier what the step has committed in the run that this one resumes
   * @param from how many of these commits are behind the place where it goes on
   */
  public void mark(String step, List<Marker> earlier, int from) {
    lease
        .marking()
        .ifPresent(
            marking -> {
              StepMarks marks = new StepMarks(marking.table(), marking.run(), step, earlier, from);
              marked = new MarkedSession(session, marks, lease::another);
              session = marked;
            });
  }

  /** How to find out whether the step's main statement has run, and how many rows it wrote. */
  public void main(Supplier<Optional<OptionalLong>> rows) {
    if (marked != null) {
      marked.marks().main(rows);
    }
  }

  /** How many commits of the step were marked. */
  public int commits() {
    return marked == null ? 0 : marked.marks().commits();
  }

  /** Marks the step as a whole as done. */
  public void finish() {
    if (marked != null) {
      marked.finish();
    }
  }

  /** Marks nothing any more. */
  public void unmark() {
    if (marked != null) {
      lease.countStatements(marked.marks().commits());
      session = marked.inside();
      marked = null;
    }
  }

  /** Runs what tidies up and need not be marked: it does no harm when it is repeated. */
  public <T> T tidying(Supplier<T> work) {
    return marked == null ? work.get() : marked.tidying(work);
  }

  /** Runs statements and drops their rows. */
  public Outcome execute(String sql) {
    String given = checked(sql);
    return call(() -> session.execute(given));
  }

  private String checked(String sql) {
    lastSql = sql;
    check.check(sql);
    lastSql = remark.apply(sql);
    return lastSql;
  }

  /** Runs statements and gives the rows of the last one. */
  public ResultTable query(String sql) {
    String given = checked(sql);
    return call(() -> session.query(given));
  }

  /** A call that {@link Lease#cancel} ends, and refuses once it has been asked for. */
  private <T> T call(Supplier<T> work) {
    calling = true;
    try {
      if (lease.isCancelled()) {
        throw new EngineException(EngineException.Kind.CANCELLED, "cancelled");
      }
      lease.countStatement();
      return work.get();
    } catch (EngineException e) {
      failure = e;
      throw e;
    } finally {
      calling = false;
    }
  }

  boolean isUsable() {
    return session.isUsable();
  }

  /** Whether a statement is running or about to. */
  boolean isCalling() {
    return calling;
  }

  /** Begins a transaction unless one is open. */
  public void begin() {
    if (!session.inTransaction()) {
      lease.countStatement();
      session.begin();
    }
  }

  /** Commits the open transaction, if there is one. */
  public void commit() {
    if (session.inTransaction()) {
      call(
          () -> {
            session.commit();
            return Outcome.UNKNOWN;
          });
    }
  }

  /** Rolls the open transaction back, if there is one. */
  public void rollback() {
    if (session.inTransaction()) {
      lease.countStatement();
      session.rollback();
    }
  }

  public boolean inTransaction() {
    return session.inTransaction();
  }

  private void check(Relation relation) {
    check.checkNamespace(relation.database(), relation.schema());
  }

  public Optional<Relation> find(Relation relation) {
    check(relation);
    return lease.relations().find(relation, session);
  }

  public List<Relation> list(Optional<String> database, String schema) {
    check.checkNamespace(database, schema);
    return lease.relations().list(database, schema, session);
  }

  /** Reads what exists in some schemas of one database, unless it is known. */
  public void loadRelations(Optional<String> database, List<String> schemas) {
    schemas.forEach(schema -> check.checkNamespace(database, schema));
    lease.relations().load(database, schemas, session);
  }

  public List<String> schemas(Optional<String> database) {
    check.checkNamespace(database, "");
    lease.countStatement();
    return session.schemas(database);
  }

  public void createSchema(Optional<String> database, String schema) {
    check.checkNamespace(database, schema);
    lease.countStatement();
    session.createSchema(database, schema);
  }

  public List<Column> columns(Relation relation) {
    check(relation);
    lease.countStatement();
    return session.columns(relation);
  }

  /** What a drop with CASCADE would take along. */
  public List<Relation> dependents(Relation relation) {
    check(relation);
    return session.dependents(relation);
  }

  public void rename(Relation from, String to) {
    check(from);
    lease.countStatement();
    session.rename(from, to);
  }

  /** Loads rows into an existing table; see {@link Session#append}. */
  public long append(
      Relation table,
      List<String> columns,
      Iterable<? extends List<? extends @Nullable Object>> rows) {
    check(table);
    return call(() -> session.append(table, columns, rows));
  }

  /** Stops the running statement; from any thread. */
  public void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    session.close();
  }
}
