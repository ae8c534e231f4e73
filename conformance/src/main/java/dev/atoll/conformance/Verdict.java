package dev.atoll.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One project, run and compared.
 *
 * @param dbt null where no dbt was given
 * @param differences from dbt
 * @param known differences that are meant
 * @param unexpected differences from the list's numbers
 * @param broken why it could not be run at all; empty otherwise
 */
record Verdict(
    String project,
    @Nullable Outcome dbt,
    @Nullable Outcome atoll,
    List<String> differences,
    List<String> known,
    List<String> unexpected,
    String broken) {
  Verdict {
    differences = List.copyOf(differences);
    known = List.copyOf(known);
    unexpected = List.copyOf(unexpected);
  }

  static Verdict broken(String project, String why) {
    return new Verdict(project, null, null, List.of(), List.of(), List.of(), why);
  }

  boolean holds() {
    return broken.isEmpty() && differences.isEmpty() && unexpected.isEmpty();
  }
}
