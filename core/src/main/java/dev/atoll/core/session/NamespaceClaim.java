package dev.atoll.core.session;

import dev.atoll.domain.Place;
import dev.atoll.domain.TenantId;
import java.util.Optional;

/**
 * One namespace that a tenant, or what all share, has for itself or may read.
 *
 * @param tenant empty for what is shared
 * @param place where it is decided
 * @param server equal for one server or database file; names on two of them never collide
 * @param implied whether every database of its engine has a schema of that name
 */
public record NamespaceClaim(
    Optional<TenantId> tenant,
    Place place,
    String server,
    String database,
    String schema,
    Right right,
    Schema implied) {

  /** What the tenant may do there. */
  public enum Right {
    /** Everything: its relations live there. */
    OWNS,
    /** A source, or what all share. */
    READS
  }

  /** Whether the schema's name tells anything. */
  public enum Schema {
    /** A name of its own. */
    NAMED,
    /** Every database has one of this name, as {@code main} in DuckDB. */
    EVERYWHERE
  }
}
