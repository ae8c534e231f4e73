package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The tenants of a fleet.
 *
 * @param fleet the fleet's name; the project's for a plain project
 * @param environment the environment in force
 */
public record TenantListing(
    String fleet, String environment, List<Entry> entries, List<Problem> warnings) {

  /**
   * One tenant.
   *
   * @param engine name of the engine its relations live on; empty when that is not known
   * @param route where on the engine, such as {@code data/acme/acme.duckdb, schema t_acme}
   * @param turn whether it runs
   * @param problem why it cannot run: the first of what is wrong with its settings
   */
  public record Entry(
      TenantId tenant,
      SequencedMap<String, String> labels,
      String engine,
      String route,
      Turn turn,
      Optional<Problem> problem) {
    public Entry {
      labels = Ordered.map(labels);
    }
  }

  /** Whether a tenant runs when its turn comes. */
  public enum Turn {
    /** It does. */
    RUNS,
    /** It is switched off. */
    DISABLED,
    /** Its settings are wrong. */
    INVALID
  }

  public TenantListing {
    entries = List.copyOf(entries);
    warnings = List.copyOf(warnings);
  }
}
