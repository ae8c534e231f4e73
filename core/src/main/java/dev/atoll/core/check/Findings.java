package dev.atoll.core.check;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.List;

/** Takes what the rules find, and weighs it by the policy. */
final class Findings {
  private final CheckPolicy policy;
  private final Problems problems = new Problems();
  private final List<Place> places = new ArrayList<>();

  Findings(CheckPolicy policy) {
    this.policy = policy;
  }

  boolean wants(Rule rule) {
    return policy.weight(rule) != CheckPolicy.Weight.OFF;
  }

  /**
   * @param word what a policy may allow
   */
  void add(Rule rule, String word, Place place, String message, String cause, String mend) {
    add(rule, word, place, message, cause, mend, List.of());
  }

  void add(
      Rule rule,
      String word,
      Place place,
      String message,
      String cause,
      String mend,
      List<TenantId> tenants) {
    if (policy.allows(rule, word)) {
      return;
    }
    places.add(place);
    switch (policy.weight(rule)) {
      case ERROR ->
          problems.add(Problem.error(rule.code(), place, message, cause, mend).forTenants(tenants));
      case WARN ->
          problems.add(
              Problem.warning(rule.code(), place, message, cause, mend).forTenants(tenants));
      case OFF -> {}
    }
  }

  /** Whether something has been found in exactly this or around it. */
  boolean covers(Place place) {
    return places.stream()
        .anyMatch(
            known ->
                known.file().equals(place.file())
                    && known.line() == place.line()
                    && known.column() <= place.column()
                    && place.column() + place.length() <= known.column() + known.length());
  }

  List<Problem> sorted() {
    return problems.sorted();
  }
}
