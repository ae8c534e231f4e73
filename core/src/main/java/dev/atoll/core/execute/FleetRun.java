package dev.atoll.core.execute;

import dev.atoll.core.plan.Step;
import dev.atoll.domain.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs tenants side by side under one budget of threads, open databases and their memory. A thread
 * stays with its tenant as long as that has something to do; a further tenant is opened only when
 * none of the open ones has work; threads without a tenant of their own help the others, first
 * those that have the fewest. Native calls block, so the threads are platform threads.
 */
public final class FleetRun {
  /** Whether the first failure stops everything. */
  public enum OnFailure {
    GO_ON,
    STOP
  }

  private final Execution.Bounds bounds;
  private final Opener opener;
  private final List<TenantRun> tenants;
  private final Deque<TenantRun> waiting;
  private final List<TenantRun> open = new ArrayList<>();
  private final Map<TenantRun, TenantOutcome> ended = new LinkedHashMap<>();
  private int opening;
  private long held;
  private @Nullable Reason stopping;
  private @Nullable Throwable bug;

  FleetRun(Execution.Bounds bounds, Opener opener, Collection<TenantRun> tenants) {
    this.bounds = bounds;
    this.opener = opener;
    this.tenants = List.copyOf(tenants);
    this.waiting = new ArrayDeque<>(tenants);
  }

  /** Runs everything and waits for its end. The outcomes stand in the order of the tenants. */
  List<TenantOutcome> run() {
    List<Thread> workers = new ArrayList<>();
    for (int i = 1; i <= bounds.threads(); i++) {
      workers.add(Thread.ofPlatform().name("atoll-" + i).start(this::work));
    }
    workers.forEach(FleetRun::join);
    Throwable failure = bug;
    if (failure != null) {
      closeAll(failure);
      throw new IllegalStateException("a worker failed", failure);
    }
    List<TenantOutcome> outcomes = new ArrayList<>();
    for (TenantRun tenant : tenants) {
      TenantOutcome outcome = ended.get(tenant);
      outcomes.add(outcome == null ? tenant.close(Reason.NOT_STARTED) : outcome);
    }
    return outcomes;
  }

  /** After a bug: no database stays open, whatever state its tenant is in. */
  private void closeAll(Throwable failure) {
    for (TenantRun tenant : tenants) {
      if (!ended.containsKey(tenant)) {
        try {
          tenant.close(Reason.NOT_STARTED);
        } catch (RuntimeException alsoFailed) {
          failure.addSuppressed(alsoFailed);
        }
      }
    }
  }

  private static void join(Thread worker) {
    boolean interrupted = false;
    while (true) {
      try {
        worker.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Stops everything: running statements are cancelled, nothing further begins. From any thread.
   */
  public void cancel() {
    synchronized (this) {
      stopping = Reason.CANCELLED;
      // First, so that no step begins only to be cancelled.
      tenants.forEach(TenantRun::stop);
      notifyAll();
    }
    // All of them: one that is just being opened is in no list, and its hooks may run long.
    tenants.forEach(TenantRun::cancel);
  }

  /** A piece of work for one thread. */
  private sealed interface Work {
    record Open(TenantRun tenant) implements Work {}

    record Run(TenantRun tenant, Step step) implements Work {}

    record Close(TenantRun tenant) implements Work {}
  }

  private void work() {
    TenantRun last = null;
    try {
      while (true) {
        Optional<Work> next = next(last);
        if (next.isEmpty()) {
          return;
        }
        last = carryOut(next.get());
      }
    } catch (Throwable unexpected) {
      synchronized (this) {
        bug = unexpected;
      }
      cancel();
    }
  }

  private TenantRun carryOut(Work work) {
    return switch (work) {
      case Work.Open(TenantRun tenant) -> {
        tenant.open(opener);
        opened(tenant);
        yield tenant;
      }
      case Work.Run(TenantRun tenant, Step step) -> {
        ran(tenant.run(step));
        yield tenant;
      }
      case Work.Close(TenantRun tenant) -> {
        TenantOutcome outcome = tenant.close(reasonOfUnbegun());
        closed(tenant, outcome);
        yield tenant;
      }
    };
  }

  private synchronized void opened(TenantRun tenant) {
    opening--;
    open.add(tenant);
    if (stopping != null) {
      tenant.stop();
    }
    notifyAll();
  }

  private synchronized void ran(StepOutcome outcome) {
    boolean failed = outcome.reason().kind() == Reason.Kind.FAILED;
    if (failed && bounds.onFailure() == OnFailure.STOP && stopping == null) {
      stopping = Reason.FAIL_FAST;
      open.forEach(TenantRun::stop);
    }
    notifyAll();
  }

  private synchronized void closed(TenantRun tenant, TenantOutcome outcome) {
    opening--;
    held -= opener.memory(tenant.plan());
    ended.put(tenant, outcome);
    notifyAll();
  }

  private synchronized Reason reasonOfUnbegun() {
    Reason reason = stopping;
    if (reason == null) {
      return Reason.UPSTREAM_FAILED;
    }
    return reason == Reason.CANCELLED ? Reason.NOT_STARTED : reason;
  }

  /** Waits for work; empty when there is and will be none. */
  private synchronized Optional<Work> next(@Nullable TenantRun last) {
    while (true) {
      if (bug != null) {
        return Optional.empty();
      }
      Optional<Work> work = find(last);
      if (work.isPresent()) {
        return work;
      }
      boolean nothingLeft =
          open.isEmpty() && opening == 0 && (waiting.isEmpty() || stopping != null);
      if (nothingLeft) {
        notifyAll();
        return Optional.empty();
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  private Optional<Work> find(@Nullable TenantRun last) {
    Optional<TenantRun> settled = open.stream().filter(TenantRun::isSettled).findFirst();
    if (settled.isPresent()) {
      open.remove(settled.get());
      opening++;
      return Optional.of(new Work.Close(settled.get()));
    }
    if (last != null && open.contains(last) && (last.running() == 0 || !moreToOpen())) {
      Optional<Work> own = step(last);
      if (own.isPresent()) {
        return own;
      }
    }
    for (TenantRun tenant : open) {
      if (tenant.running() == 0) {
        Optional<Work> work = step(tenant);
        if (work.isPresent()) {
          return work;
        }
      }
    }
    if (moreToOpen()) {
      TenantRun tenant = waiting.removeFirst();
      opening++;
      held += opener.memory(tenant.plan());
      return Optional.of(new Work.Open(tenant));
    }
    return SpareThreads.next(open, TenantRun::running, FleetRun::step);
  }

  private boolean moreToOpen() {
    return stopping == null
        && !waiting.isEmpty()
        && open.size() + opening < bounds.openDatabases()
        && fits(waiting.getFirst());
  }

  /** Who asks for much waits for its turn and is not overtaken; alone it always fits. */
  private boolean fits(TenantRun tenant) {
    return held == 0 || held + opener.memory(tenant.plan()) <= bounds.memoryBytes();
  }

  private static Optional<Work> step(TenantRun tenant) {
    return tenant.take().map(step -> new Work.Run(tenant, step));
  }
}
