package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import java.util.List;

/**
 * What {@code check} found.
 *
 * @param name of the fleet or project; empty when neither could be read
 * @param tenants how many were looked at
 * @param files SQL files of the project that were looked at
 * @param problems errors first, then by place
 */
public record CheckReport(String name, int tenants, int files, List<Problem> problems) {
  public CheckReport {
    problems = List.copyOf(problems);
  }

  public boolean isGood() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
