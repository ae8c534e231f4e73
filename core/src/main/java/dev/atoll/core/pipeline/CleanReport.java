package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code clean} did.
 *
 * @param removed folders that existed and are gone
 * @param problems folders that were left, and why
 */
public record CleanReport(List<Path> removed, List<Problem> problems) {
  public CleanReport {
    removed = List.copyOf(removed);
    problems = List.copyOf(problems);
  }
}
