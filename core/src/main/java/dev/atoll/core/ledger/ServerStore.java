package dev.atoll.core.ledger;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Sha256;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a schema of a PostgreSQL database. Writers come one after another, by a lock that
 * ends with the transaction, so that rows have the order in which they became durable. A run that
 * goes on holds a lock of its own for as long as the connection lives: whoever sees that nobody
 * holds it knows that the run is lost, wherever it ran.
 */
final class ServerStore implements Store {
  private static final String HELD =
      "select 1 from pg_catalog.pg_locks where locktype = 'advisory' and granted"
          + " and database = (select oid from pg_catalog.pg_database"
          + " where datname = current_database())"
          + " and objsubid = 1 and ((classid::bigint << 32) | objid::bigint) = ?";

  private static final long SLOW_NANOS = 1_000_000_000;

  private final ServerConnector connector;
  private final LedgerPlace.Server server;

  /** Runs of this process. */
  private final Set<RunId> runs = new LinkedHashSet<>();

  /** Those of them whose lock this connection has. */
  private final Set<RunId> held = new LinkedHashSet<>();

  private Connection connection;

  /** The number of the latest transaction that was begun; 0 when none was. */
  private long transaction;

  /**
   * Why the server is away, when finding that out took long: entries do not wait for it again and
   * again, since tenants wait for them. The next beat asks anew.
   */
  private @Nullable SQLException away;

  private @Nullable Pulse pulse;

  private ServerStore(ServerConnector connector, LedgerPlace.Server server) throws SQLException {
    this.connector = connector;
    this.server = server;
    this.connection = connector.connect();
  }

  /** The ledger on a server, with its schema made when there is none. */
  static ServerStore open(LedgerPlace.Server server) {
    ServerStore store = connect(server);
    try {
      if (!store.exists()) {
        store.write(store::make);
      }
      store.refuseAnothersLedger();
      return store;
    } catch (SQLException e) {
      throw store.givenUp(e);
    } catch (RuntimeException e) {
      throw store.closedAfter(e);
    }
  }

  /** The ledger that a server has. */
  static Optional<ServerStore> existing(LedgerPlace.Server server) {
    ServerStore store = connect(server);
    try {
      if (!store.exists()) {
        store.close();
        return Optional.empty();
      }
      store.refuseAnothersLedger();
      return Optional.of(store);
    } catch (SQLException e) {
      throw store.givenUp(e);
    } catch (RuntimeException e) {
      throw store.closedAfter(e);
    }
  }

  private static ServerStore connect(LedgerPlace.Server server) {
    try {
      return new ServerStore(new ServerConnector(server), server);
    } catch (SQLException e) {
      throw ServerErrors.of(e, server);
    }
  }

  private ProblemException givenUp(SQLException error) {
    return closedAfter(ServerErrors.of(error, server));
  }

  private <E extends RuntimeException> E closedAfter(E error) {
    try {
      connection.close();
    } catch (SQLException e) {
      error.addSuppressed(e);
    }
    return error;
  }

  /** A schema that this login may not look into is no missing ledger. */
  private boolean exists() throws SQLException {
    Optional<String> usable =
        text(
            "select has_schema_privilege(oid, 'usage') from pg_catalog.pg_namespace"
                + " where nspname = ?",
            server.schema());
    if (usable.equals(Optional.of("f"))) {
      throw new ProblemException(
          ServerErrors.noRight(server, "it may not use schema " + server.schema()));
    }
    return usable.isPresent() && has("ledger");
  }

  private void make() throws SQLException {
    if (text("select 1 from pg_catalog.pg_namespace where nspname = ?", server.schema())
        .isEmpty()) {
      run("create schema " + ServerConnector.quoted(server.schema()));
    }
    // Another process may have made it while this one waited for the lock.
    if (!has("ledger")) {
      run("create table ledger (version bigint not null, fleet text not null)");
      try (PreparedStatement insert = prepare("insert into ledger values (0, ?)")) {
        insert.setString(1, server.fleet());
        insert.executeUpdate();
      }
    }
  }

  private void refuseAnothersLedger() throws SQLException {
    String fleet = text("select fleet from ledger").orElse(server.fleet());
    if (!fleet.equals(server.fleet())) {
      throw new ProblemException(
          Problem.error(
              LedgerCodes.ANOTHERS,
              server.declared(),
              "the ledger is that of another fleet",
              "%s belongs to fleet '%s', and this one is '%s'"
                  .formatted(server, fleet, server.fleet()),
              "give each fleet a schema of its own; a fleet that is one and the same on several"
                  + " machines needs the same 'name' in its fleet.yml"));
    }
  }

  @Override
  public Place place() {
    return server.declared();
  }

  @Override
  public Words words() {
    return new Words(
        "text collate \"C\"", "bigint", "", ",\n  rowid bigint generated always as identity");
  }

  @Override
  public int version() throws SQLException {
    return (int) number("select version from ledger");
  }

  @Override
  public void make(String statements, int version) throws SQLException {
    run(statements);
    run("update ledger set version = " + version);
  }

  /** Whether this login may make tables, and so bring the ledger to the version of this program. */
  boolean mayMigrate() throws SQLException {
    return text(
            "select has_schema_privilege(?, 'create')"
                + " and current_setting('transaction_read_only') = 'off'",
            server.schema())
        .equals(Optional.of("t"));
  }

  @Override
  public boolean has(String table) throws SQLException {
    return text(
            "select 1 from pg_catalog.pg_tables where tablename = ? and schemaname ="
                + " current_schema()",
            table)
        .isPresent();
  }

  @Override
  public PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** A connection that was lost may have been so after the server had the whole: it is asked. */
  @Override
  public synchronized void write(Work work) throws SQLException {
    transaction = 0;
    try {
      transact(work);
    } catch (SQLException e) {
      if (!ServerErrors.isLost(e)) {
        throw e;
      }
      long before = transaction;
      renewAfter(e);
      transact(
          () -> {
            if (before == 0 || !isCommitted(before)) {
              work.run();
            }
          });
    }
  }

  private void transact(Work work) throws SQLException {
    Store.transact(
        connection,
        "begin",
        () -> {
          // What a lost connection began is at its end once this lock is to be had.
          number("select 1 from pg_advisory_xact_lock(?)", key("write"));
          transaction = number("select txid_current()");
          work.run();
        });
  }

  private boolean isCommitted(long number) throws SQLException {
    return number("select 1 where txid_status(?) = 'committed'", number) == 1;
  }

  @Override
  public synchronized <T> T read(Query<T> query) throws SQLException {
    try {
      return query.run();
    } catch (SQLException e) {
      if (!ServerErrors.isLost(e)) {
        throw e;
      }
      renewAfter(e);
      return query.run();
    }
  }

  private void renewAfter(SQLException cause) throws SQLException {
    try {
      connection.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    held.clear();
    if (away != null) {
      throw away;
    }
    long begun = System.nanoTime();
    try {
      connection = connector.connect();
    } catch (SQLException e) {
      away = System.nanoTime() - begun > SLOW_NANOS ? e : null;
      throw e;
    }
    takeLocks();
  }

  @Override
  public synchronized void hold(RunId run) throws SQLException {
    runs.add(run);
    takeLocks();
    if (pulse == null) {
      pulse = Pulse.of(this::beat);
    }
  }

  /** A lock that a lost connection still seems to hold is taken when the server has noticed. */
  private void takeLocks() throws SQLException {
    for (RunId run : runs) {
      if (!held.contains(run)
          && number("select pg_try_advisory_lock(?)::int", key(run.value())) == 1) {
        held.add(run);
      }
    }
  }

  private synchronized void beat() {
    away = null;
    try {
      read(
          () -> {
            takeLocks();
            return number("select 1");
          });
    } catch (SQLException | ProblemException e) {
      // The next beat tries again, and the next entry says what is wrong.
      held.clear();
    }
  }

  /** On its own machine the process itself is asked: a connection may be lost for a while. */
  @Override
  public boolean isGone(RunId run, RunProcess process) throws SQLException {
    return !(process.isHere() && !process.isGone()) && number(HELD, key(run.value())) != 1;
  }

  @Override
  public ProblemException problem(SQLException error) {
    return ServerErrors.of(error, server);
  }

  @Override
  public synchronized void close() throws SQLException {
    if (pulse != null) {
      pulse.stop();
    }
    try {
      // The server would see to it as well, a moment later.
      run("select pg_advisory_unlock_all()");
    } catch (SQLException e) {
      if (!ServerErrors.isLost(e)) {
        throw e;
      }
    } finally {
      connection.close();
    }
  }

  /** A number for a thing of this ledger that no other ledger of the database has. */
  private long key(String thing) {
    return new BigInteger(Sha256.of("atoll " + server.schema() + " " + thing), 16).longValue();
  }

  private void run(String sql) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      statement.execute();
    }
  }

  /** The first text of the first row; empty without one. */
  private Optional<String> text(String sql, String... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /** The first number of the first row; 0 without one. */
  private long number(String sql, long... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }
}
