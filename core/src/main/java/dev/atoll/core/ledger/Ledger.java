package dev.atoll.core.ledger;

import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The record of runs: in a file below a fleet's or project's folder, or on a server for all who run
 * the fleet. Safe for several threads, several processes and, on a server, several machines. Every
 * method throws a {@link ProblemException} with a code of {@link LedgerCodes} when the ledger
 * cannot be used: a caller refuses to start a run that cannot be entered, and goes on with one
 * whose later entries fail.
 */
public final class Ledger implements AutoCloseable {
  private static final Duration KNOWN_ELSEWHERE = Duration.ofDays(7);
  private final Store store;
  private final LedgerQueries queries;
  private final LedgerWrites writes;
  private final LedgerStates states;
  private final LedgerLogic logics;

  private Ledger(Store store) {
    this.store = store;
    this.queries = new LedgerQueries(store);
    this.writes = new LedgerWrites(store);
    this.states = new LedgerStates(store);
    this.logics = new LedgerLogic(store);
  }

  /** Opens the ledger for writing, and makes it when there is none. */
  public static Ledger open(LedgerPlace place) {
    return switch (place) {
      case LedgerPlace.Folder(Path root) -> open(root, FileStore.BUSY_MILLIS);
      case LedgerPlace.Server server -> checked(ServerStore.open(server), Use.WRITE);
    };
  }

  /** Opens that of a folder, waiting at most so long for another process. */
  static Ledger open(Path root, int busyMillis) {
    return checked(FileStore.open(root, busyMillis), Use.WRITE);
  }

  /** Opens the ledger if there is one; makes nothing, and needs no right to write. */
  public static Optional<Ledger> openExisting(LedgerPlace place) {
    return switch (place) {
      case LedgerPlace.Folder(Path root) -> {
        if (!FileStore.exists(root)) {
          yield Optional.empty();
        }
        Optional<FileStore> read = FileStore.toRead(root);
        yield Optional.of(read.isPresent() ? checked(read.get(), Use.READ) : open(place));
      }
      case LedgerPlace.Server server -> ServerStore.existing(server).map(Ledger::readable);
    };
  }

  private static Ledger readable(ServerStore store) {
    try {
      return checked(store, store.mayMigrate() ? Use.WRITE : Use.READ);
    } catch (SQLException e) {
      throw store.problem(e);
    }
  }

  private enum Use {
    READ,
    WRITE
  }

  private static Ledger checked(Store store, Use use) {
    try {
      try {
        LedgerSchema.checkedVersion(store);
        if (use == Use.WRITE) {
          LedgerSchema.migrate(store);
        }
        return new Ledger(store);
      } catch (SQLException | RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (SQLException e) {
      throw store.problem(e);
    }
  }

  /** Enters a run in state {@link RunState#RUNNING}. */
  public void startRun(RunRecord run) {
    if (run.state() != RunState.RUNNING) {
      throw new IllegalArgumentException("a run starts in state running, not " + run.state());
    }
    write(
        () -> {
          store.hold(run.id());
          writes.run(run);
        });
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
   * Whether nobody will go on with a run: it has ended, and no run that resumes it is running. A
   * run that this ledger does not know may be another's; it is given a week.
   */
  public boolean isOver(RunId run, Instant now) {
    List<RunRecord> family = read(() -> queries.family(run.value()));
    return family.isEmpty()
        ? run.started().plus(KNOWN_ELSEWHERE).isBefore(now)
        : family.stream().noneMatch(record -> record.state() == RunState.RUNNING);
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
          LedgerErrors.unknownRun(store.place(), id, "several runs have ids that begin so"));
    }
    return found.stream().findFirst();
  }

  /** What is remembered of a fleet's tenants over all runs. */
  public TenantMemory tenantMemory() {
    return read(() -> new LedgerTenants(store).all());
  }

  /** The tenants of a run that are done, in the order in which they were entered. */
  public List<TenantRecord> tenants(RunId id) {
    return read(() -> queries.tenants(id));
  }

  /** The tenants with a step of a run that failed, sorted. */
  public List<TenantId> tenantsWithFailures(RunId id) {
    return read(() -> queries.tenantsWithFailures(id));
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
      store.close();
    } catch (SQLException e) {
      throw store.problem(e);
    }
  }

  private synchronized void write(Store.Work work) {
    try {
      store.write(work);
    } catch (SQLException e) {
      throw store.problem(e);
    }
  }

  private synchronized <T> T read(Store.Query<T> query) {
    try {
      return store.read(query);
    } catch (SQLException e) {
      throw store.problem(e);
    }
  }
}
