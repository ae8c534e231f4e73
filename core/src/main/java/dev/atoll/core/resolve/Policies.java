package dev.atoll.core.resolve;

import dev.atoll.domain.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the fleet as a whole must not do.
 *
 * @param emptyInputs without it no tenant's required input may be empty
 */
public record Policies(Optional<EmptyInputs> emptyInputs) {
  /**
   * How many tenants may lack the rows of one required input before the fleet counts as failed.
   *
   * @param maxShare from 0 to 1
   * @param by labels: the share is that of each group of tenants with the same ones; empty for one
   *     group
   */
  public record EmptyInputs(Place place, BigDecimal maxShare, List<String> by) {
    public EmptyInputs {
      by = List.copyOf(by);
    }
  }

  static Policies none() {
    return new Policies(Optional.empty());
  }
}
