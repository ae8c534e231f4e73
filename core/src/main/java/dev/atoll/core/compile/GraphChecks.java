package dev.atoll.core.compile;

import dev.atoll.core.parse.Duplicates;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of the nodes of a graph together. */
final class GraphChecks {
  /** Nodes that read each other in a circle. */
  static final String CYCLE = "A408";

  private static final Set<ResourceType> REFERABLE =
      Set.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);

  private GraphChecks() {}

  /** Names that stand for two nodes. */
  static List<Problem> names(List<Draft> enabled) {
    Map<String, List<NodeFacts>> byPackage = new LinkedHashMap<>();
    for (Draft draft : enabled) {
      NodeFacts facts = draft.facts();
      if (REFERABLE.contains(facts.type())) {
        byPackage.computeIfAbsent(facts.packageName(), name -> new ArrayList<>()).add(facts);
      }
    }
    List<Problem> problems = new ArrayList<>();
    byPackage
        .values()
        .forEach(
            nodes ->
                problems.addAll(Duplicates.ofNodes(nodes, NodeFacts::shownName, NodeFacts::place)));
    return problems;
  }

  /** Circles among the nodes that share none, each shown as the path that leads round. */
  static List<Problem> cycles(Graph graph) {
    List<Problem> problems = new ArrayList<>();
    Graph left = graph;
    for (Optional<List<String>> path = left.cycle(); path.isPresent(); path = left.cycle()) {
      problems.add(cycle(graph, path.get()));
      Set<String> told = Set.copyOf(path.get());
      left = Graph.of(left.nodes().values().stream().filter(n -> !told.contains(n.id())).toList());
    }
    return problems;
  }

  private static Problem cycle(Graph graph, List<String> path) {
    // The path goes from reader to what is read; people think in the direction data flows.
    List<String> flow = new ArrayList<>(path).reversed();
    Node first = graph.node(flow.getFirst());
    String shown =
        flow.stream().map(id -> graph.node(id).shownName()).collect(Collectors.joining(" → "));
    return Problem.error(
        CYCLE,
        first.facts().place(),
        flow.size() == 2
            ? "a model reads itself: " + shown
            : "models read each other in a circle: " + shown,
        "each must be built before the next, and the last before the first",
        flow.size() == 2
            ? "use {{ this }} for the rows an incremental model has already"
            : "remove one of these references");
  }
}
