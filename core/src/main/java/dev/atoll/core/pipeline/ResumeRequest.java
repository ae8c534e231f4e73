package dev.atoll.core.pipeline;

import java.util.Optional;

/**
 * Which run to go on with.
 *
 * @param run id, a unique beginning of one, {@code latest} or {@code previous}; else the newest
 */
public record ResumeRequest(Optional<String> run, Uncertain uncertain) {
  /** What to do with steps of which nobody can tell whether they were done. */
  public enum Uncertain {
    LEFT_ALONE,
    REPEATED
  }
}
