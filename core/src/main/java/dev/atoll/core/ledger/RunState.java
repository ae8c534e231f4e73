package dev.atoll.core.ledger;

import java.util.Locale;

/** How far a run is. */
public enum RunState {
  RUNNING,
  SUCCEEDED,
  FAILED,
  /** No step failed, but a policy says the run is not good. */
  REFUSED,
  INTERRUPTED,
  /** It never ended and its process is gone. Seen when reading, never stored. */
  LOST;

  /** As it stands in the ledger and in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a run in this state may go over into another. */
  public boolean mayBecome(RunState next) {
    return switch (this) {
      case RUNNING ->
          switch (next) {
            case SUCCEEDED, FAILED, REFUSED, INTERRUPTED -> true;
            case RUNNING, LOST -> false;
          };
      case SUCCEEDED, FAILED, REFUSED, INTERRUPTED, LOST -> false;
    };
  }

  static RunState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
