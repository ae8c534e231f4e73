package dev.atoll.core.session;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a tenant's own database says of one commit of a step: it was written in the transaction that
 * it speaks of, so it stands there exactly when the effect does.
 *
 * @param run the run it belongs to; a run that resumes another goes on under the other's id
 * @param step id of a node
 * @param phase which commit of the step, from 1
 * @param main whether the step's main statement had run by then
 * @param rows that the main statement wrote, where the engine said so
 */
public record Marker(
    String run, String step, int phase, State state, boolean main, OptionalLong rows) {
  /** What was committed. */
  public enum State {
    /** A transaction of one or several statements. */
    TRANSACTION,
    /** One statement in a transaction of its own. */
    STATEMENT,
    /** A statement that cannot be in a transaction is about to run, or was stopped while it ran. */
    BEGUN,
    /** As {@link #BEGUN}, of a statement that changes no rows and may run again. */
    BEGUN_REPEATABLE,
    /** A statement that cannot be in a transaction has run. */
    ENDED,
    /** The step as a whole. */
    FINISHED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
