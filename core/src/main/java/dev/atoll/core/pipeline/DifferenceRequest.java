package dev.atoll.core.pipeline;

import java.util.Optional;

/**
 * What is to be compared.
 *
 * @param left a tenant's id; or a run's id, a beginning of one, {@code latest} or {@code previous}
 * @param kind what both words are, where they could be either
 */
public record DifferenceRequest(String left, String right, Optional<Kind> kind) {
  /** What two words can be. */
  public enum Kind {
    TENANT,
    RUN
  }
}
