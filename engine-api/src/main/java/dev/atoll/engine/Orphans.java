package dev.atoll.engine;

import dev.atoll.domain.Problem;
import java.util.List;

/**
 * What a search has found, in a fixed order.
 *
 * @param problems what could not be looked at, and what cannot be told
 */
public record Orphans(List<Orphan> found, List<Problem> problems) {
  public Orphans {
    found = List.copyOf(found);
    problems = List.copyOf(problems);
  }
}
