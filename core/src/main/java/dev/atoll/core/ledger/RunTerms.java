package dev.atoll.core.ledger;

import java.util.List;
import java.util.Optional;

/**
 * How a run was to be done, beside its steps.
 *
 * @param marking whether its commits are marked in the tenants' databases
 * @param options its flags by their names in JSON, such as {@code full_refresh}
 * @param resumes the run that was interrupted at first, when this one goes on with it
 */
public record RunTerms(Marking marking, List<String> options, Optional<RunId> resumes) {
  /** Whether commits are marked. */
  public enum Marking {
    MARKED,
    UNMARKED
  }

  /** Of a run that is older than this record. */
  public static final RunTerms UNKNOWN =
      new RunTerms(Marking.UNMARKED, List.of(), Optional.empty());

  public RunTerms {
    options = List.copyOf(options);
  }
}
