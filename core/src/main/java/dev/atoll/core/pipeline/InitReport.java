package dev.atoll.core.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was made.
 *
 * @param name the project or fleet
 * @param folder where it lies
 * @param written files relative to the folder; none when only a profile was made
 */
public record InitReport(
    Kind kind, String name, Path folder, List<String> written, Optional<Profile> profile) {

  /** What a report is about. */
  public enum Kind {
    PROJECT,
    PROFILE,
    FLEET
  }

  /** What became of a profile. */
  public enum State {
    WRITTEN,
    /** It was there already. */
    KEPT,
    /** It was not asked for. */
    SKIPPED
  }

  /**
   * The project's profile.
   *
   * @param file the profiles.yml where it stands, or would be looked for
   * @param type of the engine; empty unless it was written
   */
  public record Profile(String name, Path file, Optional<String> type, State state) {}

  public InitReport {
    written = List.copyOf(written);
  }
}
