package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import java.util.List;
import java.util.Optional;

/** What {@code debug} looked at, in the order it looked. */
public record DebugReport(List<Check> checks) {

  /**
   * One thing looked at.
   *
   * @param name such as {@code profiles.yml file}
   * @param detail the value found, without secrets; may be empty
   * @param problem what is wrong, if anything
   */
  public record Check(String name, String detail, Optional<Problem> problem) {}

  public DebugReport {
    checks = List.copyOf(checks);
  }

  public boolean isGood() {
    return checks.stream().allMatch(check -> check.problem().isEmpty());
  }
}
