package dev.atoll.core.session;

import dev.atoll.engine.Database;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Optional<ConnectionShare> share;
  private final RelationCache relations;
  private final AtomicLong statements = new AtomicLong();
  private final List<TenantSession> idle = new ArrayList<>();
  private final List<TenantSession> all = new ArrayList<>();
  private volatile Optional<Marking> marking = Optional.empty();
  private volatile boolean cancelled;
  private volatile boolean verified;

  public Lease(Engine engine, Database database, StatementCheck check) {
    this(engine, database, check, Optional.empty());
  }

  /**
   * A lease whose sessions are connections to a server.
   *
   * @param share the server's, where its connections are counted
   */
  public Lease(
      Engine engine, Database database, StatementCheck check, Optional<ConnectionShare> share) {
    this.engine = engine;
    this.database = database;
    this.check = check;
    this.share = share;
    this.relations = new RelationCache(engine.dialect(), database.namespace().database());
    share.ifPresent(all -> all.join(this));
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

  /** Where the commits of a run are marked. */
  record Marking(MarkerTable table, String run) {}

  void mark(MarkerTable table, String run) {
    marking = Optional.of(new Marking(table, run));
  }

  Optional<Marking> marking() {
    return marking;
  }

  /** A further session in the place of one that is lost; connections are not counted again. */
  Session another() {
    return database.session();
  }

  /** A session nobody else uses; give it back with {@link #release}. */
  public TenantSession session() {
    synchronized (this) {
      if (!idle.isEmpty()) {
        return idle.removeLast();
      }
    }
    share.ifPresent(all -> all.take(this));
    try {
      Session opened = database.session();
      verify(opened);
      TenantSession fresh = new TenantSession(this, opened, check);
      synchronized (this) {
        all.add(fresh);
      }
      return fresh;
    } catch (RuntimeException refused) {
      share.ifPresent(all -> all.give(1));
      throw refused;
    }
  }

  /** What the server lets the login into is the same for all sessions of a lease. */
  private void verify(Session opened) {
    if (verified) {
      return;
    }
    try {
      check.checkLogin(opened.usableSchemas());
      verified = true;
    } catch (RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  /** Takes a session back; what it left uncommitted is rolled back. One that is lost is closed. */
  public void release(TenantSession session) {
    if (!session.isUsable()) {
      discard(session);
      return;
    }
    session.rollback();
    synchronized (this) {
      idle.add(session);
    }
    share.ifPresent(ConnectionShare::changed);
  }

  /** Drops a session that can no longer be used. */
  public void discard(TenantSession session) {
    synchronized (this) {
      all.remove(session);
    }
    session.close();
    share.ifPresent(all -> all.give(1));
  }

  /** Closes a session that nobody uses, if there is one. */
  synchronized boolean closeIdle() {
    if (idle.isEmpty()) {
      return false;
    }
    TenantSession unused = idle.removeLast();
    all.remove(unused);
    unused.close();
    return true;
  }

  /**
   * Stops all running statements for good: none begins after it, only rollbacks. From any thread;
   * does not wait.
   */
  public void cancel() {
    cancelled = true;
    share.ifPresent(ConnectionShare::changed);
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
    countStatements(1);
  }

  void countStatements(int count) {
    statements.addAndGet(count);
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
    share.ifPresent(
        all -> {
          all.give(open.size());
          all.leave(this);
        });
    database.close();
  }
}
