package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was frozen.
 *
 * @param written the file; empty when a stop was asked for, and nothing was written
 * @param id the hash of what was read, whole
 * @param absent relations that are not there
 * @param problems what could not be read, and warnings
 */
public record FreezeReport(
    String name,
    String environment,
    FleetShape shape,
    Optional<Path> written,
    String id,
    Totals totals,
    long absent,
    List<Problem> problems) {

  /** How much was read. */
  public record Totals(long tenants, long relations, long rows) {}

  public FreezeReport {
    problems = List.copyOf(problems);
  }
}
