package dev.atoll.cli.text;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one problem of those that differ only in the tenant they name: the first one's wording with
 * everybody's tenants.
 */
public final class Folding {
  private static final String SOMEBODY = "{tenant}";

  private Folding() {}

  /** In the order in which each was first seen. */
  public static List<Problem> fold(List<Problem> problems) {
    Map<Problem, Problem> first = new LinkedHashMap<>();
    Map<Problem, Set<TenantId>> tenants = new LinkedHashMap<>();
    for (Problem problem : problems) {
      Problem key = withoutTenant(problem);
      first.putIfAbsent(key, problem);
      tenants.computeIfAbsent(key, same -> new LinkedHashSet<>()).addAll(problem.tenants());
    }
    List<Problem> folded = new ArrayList<>();
    first.forEach(
        (key, problem) ->
            folded.add(problem.forTenants(List.copyOf(tenants.getOrDefault(key, Set.of())))));
    return folded;
  }

  private static Problem withoutTenant(Problem problem) {
    if (problem.tenants().size() != 1) {
      return problem.forTenants(List.of());
    }
    Pattern name = word(problem.tenants().getFirst());
    return new Problem(
        problem.code(),
        problem.severity(),
        problem.place().map(place -> anonymous(place, name)),
        anonymous(problem.message(), name),
        anonymous(problem.cause(), name),
        anonymous(problem.mend(), name),
        List.of(),
        problem.trace());
  }

  private static Place anonymous(Place place, Pattern name) {
    // Without the column: a longer name to the left of an error moves it.
    return new Place(anonymous(place.file(), name), place.line(), Math.min(1, place.column()), 0);
  }

  private static String anonymous(String text, Pattern name) {
    return name.matcher(text).replaceAll(Matcher.quoteReplacement(SOMEBODY));
  }

  /**
   * The tenant's name where it is not part of a longer word; {@code t_acme} counts as naming acme.
   */
  static Pattern word(TenantId tenant) {
    return Pattern.compile(
        "(?<![A-Za-z0-9])" + Pattern.quote(tenant.value()) + "(?![A-Za-z0-9])",
        Pattern.CASE_INSENSITIVE);
  }
}
