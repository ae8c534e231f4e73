package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a project holds.
 *
 * @param found number of nodes by dbt's resource type, in dbt's order ({@code model} to 5)
 * @param tenants number of tenants; 1 for a plain project
 * @param manifest the manifest.json written, if one was
 */
public record ParseReport(
    String project,
    SequencedMap<String, Integer> found,
    int tenants,
    Optional<Path> manifest,
    List<Problem> warnings) {
  public ParseReport {
    found = Ordered.map(found);
    warnings = List.copyOf(warnings);
  }
}
