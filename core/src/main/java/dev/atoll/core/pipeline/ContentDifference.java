package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the databases of tenants, then and now.
 *
 * @param tenants sorted by their ids
 * @param withoutRows relations of which columns were compared, but not rows as wholes, since the
 *     two sides left out different columns
 * @param problems what could not be read or compared, and warnings
 */
public record ContentDifference(
    Side before, Side after, List<Tenant> tenants, int withoutRows, List<Problem> problems) {

  /**
   * One of both sides.
   *
   * @param file empty for what stands there now
   * @param release hash of the project as it was
   */
  public record Side(Optional<String> file, String name, String environment, String release) {}

  /** What became of a tenant. */
  public enum Fate {
    COMPARED,
    ONLY_BEFORE,
    ONLY_AFTER,
    NOT_READ_BEFORE,
    /** A Problem says why. */
    NOT_READ_AFTER,
    /** Hashes of two engines cannot be compared. */
    OTHER_ENGINE
  }

  /**
   * A tenant.
   *
   * @param nodes how many were compared
   * @param differing those whose data differ
   */
  public record Tenant(TenantId tenant, Fate fate, int nodes, List<Node> differing) {
    public Tenant {
      differing = List.copyOf(differing);
    }

    public boolean isSame() {
      return fate == Fate.COMPARED && differing.isEmpty();
    }
  }

  /** A node whose data differ. */
  public record Node(String id, String name, String type, Logic logic, List<Change> changes) {
    public Node {
      changes = List.copyOf(changes);
    }
  }

  /** What the node was built from, and how that has changed. */
  public enum Logic {
    /** Nothing of it and of what it reads: other input came in. */
    SAME,
    /** Its own code, config or settings. */
    CHANGED,
    /** The same of something that it reads. */
    CHANGED_UPSTREAM,
    /** One side has no such node. */
    UNKNOWN
  }

  /** What differs. */
  public sealed interface Change {}

  /** The project has the node no more, or it is not selected any more. */
  public record NodeGone() implements Change {}

  /** The project did not have the node. */
  public record NodeNew() implements Change {}

  public record RelationGone() implements Change {}

  public record RelationNew() implements Change {}

  public record Rows(long before, long after) implements Change {}

  public record ColumnGone(String name, String type) implements Change {}

  public record ColumnNew(String name, String type) implements Change {}

  public record ColumnType(String name, String before, String after) implements Change {}

  /** The same columns in another order. */
  public record ColumnOrder() implements Change {}

  /** Columns that hold other values. */
  public record Values(List<String> columns) implements Change {
    public Values {
      columns = List.copyOf(columns);
    }
  }

  /** Each column holds what it held, but in other rows. */
  public record Wholes() implements Change {}

  /**
   * One side could not be read.
   *
   * @param side which
   * @param code of the Problem
   */
  public record NotRead(When side, String code) implements Change {}

  /** Then or now. */
  public enum When {
    BEFORE,
    AFTER
  }

  public ContentDifference {
    tenants = List.copyOf(tenants);
    problems = List.copyOf(problems);
  }

  /** Whether all that was compared is the same, and all was compared. */
  public boolean isSame() {
    return tenants.stream().allMatch(Tenant::isSame);
  }
}
