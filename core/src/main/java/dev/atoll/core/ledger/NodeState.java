package dev.atoll.core.ledger;

import java.util.Locale;

/**
 * What the ledger knows of a node of one tenant: what it was built from when it last succeeded, or
 * that a try did not come to a good end.
 *
 * @param run the run that said so
 * @param code hash, as are the next ones; empty for a try that did not succeed
 * @param sql empty also where it was known only when it ran
 * @param place hash of the names of its relation and of those that it reads, relative to the
 *     tenant's own
 */
public record NodeState(
    End end,
    String run,
    String code,
    String config,
    String settings,
    String upstream,
    String sql,
    String place) {

  /** How the last try ended. */
  public enum End {
    SUCCEEDED,
    /** It began, and has not succeeded. */
    BEGUN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static End of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** A try that has not succeeded. */
  public static NodeState begun(String run) {
    return new NodeState(End.BEGUN, run, "", "", "", "", "", "");
  }
}
