package dev.atoll.core.pipeline;

import java.util.function.Predicate;

/**
 * What {@code provision} is to do.
 *
 * @param goAhead shown what would be done before anything is; whether to do it
 */
public record ProvisionOrder(Existing existing, Predicate<ProvisionReport> goAhead) {
  /** Whether what was not made by provisioning may be taken over. */
  public enum Existing {
    REFUSED,
    ADOPTED
  }
}
