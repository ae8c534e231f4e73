package dev.atoll.core.packages;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One item of a list of packages.
 *
 * @param written what stands behind {@code package}, {@code git} … with its Jinja, so that no
 *     secret is in it; for people and for the lock file
 * @param name the name of the package's project where a lock file says it
 * @param hashed what of it goes into the lock file's hash, as plain data
 */
record Listed(
    Wanted wanted,
    String written,
    Place place,
    Optional<String> name,
    SequencedMap<String, @Nullable Object> hashed) {
  Listed {
    hashed = Ordered.map(hashed);
  }
}
