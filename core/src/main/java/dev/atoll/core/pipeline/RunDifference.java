package dev.atoll.core.pipeline;

import dev.atoll.domain.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What two runs of one fleet in one environment have differently.
 *
 * @param groups the tenants that both ran, by what is different for them, the largest group first
 * @param onlyLeft tenants that only the left run had, by id
 * @param counts numbers of rows that moved notably, largest movement first
 * @param times nodes that took notably more or less time, largest difference first
 * @param withoutLogic ids of those of the two runs of which the ledger does not know what their
 *     steps were planned from; then no logic is compared
 */
public record RunDifference(
    Side left,
    Side right,
    List<Group> groups,
    List<TenantId> onlyLeft,
    List<TenantId> onlyRight,
    List<Count> counts,
    List<Time> times,
    List<String> withoutLogic)
    implements Difference {

  /**
   * One of the runs.
   *
   * @param steps of all tenants
   * @param arguments the command line
   */
  public record Side(
      String runId,
      BuildRequest.Verb verb,
      String name,
      String environment,
      RunResult.Outcome outcome,
      Instant started,
      Duration elapsed,
      int tenants,
      int steps,
      List<String> arguments) {
    public Side {
      arguments = List.copyOf(arguments);
    }

    /** Whether both are of one fleet and, as far as is known, of one environment. */
    boolean isComparableWith(Side other) {
      return name.equals(other.name)
          && (environment.equals(other.environment)
              || environment.isEmpty()
              || other.environment.isEmpty());
    }
  }

  /**
   * Tenants for whom the same is different; those for whom nothing is have no change.
   *
   * @param leftProblem code of what was wrong with the tenant itself
   */
  public record Group(
      List<TenantId> tenants,
      Optional<String> leftProblem,
      Optional<String> rightProblem,
      List<Change> changes) {
    public Group {
      tenants = List.copyOf(tenants);
      changes = List.copyOf(changes);
    }

    /** Whether nothing is different. */
    public boolean isSame() {
      return changes.isEmpty() && leftProblem.equals(rightProblem);
    }
  }

  /**
   * A step that is not as it was.
   *
   * @param name as people call it
   * @param type dbt's resource type
   * @param left code of the reason with which it ended; empty when only the right run had it
   * @param logic what it was planned from and is another: "code", "config", "settings", "upstream",
   *     "sql"
   * @param settings that were read and have another value, such as {@code var currency}
   */
  public record Change(
      String node,
      String name,
      String type,
      Optional<String> left,
      Optional<String> right,
      List<String> logic,
      List<String> settings) {
    public Change {
      logic = List.copyOf(logic);
      settings = List.copyOf(settings);
    }

    /** Whether it ended otherwise, or only one run had it. */
    public boolean endedOtherwise() {
      return !left.equals(right);
    }
  }

  /**
   * A number of rows of a node that moved notably for some tenants.
   *
   * @param kind {@code rows} that were written, or {@code failures} that a test found
   * @param left sum over these tenants, as is {@code right}
   * @param most the tenant for whom it moved furthest
   */
  public record Count(
      String node,
      String name,
      String kind,
      List<TenantId> tenants,
      long left,
      long right,
      Most most) {
    public Count {
      tenants = List.copyOf(tenants);
    }
  }

  /** One tenant's numbers. */
  public record Most(TenantId tenant, long left, long right) {}

  /**
   * How long a node took.
   *
   * @param tenants for whom both runs carried it out
   * @param left sum over these tenants, as is {@code right}
   */
  public record Time(String node, String name, int tenants, Duration left, Duration right) {}

  public RunDifference {
    groups = List.copyOf(groups);
    onlyLeft = List.copyOf(onlyLeft);
    onlyRight = List.copyOf(onlyRight);
    counts = List.copyOf(counts);
    times = List.copyOf(times);
    withoutLogic = List.copyOf(withoutLogic);
  }
}
