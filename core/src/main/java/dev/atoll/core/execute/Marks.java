package dev.atoll.core.execute;

import java.util.function.Predicate;

/**
 * How the commits of a run's steps are marked in the tenants' databases.
 *
 * @param run the id they are marked with: the run's own, or that of the run it resumes
 * @param forgotten whether the markers of another run are of no use any more
 */
public record Marks(String run, Earlier earlier, Predicate<String> forgotten) {
  /** What markers of the same id mean that are there already. */
  public enum Earlier {
    /** There are none. */
    NONE,
    /** What they say is done is not done again. */
    KEPT,
    /** As {@link #KEPT}; what nobody can tell is done again. */
    KEPT_BUT_UNCERTAIN
  }
}
