package dev.atoll.core.plan.state;

import dev.atoll.core.compile.TenantGraph;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The selector methods that compare with an earlier state: {@code state:}, {@code result:} and
 * {@code source_status:}. For one tenant and one thread.
 */
public final class StateMatches {
  /** The methods. */
  public static final Set<String> METHODS = Set.of("state", "result", "source_status");

  /** Where nobody can have an earlier state. */
  public static final StateMatches NONE =
      new StateMatches(Optional.empty(), Optional.empty(), Optional.empty());

  private final Optional<TenantGraph> graph;
  private final Optional<EarlierState> earlier;
  private final Optional<EarlierState> current;

  private StateMatches(
      Optional<TenantGraph> graph, Optional<EarlierState> earlier, Optional<EarlierState> current) {
    this.graph = graph;
    this.earlier = earlier;
    this.current = current;
  }

  /**
   * For one tenant.
   *
   * @param earlier the folder of {@code --state}; empty when none is named
   * @param current the folder of the tenant's own artifacts
   */
  public static StateMatches of(
      TenantGraph graph, Optional<EarlierState> earlier, EarlierState current) {
    return new StateMatches(Optional.of(graph), earlier, Optional.of(current));
  }

  /** The values that a method knows; empty where any value is one. */
  public static List<String> values(String method) {
    return switch (method) {
      case "state" -> StateComparison.KNOWN;
      case "source_status" -> List.of("fresher");
      default -> List.of();
    };
  }

  /** The ids of the nodes that a criterion means; what is wrong is told. */
  public Set<String> of(String method, String value, Problems problems) {
    if (graph.isEmpty() || current.isEmpty()) {
      return new LinkedHashSet<>();
    }
    try {
      EarlierState state =
          earlier.orElseThrow(() -> EarlierState.notNamed("'" + method + ":" + value + "'"));
      return switch (method) {
        case "state" ->
            new StateComparison(graph.get(), state.manifest(), problems).matching(value);
        case "result" -> ended(state.results(), value);
        default -> FreshSources.between(state.sources(), current.get().sources());
      };
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return new LinkedHashSet<>();
    }
  }

  private static Set<String> ended(Map<String, String> results, String status) {
    Set<String> ended = new LinkedHashSet<>();
    results.forEach(
        (id, known) -> {
          if (known.equals(status)) {
            ended.add(id);
          }
        });
    return ended;
  }
}
