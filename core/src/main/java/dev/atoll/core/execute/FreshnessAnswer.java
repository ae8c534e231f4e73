package dev.atoll.core.execute;

import java.time.Duration;
import java.time.Instant;

/**
 * How old the newest row of a source is.
 *
 * @param maxLoadedAt the beginning of the year 1 when there is no row, as in dbt
 * @param snapshottedAt the database's time when it was asked
 */
record FreshnessAnswer(Instant maxLoadedAt, Instant snapshottedAt) {
  Duration age() {
    return Duration.between(maxLoadedAt, snapshottedAt);
  }
}
