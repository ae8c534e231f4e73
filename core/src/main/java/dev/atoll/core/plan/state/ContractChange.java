package dev.atoll.core.plan.state;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.NodeFacts;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Severity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model keeps the contract it had. A broken one is an error when the model has versions,
 * since a new version is what to make of it, and a warning otherwise
 * (https://docs.getdbt.com/reference/resource-configs/contract#detecting-breaking-changes).
 */
record ContractChange(Problems problems, Instant now) {
  private static final Set<String> ENFORCING = Set.of("table", "incremental");

  /** What constraints an engine enforces; any other is a note. */
  private static final Set<String> ENFORCED =
      Set.of("check", "not_null", "unique", "primary_key", "foreign_key");

  /** Whether nothing has changed; what is broken is told. */
  boolean isSame(
      Node.Model model, Map<String, @Nullable Object> now, Map<String, @Nullable Object> was) {
    boolean promised = promised(was);
    boolean promises = promised(now);
    if (!promised) {
      return !promises;
    }
    if (promises && Plain.same(now, was, "contract", "checksum")) {
      return true;
    }
    List<String> broken = broken(now, was);
    if (!broken.isEmpty()) {
      tell(
          model.facts().version().isPresent(),
          Optional.of(model.facts().place()),
          "the contract of model '" + model.shownName() + "' is broken",
          String.join("; ", broken));
    }
    return false;
  }

  private static boolean promised(Map<String, @Nullable Object> node) {
    return Plain.isTrue(Plain.at(node, "contract", "enforced"));
  }

  private static List<String> broken(
      Map<String, @Nullable Object> now, Map<String, @Nullable Object> was) {
    List<String> broken = new ArrayList<>();
    if (!promised(now)) {
      broken.add("it is not enforced any more");
    }
    boolean keeps = ENFORCING.contains(materialized(was));
    boolean constrained = !list(was.get("constraints")).isEmpty();
    for (Map.Entry<String, Map<?, ?>> entry : columns(was).entrySet()) {
      Map<?, ?> column = columns(now).get(entry.getKey());
      List<?> constraints = list(entry.getValue().get("constraints"));
      constrained |= !constraints.isEmpty();
      if (column == null) {
        broken.add("column " + entry.getKey() + " is gone");
        continue;
      }
      Object type = entry.getValue().get("data_type");
      if (!plain(type).equals(plain(column.get("data_type")))) {
        broken.add(
            "column " + entry.getKey() + " was " + type + " and is " + column.get("data_type"));
      }
      if (keeps) {
        gone(constraints, list(column.get("constraints")))
            .forEach(one -> broken.add("column " + entry.getKey() + " has lost " + one));
      }
    }
    if (keeps) {
      gone(list(was.get("constraints")), list(now.get("constraints")))
          .forEach(one -> broken.add("the model has lost " + one));
      if (!ENFORCING.contains(materialized(now)) && constrained) {
        broken.add(
            "materialized as "
                + materialized(now)
                + ", which enforces no constraint, no longer as "
                + materialized(was));
      }
    }
    return broken;
  }

  private static String materialized(Map<String, @Nullable Object> node) {
    return String.valueOf(Plain.at(node, "config", "materialized"));
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static Map<String, Map<?, ?>> columns(Map<String, @Nullable Object> node) {
    Map<String, Map<?, ?>> columns = new TreeMap<>();
    if (node.get("columns") instanceof Map<?, ?> map) {
      map.forEach((name, column) -> columns.put(String.valueOf(name), (Map<?, ?>) column));
    }
    return columns;
  }

  /** A type without length or precision: a longer text is still a text. */
  private static String plain(@Nullable Object type) {
    String text = String.valueOf(type);
    int bracket = text.indexOf('(');
    return (bracket < 0 ? text : text.substring(0, bracket)).strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> gone(List<?> was, List<?> now) {
    List<String> gone = new ArrayList<>();
    for (Object constraint : was) {
      Object type = Plain.at(constraint, "type");
      boolean kept = now.stream().anyMatch(other -> Plain.same(constraint, other));
      if (!kept && ENFORCED.contains(String.valueOf(type))) {
        gone.add("its constraint " + type);
      }
    }
    return gone;
  }

  /** Models with an enforced contract that are gone, or switched off. */
  void checkRemoved(TenantGraph graph, EarlierManifest before) {
    before
        .nodes()
        .forEach(
            (id, was) -> {
              if ("model".equals(was.get("resource_type"))
                  && graph.graph().find(id).isEmpty()
                  && !isOver(was.get("deprecation_date"))) {
                checkRemoved(id, was, disabled(graph, id));
              }
            });
  }

  private void checkRemoved(
      String id, Map<String, @Nullable Object> was, Optional<NodeFacts> disabled) {
    // As in dbt, a model that is switched off promises what it says now.
    boolean promised =
        disabled
            .map(facts -> Plain.isTrue(facts.config().map("contract").get("enforced")))
            .orElseGet(() -> promised(was));
    if (promised) {
      tell(
          was.get("version") != null,
          disabled.map(NodeFacts::place),
          "the model '" + id + "' had a contract and is gone",
          disabled.isPresent() ? "it is switched off" : "it was removed or renamed");
    }
  }

  private static Optional<NodeFacts> disabled(TenantGraph graph, String id) {
    return graph.disabled().stream().filter(facts -> facts.id().equals(id)).findFirst();
  }

  private boolean isOver(@Nullable Object deprecationDate) {
    if (deprecationDate == null) {
      return false;
    }
    try {
      return OffsetDateTime.parse(deprecationDate.toString().replace(' ', 'T'))
          .toInstant()
          .isBefore(now);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void tell(boolean versioned, Optional<Place> place, String message, String cause) {
    problems.add(
        new Problem(
            versioned ? StateCodes.CONTRACT_BROKEN : StateCodes.CONTRACT_CHANGED,
            versioned ? Severity.ERROR : Severity.WARNING,
            place,
            message,
            cause,
            versioned
                ? "keep what this version promises, and make a new version that promises something"
                    + " else"
                : "tell those who read it, or give the model versions",
            List.of(),
            List.of()));
  }
}
