package dev.atoll.core.packages;

import dev.atoll.domain.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Deps} did. Addresses are without secrets.
 *
 * @param packages in the order of the lock file
 * @param written names of the files that changed
 * @param warnings what is worth knowing
 * @param removed addresses of packages that an added one took the place of
 */
public record Outcome(
    State state,
    List<Installed> packages,
    List<String> written,
    List<Problem> warnings,
    List<String> removed) {
  /** How it ended. */
  public enum State {
    INSTALLED,
    LOCKED,
    /** No file lists packages; nothing was touched. */
    NO_LIST
  }

  /** How a package is had. */
  public enum Kind {
    HUB,
    GIT,
    LOCAL,
    TARBALL;

    static Kind of(Wanted wanted) {
      return switch (wanted) {
        case Wanted.Hub hub -> HUB;
        case Wanted.Git git -> GIT;
        case Wanted.Local local -> LOCAL;
        case Wanted.Tarball tarball -> TARBALL;
      };
    }
  }

  /**
   * One package.
   *
   * @param name of its project, and of its folder
   * @param address as the list of packages has it
   * @param version release of a package of the hub, or commit of a git package
   * @param latest the newest release that could be had
   */
  public record Installed(
      String name,
      Kind kind,
      String address,
      Optional<String> version,
      Optional<String> latest,
      Optional<String> subdirectory) {}

  public Outcome {
    packages = List.copyOf(packages);
    written = List.copyOf(written);
    warnings = List.copyOf(warnings);
    removed = List.copyOf(removed);
  }
}
