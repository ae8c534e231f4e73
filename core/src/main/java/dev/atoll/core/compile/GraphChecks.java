package dev.atoll.core.compile;

import dev.atoll.core.parse.Duplicates;
import dev.atoll.core.parse.ParseCodes;
import dev.atoll.core.project.Project;
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
    Map<String, List<NodeFacts>> singular = new LinkedHashMap<>();
    enabled.stream()
        .filter(draft -> draft.generic().isEmpty())
        .map(Draft::facts)
        .filter(facts -> facts.type() == ResourceType.TEST)
        .forEach(
            facts ->
                singular
                    .computeIfAbsent(facts.packageName(), name -> new ArrayList<>())
                    .add(facts));
    singular
        .values()
        .forEach(
            tests -> problems.addAll(Duplicates.ofTests(tests, NodeFacts::name, NodeFacts::place)));
    return problems;
  }

  /** Names that hold a space, which dbt refuses unless a flag of the project allows them. */
  static List<Problem> spaces(List<Draft> enabled, Project project) {
    boolean allowed =
        project
            .root()
            .file()
            .flags()
            .value("require_resource_names_without_spaces")
            .filter(value -> Boolean.FALSE.equals(value.toJava()))
            .isPresent();
    return enabled.stream()
        .map(Draft::facts)
        .filter(facts -> !allowed && REFERABLE.contains(facts.type()))
        .filter(facts -> facts.name().contains(" "))
        .map(
            facts ->
                Problem.error(
                    ParseCodes.NAME_WITH_SPACE,
                    facts.place(),
                    "the name of " + facts.type().word() + " '" + facts.name() + "' holds a space",
                    "a name becomes a relation, and is written in selectors",
                    "rename it, with underscores"))
        .toList();
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
        "each must be built before the next, and the last before the first" + changed(graph, flow),
        flow.size() == 2
            ? "use {{ this }} for the rows an incremental model has already"
            : "remove one of these references");
  }

  /** The overlays that had a hand in it; without them the project may be in order. */
  private static String changed(Graph graph, List<String> flow) {
    return flow.stream()
        .distinct()
        .flatMap(
            id ->
                graph.overlaysOf(id).stream()
                    .map(
                        overlay ->
                            "; overlay '" + overlay + "' changes " + graph.node(id).shownName()))
        .collect(Collectors.joining());
  }
}
