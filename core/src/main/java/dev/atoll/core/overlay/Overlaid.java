package dev.atoll.core.overlay;

import dev.atoll.core.project.Project;
import dev.atoll.domain.Problem;
import java.util.List;

/**
 * The project that the tenants with one list of overlays have.
 *
 * @param project must not be built when there are errors
 * @param hash of all that the files of the overlays say, in their order; empty without overlays
 */
public record Overlaid(Project project, String hash, List<Problem> problems) {
  public Overlaid {
    problems = List.copyOf(problems);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
