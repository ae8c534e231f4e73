package dev.atoll.core.overlay;

import dev.atoll.core.project.Project;
import dev.atoll.domain.Problem;
import java.util.List;

/**
 * The project that the tenants with one list of overlays have.
 *
 * @param project must not be built when there are errors
 */
public record Overlaid(Project project, List<Problem> problems) {
  public Overlaid {
    problems = List.copyOf(problems);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
