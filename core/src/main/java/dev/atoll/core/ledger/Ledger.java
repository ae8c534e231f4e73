package dev.atoll.core.ledger;

import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.sqlite.SQLiteConfig;

/**
 * The record of runs under a fleet's or project's folder, in {@code .atoll/ledger.sqlite}. Safe for
 * several threads and several processes. Every method throws a {@link ProblemException} with a code
 * of {@link LedgerCodes} when the file cannot be used: a caller refuses to start a run that cannot
 * be entered, and goes on with one whose later entries fail.
 */
public final class Ledger implements AutoCloseable {
  private static final String FOLDER = ".atoll";
  private static final Path FILE = Path.of(FOLDER, "ledger.sqlite");
  private static final int BUSY_MILLIS = 10_000;

  /** The file as messages show it. */
  private static final String SHOWN = ".atoll/ledger.sqlite";

  private final Connection connection;
  private final LedgerQueries queries;
  private final LedgerWrites writes;
  private final LedgerStates states;
  private final LedgerLogic logics;

  private Ledger(Connection connection) {
    this.connection = connection;
    this.queries = new LedgerQueries(connection);
    this.writes = new LedgerWrites(connection);
    this.states = new LedgerStates(connection);
    this.logics = new LedgerLogic(connection);
  }

  /** Opens the ledger for writing, and makes it when there is none. */
  public static Ledger open(Path root) {
    return open(root, BUSY_MILLIS);
  }

  /** As {@link #open(Path)}, waiting at most so long for another process. */
  static Ledger open(Path root, int busyMillis) {
    Path file = root.resolve(FILE);
    makeFolder(root.resolve(FOLDER));
    try {
      Connection connection = connect(file, busyMillis, "");
      try {
        LedgerSchema.checkedVersion(connection, SHOWN);
        LedgerSchema.migrate(connection, SHOWN);
        return new Ledger(connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw LedgerErrors.of(e, SHOWN);
    }
  }

  /** Opens the ledger if there is one; makes nothing, and needs no right to write. */
  public static Optional<Ledger> openExisting(Path root) {
    Path file = root.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.isWritable(file) && Files.isWritable(root.resolve(FOLDER))) {
      return Optional.of(open(root));
    }
    try {
      // In WAL mode even reading writes beside the file, unless SQLite is told that nobody changes
      // it.
      Connection connection = connect(file, BUSY_MILLIS, "?immutable=1");
      LedgerSchema.checkedVersion(connection, SHOWN);
      return Optional.of(new Ledger(connection));
    } catch (SQLException e) {
      throw LedgerErrors.of(e, SHOWN);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      if (Files.isDirectory(folder)) {
        return;
      }
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(".gitignore"), "*\n");
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new ProblemException(
          LedgerErrors.notWritable(SHOWN, "its folder cannot be made: " + reason));
    }
  }

  private static Connection connect(Path file, int busyMillis, String query) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(busyMillis);
    if (query.isEmpty()) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    } else {
      config.setReadOnly(true);
    }
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + query);
  }

  /** Enters a run in state {@link RunState#RUNNING}. */
  public void startRun(RunRecord run) {
    if (run.state() != RunState.RUNNING) {
      throw new IllegalArgumentException("a run starts in state running, not " + run.state());
    }
    write(() -> writes.run(run));
  }

  /** Enters how a run is to be done, for whoever resumes it or does it again. */
  public void recordTerms(RunId run, RunTerms terms) {
    write(() -> writes.terms(run, terms));
  }

  /** How a run was to be done. */
  public RunTerms terms(RunId run) {
    return read(() -> queries.terms(run));
  }

  /**
   * Whether nobody will go on with a run: it is known, has ended, and no run that resumes it is
   * running.
   */
  public boolean isOver(String run) {
    List<RunRecord> family = read(() -> queries.family(run));
    return !family.isEmpty()
        && family.stream().noneMatch(record -> record.state() == RunState.RUNNING);
  }

  /** The first run after another one that had steps planned for a tenant. */
  public Optional<RunRecord> firstAfter(RunRecord run, TenantId tenant) {
    return read(() -> queries.after(run, tenant.value())).stream().findFirst();
  }

  /** Enters a tenant that is done with all its steps, in one transaction. */
  public void recordTenant(TenantRecord tenant, List<StepRecord> steps) {
    write(
        () -> {
          writes.tenant(tenant);
          writes.steps(steps);
        });
  }

  /**
   * Enters a tenant that is done with all its steps and the states they leave its nodes in, in one
   * transaction.
   */
  public void recordTenant(
      TenantRecord tenant, List<StepRecord> steps, Environment environment, StateChange change) {
    write(
        () -> {
          writes.tenant(tenant);
          writes.steps(steps);
          states.put(tenant.run(), environment, tenant.tenant(), change);
        });
  }

  /**
   * Enters what a run is about to try, so that a run that is killed leaves no state behind that is
   * no longer true.
   *
   * @param plan id of the plan that it carries out
   * @param logic what its steps are planned from
   * @param nodes ids by tenant
   */
  public void begin(
      RunId run,
      String plan,
      RunLogic logic,
      Environment environment,
      Map<TenantId, List<String>> nodes) {
    write(
        () -> {
          writes.plan(run, plan);
          logics.put(run, logic);
          states.begin(run, environment, nodes);
        });
  }

  /** What is known of the nodes of an environment's tenants. */
  public SequencedMap<TenantId, TenantState> states(Environment environment) {
    return read(() -> states.all(environment));
  }

  /** How many steps of a run were left out as unchanged; they are not among its steps. */
  public long leftOut(RunId run) {
    return read(() -> logics.leftOut(run));
  }

  /** What the steps of a run were planned from, as far as that is known. */
  public RunLogic logic(RunId run) {
    return read(() -> logics.of(run));
  }

  /** The id of the plan that a run carried out; empty when it had none. */
  public Optional<String> planOf(RunId run) {
    return read(() -> queries.plan(run));
  }

  /** Ends a run that is running. */
  public void finishRun(RunId id, RunState state, Instant ended) {
    if (!RunState.RUNNING.mayBecome(state)) {
      throw new IllegalArgumentException("a run cannot end as " + state);
    }
    write(
        () -> {
          if (writes.end(id, state, ended).isEmpty()) {
            throw new IllegalStateException("run " + id + " is not running");
          }
        });
  }

  /** The latest runs, latest first. */
  public List<RunRecord> runs(int limit) {
    return read(() -> queries.latest(limit));
  }

  /**
   * One run by its id, by a beginning of it that only it has, by {@code latest} or {@code last}, or
   * by {@code previous}, the one before that; a beginning that several have throws.
   */
  public Optional<RunRecord> run(String word) {
    return switch (word) {
      case "latest", "last" -> read(() -> queries.latest(1)).stream().findFirst();
      case "previous" -> read(() -> queries.latest(2)).stream().skip(1).findFirst();
      default -> beginning(word);
    };
  }

  /** Whether a word means a run by when it was, whatever the ids are. */
  public static boolean isWord(String word) {
    return switch (word) {
      case "latest", "last", "previous" -> true;
      default -> false;
    };
  }

  private Optional<RunRecord> beginning(String id) {
    List<RunRecord> found = read(() -> queries.beginning(id));
    if (found.size() > 1) {
      throw new ProblemException(
          LedgerErrors.unknownRun(SHOWN, id, "several runs have ids that begin so"));
    }
    return found.stream().findFirst();
  }

  /** What is remembered of a fleet's tenants over all runs. */
  public TenantMemory tenantMemory() {
    return read(() -> new LedgerTenants(connection).all());
  }

  /** The tenants of a run that are done, in the order in which they were entered. */
  public List<TenantRecord> tenants(RunId id) {
    return read(() -> queries.tenants(id));
  }

  /** The steps of a run, by tenant and start. */
  public List<StepRecord> steps(RunId id) {
    return read(() -> queries.steps(id));
  }

  /** How many steps of a run ended for each reason, in the order of {@link Reason}. */
  public SequencedMap<Reason, Long> reasons(RunId id) {
    return read(() -> queries.reasons(id));
  }

  /** The failures of a run, equal ones folded, those of most steps first. */
  public List<FailureGroup> failures(RunId id) {
    return read(() -> queries.failures(id));
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw LedgerErrors.of(e, SHOWN);
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private interface Query<T> {
    T run() throws SQLException;
  }

  private synchronized void write(Work work) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin immediate");
      try {
        work.run();
        statement.execute("commit");
      } catch (SQLException | RuntimeException e) {
        rollback(statement, e);
        throw e;
      }
    } catch (SQLException e) {
      throw LedgerErrors.of(e, SHOWN);
    }
  }

  private static void rollback(Statement statement, Exception cause) {
    try {
      statement.execute("rollback");
    } catch (SQLException e) {
      // A full disk rolls back by itself; what went wrong first is what the user needs.
      cause.addSuppressed(e);
    }
  }

  private synchronized <T> T read(Query<T> query) {
    try {
      return query.run();
    } catch (SQLException e) {
      throw LedgerErrors.of(e, SHOWN);
    }
  }
}
