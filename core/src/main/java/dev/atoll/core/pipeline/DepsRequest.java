package dev.atoll.core.pipeline;

import java.util.Optional;

/**
 * What {@code deps} is asked for.
 *
 * @param addition a package that is added to the list first
 */
public record DepsRequest(
    Goal goal, Lock lock, RequiredVersion requiredVersion, Optional<Addition> addition) {
  /** Everything at its default: what the lock file says, where it fits the list. */
  public static final DepsRequest DEFAULT =
      new DepsRequest(Goal.INSTALL, Lock.COUNTS, RequiredVersion.CHECKED, Optional.empty());

  /** What is done. */
  public enum Goal {
    INSTALL,
    /** {@code --lock} */
    LOCK_ALONE
  }

  /** What the versions of the time before are worth. */
  public enum Lock {
    COUNTS,
    /** {@code --upgrade} */
    RENEWED
  }

  /** Whether {@code require-dbt-version} is looked at. */
  public enum RequiredVersion {
    CHECKED,
    /** {@code --no-version-check} */
    IGNORED
  }

  /** Where a package comes from. */
  public enum Source {
    HUB,
    GIT,
    LOCAL
  }

  /**
   * {@code --add-package NAME@VERSION}.
   *
   * @param name of the hub, an address, or a folder
   * @param version version, bounds with commas between them, or revision
   */
  public record Addition(Source source, String name, Optional<String> version) {}
}
