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
   * @param engine name of the engine its relations live on
   * @param route where on the engine, such as {@code data/acme/acme.duckdb, schema t_acme}
   * @param problem why it cannot run
   */
  public record Entry(
      TenantId tenant,
      SequencedMap<String, String> labels,
      String engine,
      String route,
      Optional<Problem> problem) {
    public Entry {
      labels = Ordered.map(labels);
    }
  }

  public TenantListing {
    entries = List.copyOf(entries);
    warnings = List.copyOf(warnings);
  }
}
