package dev.atoll.core.plan;

import dev.atoll.core.compile.Graph;
import dev.atoll.core.plan.state.StateMatches;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which nodes a command means: {@code --select}, {@code --exclude}, {@code --resource-type}
 * (https://docs.getdbt.com/reference/node-selection/syntax).
 *
 * @param select words of {@code --select}; empty means everything
 * @param exclude words of {@code --exclude}
 * @param named a selector of selectors.yml, in the place of {@code select} and {@code exclude}
 * @param types the resource types the command handles
 * @param overlays the names that {@code overlay:} may give, whoever has them
 */
public record Selection(
    List<String> select,
    List<String> exclude,
    Optional<Selector> named,
    Set<ResourceType> types,
    Indirect indirect,
    String rootPackage,
    Set<String> overlays) {
  /** A word of the selection that cannot be read, or names no method. */
  public static final String BAD_CRITERION = "A410";

  /** A word of the selection that matches nothing. */
  public static final String NO_MATCH = "A411";

  /** Which tests come along with the nodes they test. */
  public enum Indirect {
    /** All that test at least one selected node. */
    EAGER,
    /** Those whose tested nodes are all selected. */
    CAUTIOUS,
    /** Those whose tested nodes are all selected or read by selected ones. */
    BUILDABLE,
    /** None but those that are selected themselves. */
    EMPTY
  }

  /** The ids of the nodes that are meant, sorted; nothing is compared with an earlier state. */
  public Set<String> in(Graph graph, Problems problems) {
    return in(graph, StateMatches.NONE, problems);
  }

  /** As above, with an earlier state. */
  public Set<String> in(Graph graph, StateMatches state, Problems problems) {
    return new Choosing(this, graph, state, problems).chosen();
  }

  /**
   * Whether some criterion compares with an earlier state, which tells tenants of one graph apart.
   */
  public boolean comparesStates() {
    return Stream.concat(select.stream(), exclude.stream())
            .flatMap(words -> Stream.of(words.split("[\\s,]+", -1)))
            .flatMap(word -> Criterion.parse(word).stream())
            .anyMatch(Selection::comparesStates)
        || named.filter(Selection::comparesStates).isPresent();
  }

  private static boolean comparesStates(Criterion criterion) {
    return StateMatches.METHODS.contains(criterion.method());
  }

  private static boolean comparesStates(Selector selector) {
    return switch (selector) {
      case Selector.One one -> comparesStates(one.criterion());
      case Selector.Union union ->
          Stream.concat(union.parts().stream(), union.excluded().stream())
              .anyMatch(Selection::comparesStates);
      case Selector.Intersection intersection ->
          Stream.concat(intersection.parts().stream(), intersection.excluded().stream())
              .anyMatch(Selection::comparesStates);
    };
  }
}
