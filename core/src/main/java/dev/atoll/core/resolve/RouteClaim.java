package dev.atoll.core.resolve;

import dev.atoll.domain.Place;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place that a tenant, or what all share, takes for itself.
 *
 * @param tenant empty for what is shared
 * @param declared where the tenant or the shared entry is declared
 * @param key equal for one place however it is written; case is ignored
 * @param shown the place, for messages
 * @param file the database file, for engines that have one; of an export folder any file in it
 * @param decided the setting that decides the route
 */
public record RouteClaim(
    Optional<TenantId> tenant,
    Place declared,
    String key,
    String shown,
    Optional<Path> file,
    Optional<Place> decided) {
  /** How a folder for a tenant's files is shown, before its path. */
  static final String EXPORT = "export folder ";

  boolean isExport() {
    return shown.startsWith(EXPORT);
  }
}
