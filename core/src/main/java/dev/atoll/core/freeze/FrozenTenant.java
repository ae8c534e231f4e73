package dev.atoll.core.freeze;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What stood in one tenant's database.
 *
 * @param engine its type, such as {@code duckdb}; empty when it is not known
 * @param nodes by id, sorted
 * @param failure code of the Problem that let nothing be read
 */
public record FrozenTenant(
    TenantId tenant,
    String engine,
    SequencedMap<String, FrozenNode> nodes,
    Optional<String> failure) {
  public FrozenTenant {
    nodes = Ordered.map(new TreeMap<>(nodes));
  }

  /** A tenant of whom nothing could be read. */
  public static FrozenTenant failed(TenantId tenant, String engine, String code) {
    return new FrozenTenant(tenant, engine, Ordered.map(Map.of()), Optional.of(code));
  }
}
