package dev.atoll.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One project, run for many tenants, and each tenant compared.
 *
 * @param places what each tenant has of its own
 * @param first the outcome of the first tenant
 * @param compared what every tenant was compared with
 * @param broken why it could not be run at all; empty otherwise
 */
record FleetVerdict(
    String project,
    String places,
    int tenants,
    @Nullable Outcome first,
    double seconds,
    List<Compared> compared,
    String broken) {
  /**
   * All tenants beside one single run.
   *
   * @param with the tool of the single run
   * @param equal how many tenants differ in nothing but what is meant
   * @param known differences that are meant, of all tenants
   * @param differences with the tenant before them
   */
  record Compared(String with, int equal, int known, List<String> differences) {
    Compared {
      differences = List.copyOf(differences);
    }
  }

  FleetVerdict {
    compared = List.copyOf(compared);
  }

  static FleetVerdict broken(String project, String places, int tenants, String why) {
    return new FleetVerdict(project, places, tenants, null, 0, List.of(), why);
  }

  boolean holds() {
    return broken.isEmpty()
        && compared.stream().allMatch(one -> one.differences().isEmpty() && one.equal() == tenants);
  }
}
