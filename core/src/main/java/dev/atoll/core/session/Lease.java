package dev.atoll.core.session;

import dev.atoll.engine.Database;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A tenant's open database, from opening to closing: opened once, run to completion, closed.
 * Sessions are kept and handed out again. Safe for use by several threads.
 */
public final class Lease implements AutoCloseable {
  private static final long CANCEL_AGAIN_NANOS = 2_000_000;

  private final Engine engine;
  private final Database database;
  private final StatementCheck check;
  private final RelationCache relations;
  private final AtomicLong statements = new AtomicLong();
  private final List<TenantSession> idle = new ArrayList<>();
  private final List<TenantSession> all = new ArrayList<>();
  private volatile boolean cancelled;

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

  /**
   * Stops all running statements for good: none begins after it, only rollbacks. From any thread;
   * does not wait.
   */
  public void cancel() {
    cancelled = true;
    // Again and again, since a session forgets a wish that comes just before its call begins.
    Thread.ofPlatform()
        .daemon()
        .name("atoll-cancel")
        .start(
            () -> {
              while (cancelRunning()) {
                LockSupport.parkNanos(CANCEL_AGAIN_NANOS);
              }
            });
  }

  private synchronized boolean cancelRunning() {
    List<TenantSession> calling = all.stream().filter(TenantSession::isCalling).toList();
    calling.forEach(TenantSession::cancel);
    return !calling.isEmpty();
  }

  boolean isCancelled() {
    return cancelled;
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
