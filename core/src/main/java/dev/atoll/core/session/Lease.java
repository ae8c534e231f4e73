package dev.atoll.core.session;

import dev.atoll.engine.Database;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A tenant's open database, from opening to closing: opened once, run to completion, closed.
 * Sessions are kept and handed out again. Safe for use by several threads.
 */
public final class Lease implements AutoCloseable {
  private final Engine engine;
  private final Database database;
  private final StatementCheck check;
  private final RelationCache relations;
  private final AtomicLong statements = new AtomicLong();
  private final List<TenantSession> idle = new ArrayList<>();
  private final List<TenantSession> all = new ArrayList<>();

  public Lease(Engine engine, Database database, StatementCheck check) {
    this.engine = engine;
    this.database = database;
    this.check = check;
    this.relations = new RelationCache(engine.dialect(), database.namespace().database());
  }

  public Engine engine() {
    return engine;
  }

  public Dialect dialect() {
    return engine.dialect();
  }

  public Namespace namespace() {
    return database.namespace();
  }

  public RelationCache relations() {
    return relations;
  }

  /** A session nobody else uses; give it back with {@link #release}. */
  public synchronized TenantSession session() {
    if (!idle.isEmpty()) {
      return idle.removeLast();
    }
    TenantSession fresh = new TenantSession(this, database.session(), check);
    all.add(fresh);
    return fresh;
  }

  /** Takes a session back; what it left uncommitted is rolled back. */
  public void release(TenantSession session) {
    session.rollback();
    synchronized (this) {
      idle.add(session);
    }
  }

  /** Drops a session that can no longer be used. */
  public synchronized void discard(TenantSession session) {
    all.remove(session);
    session.close();
  }

  /** Stops all running statements; from any thread. */
  public synchronized void cancel() {
    all.forEach(TenantSession::cancel);
  }

  void countStatement() {
    statements.incrementAndGet();
  }

  /** How many statements were sent so far, transactions and catalog queries included. */
  public long statements() {
    return statements.get();
  }

  @Override
  public void close() {
    List<TenantSession> open;
    synchronized (this) {
      open = List.copyOf(all);
      all.clear();
      idle.clear();
    }
    open.forEach(TenantSession::close);
    database.close();
  }
}
