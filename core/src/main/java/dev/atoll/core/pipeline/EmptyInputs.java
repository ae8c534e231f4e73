package dev.atoll.core.pipeline;

import dev.atoll.core.execute.TenantOutcome;
import dev.atoll.core.resolve.Policies;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Holds the share of tenants with the same empty input against the fleet's policy: one shop without
 * orders is a quiet day, a hundred are a broken load. Without a policy one is too many.
 */
final class EmptyInputs {
  /** Too many tenants have the same required input empty. */
  static final String TOO_MANY = "A736";

  private record Group(String input, List<String> labels) {}

  /** How many looked, and who found nothing. */
  private static final class Count {
    private int checked;
    private final List<TenantId> empty = new ArrayList<>();

    boolean exceeds(BigDecimal share) {
      return !empty.isEmpty()
          && BigDecimal.valueOf(empty.size()).compareTo(share.multiply(BigDecimal.valueOf(checked)))
              > 0;
    }
  }

  private EmptyInputs() {}

  /**
   * What is too much.
   *
   * @param labels of a tenant, as text
   */
  static List<Problem> check(
      Optional<Policies.EmptyInputs> policy,
      List<TenantOutcome> outcomes,
      Map<TenantId, SequencedMap<String, String>> labels) {
    List<String> by = policy.map(Policies.EmptyInputs::by).orElse(List.of());
    BigDecimal most = policy.map(Policies.EmptyInputs::maxShare).orElse(BigDecimal.ZERO);
    Map<Group, Count> counts = new LinkedHashMap<>();
    for (TenantOutcome outcome : outcomes) {
      SequencedMap<String, String> own =
          labels.getOrDefault(outcome.tenant(), new LinkedHashMap<>());
      List<String> group =
          by.stream().map(label -> label + "=" + own.getOrDefault(label, "")).toList();
      for (String input : outcome.inputs().checked()) {
        Count count = counts.computeIfAbsent(new Group(input, group), key -> new Count());
        count.checked++;
        if (outcome.inputs().empty().contains(input)) {
          count.empty.add(outcome.tenant());
        }
      }
    }
    List<Problem> problems = new ArrayList<>();
    counts.forEach(
        (group, count) -> {
          if (count.exceeds(most)) {
            problems.add(problem(group, count, policy, most));
          }
        });
    return problems;
  }

  private static Problem problem(
      Group group, Count count, Optional<Policies.EmptyInputs> policy, BigDecimal most) {
    String among = group.labels().isEmpty() ? "" : " with " + String.join(", ", group.labels());
    String cause =
        policy.isPresent()
            ? "policies.empty_inputs allows a share of " + most.toPlainString()
            : "without policies.empty_inputs no tenant's required input may be empty";
    Problem problem =
        Problem.error(
                TOO_MANY,
                "the required input %s is empty for %d of %d tenants%s"
                    .formatted(group.input(), count.empty.size(), count.checked, among),
                cause,
                "find out why the data did not arrive, and run these tenants again")
            .forTenants(count.empty);
    Optional<Place> place = policy.map(Policies.EmptyInputs::place);
    return place.map(problem::at).orElse(problem);
  }
}
