package dev.atoll.core.pipeline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command says of an earlier state: {@code --state} and its kin.
 *
 * @param state a folder with the artifacts of an earlier invocation; a path that is not absolute
 *     begins at the project's folder, of a fleet at the fleet's
 * @param deferState the same for deferral alone
 */
public record StateFlags(Optional<Path> state, Optional<Path> deferState, Defer defer) {
  /** No earlier state. */
  public static final StateFlags NONE =
      new StateFlags(Optional.empty(), Optional.empty(), Defer.NO);

  /** Which relations are read where the earlier state has them. */
  public enum Defer {
    NO,
    /** {@code --defer}: those that do not exist here. */
    WHERE_MISSING,
    /** {@code --defer --favor-state}: also all that are not selected. */
    UNLESS_SELECTED
  }
}
