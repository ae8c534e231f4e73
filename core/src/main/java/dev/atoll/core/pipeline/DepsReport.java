package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code deps} did. Addresses are without secrets.
 *
 * @param packages in the order of the lock file
 * @param folder where packages are; absolute
 * @param written names of the files that changed
 * @param removed addresses of packages that an added one took the place of
 */
public record DepsReport(
    State state,
    Path folder,
    List<Entry> packages,
    List<String> written,
    List<String> removed,
    List<Problem> warnings) {
  /** How it ended. */
  public enum State {
    INSTALLED,
    /** {@code --lock}: the lock file is as it must be, nothing was installed. */
    LOCKED,
    /** Nothing lists packages; nothing was touched. */
    NOTHING_LISTED,
    /** A stop was asked for; nothing was touched. */
    INTERRUPTED
  }

  /** How a package is had. */
  public enum Kind {
    HUB,
    GIT,
    LOCAL,
    TARBALL
  }

  /**
   * One package.
   *
   * @param name of its project, and of its folder
   * @param address as the list of packages has it
   * @param version release of a package of the hub, or commit of a git package
   * @param latest the newest release that could be had
   */
  public record Entry(
      String name,
      Kind kind,
      String address,
      Optional<String> version,
      Optional<String> latest,
      Optional<String> subdirectory) {
    /** Whether there is a newer release. */
    public boolean isBehind() {
      return latest.isPresent() && !latest.equals(version);
    }
  }

  public DepsReport {
    packages = List.copyOf(packages);
    written = List.copyOf(written);
    removed = List.copyOf(removed);
    warnings = List.copyOf(warnings);
  }
}
