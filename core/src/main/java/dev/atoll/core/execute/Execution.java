package dev.atoll.core.execute;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.plan.TenantPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sets a run up. What it needs from outside is handed in here, and nowhere else. */
public final class Execution {
  private Execution() {}

  /** Whether nodes are carried out, or only compiled. */
  public enum Extent {
    COMPILE,
    RUN,
    /** Relations of an earlier state are cloned, each by itself; schemas are made, no hook runs. */
    CLONE,
    /** Nothing is built, so no hook of the project runs and no schema is made. */
    CALL
  }

  /** How the target folder is laid out. */
  public enum Layout {
    /** As dbt's: compiled and run SQL of the one tenant. */
    PROJECT,
    /** One compiled file for each variant; artifacts by tenant. */
    FLEET
  }

  /**
   * What one run is bound to.
   *
   * @param threads at least 1
   * @param openDatabases at least 1
   * @param memoryBytes of all open databases together
   */
  public record Bounds(
      int threads, int openDatabases, long memoryBytes, FleetRun.OnFailure onFailure) {}

  /** Where artifacts go. */
  public record Target(Path folder, Layout layout) {}

  /** A run that can be started once and cancelled from any thread. */
  public interface Handle {
    /** Runs everything and waits; outcomes stand in the order of the plans. */
    List<TenantOutcome> run();

    void cancel();
  }

  /**
   * A run of all plans.
   *
   * @param builders the builder that made a plan's graph
   * @param marks empty when nothing is marked
   */
  public static Handle of(
      List<TenantPlan> plans,
      Function<TenantPlan, GraphBuilder> builders,
      Opener opener,
      Bounds bounds,
      Target target,
      Extent extent,
      Optional<Marks> marks,
      RunObserver observer,
      Clock clock) {
    TargetFiles files =
        target.layout() == Layout.PROJECT
            ? TargetFiles.ofProject(target.folder())
            : TargetFiles.ofFleet(target.folder());
    Stop stop = new Stop();
    List<TenantRun> tenants = new ArrayList<>();
    for (TenantPlan plan : plans) {
      NodeRunner runner =
          new NodeRunner(builders.apply(plan), plan, files, extent, () -> stop.requested);
      tenants.add(new TenantRun(plan, runner, observer, clock, extent, marks));
    }
    FleetRun run = new FleetRun(bounds, opener, tenants);
    return new Handle() {
      @Override
      public List<TenantOutcome> run() {
        return run.run();
      }

      @Override
      public void cancel() {
        run.cancel();
        stop.requested = true;
      }
    };
  }

  /** Read by renders in any thread. */
  private static final class Stop {
    private volatile boolean requested;
  }
}
