package dev.atoll.core.execute;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Deals threads without a tenant of their own out fairly. */
final class SpareThreads {
  private SpareThreads() {}

  /**
   * The next piece of work, of the tenant with the fewest running steps that has one; among equals
   * of the first.
   *
   * @param work takes a piece of a tenant's work, if it has one that can begin
   */
  static <T, W> Optional<W> next(
      Collection<T> tenants, ToIntFunction<T> running, Function<T, Optional<W>> work) {
    return tenants.stream()
        .sorted(Comparator.comparingInt(running))
        .map(work)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
