package dev.atoll.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what a stage finds, so that everything wrong is reported at once. Safe for use by
 * several threads.
 */
public final class Problems {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::severity)
          .thenComparing(problem -> problem.place().isEmpty())
          .thenComparing(problem -> problem.place().orElse(Place.of("")))
          .thenComparing(Problem::code)
          .thenComparing(Problem::message);

  private final List<Problem> found = new ArrayList<>();

  public synchronized void add(Problem problem) {
    found.add(problem);
  }

  public synchronized void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  public synchronized boolean hasErrors() {
    return found.stream().anyMatch(Problem::isError);
  }

  public synchronized boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * All that was found, errors first, then by place; the same problem found for several tenants is
   * one entry that names them all.
   */
  public synchronized List<Problem> sorted() {
    Map<Problem, Set<TenantId>> folded = new LinkedHashMap<>();
    for (Problem problem : found) {
      folded
          .computeIfAbsent(problem.forTenants(List.of()), same -> new LinkedHashSet<>())
          .addAll(problem.tenants());
    }
    return folded.entrySet().stream()
        .map(entry -> entry.getKey().forTenants(List.copyOf(entry.getValue())))
        .sorted(ORDER)
        .toList();
  }

  /** The first error in the order of {@link #sorted}. */
  public Optional<Problem> firstError() {
    return sorted().stream().filter(Problem::isError).findFirst();
  }
}
