package dev.atoll.core.plan;

import dev.atoll.core.compile.Graph;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.domain.Ordered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What is to be done for one tenant.
 *
 * @param steps in an order in which each stands behind those it waits for
 * @param documented ids of the nodes and sources that a catalog is made of once the steps have
 *     ended well; empty when none is made
 */
public record TenantPlan(
    TenantGraph graph, List<Step> steps, Optional<SequencedSet<String>> documented) {
  public TenantPlan {
    steps = List.copyOf(steps);
    documented = documented.map(Ordered::set);
  }

  /** A plan without a catalog. */
  public TenantPlan(TenantGraph graph, List<Step> steps) {
    this(graph, steps, Optional.empty());
  }

  /** The same with a catalog of some nodes and sources. */
  public TenantPlan documenting(SequencedSet<String> ids) {
    return new TenantPlan(graph, steps, Optional.of(ids));
  }

  /** Whether tests hold back what reads the tested nodes, as in {@code build}. */
  public enum TestGates {
    NONE,
    DOWNSTREAM
  }

  /**
   * The steps for a selection. Ephemeral models and what is never built make no steps.
   *
   * @param selected ids of nodes
   */
  public static TenantPlan of(TenantGraph graph, Set<String> selected, TestGates gates) {
    Graph nodes = graph.graph();
    List<String> order =
        nodes.inOrder().stream()
            .filter(selected::contains)
            .filter(id -> isStep(nodes.node(id)))
            .toList();
    Map<String, SequencedSet<String>> waits = new HashMap<>();
    Set<String> steps = Set.copyOf(order);
    Map<String, Set<String>> reached = new HashMap<>();
    for (String id : nodes.inOrder()) {
      waits.put(id, nearestSteps(id, nodes, steps, reached));
    }
    addUnitTests(order, nodes, steps, waits, gates, reached);
    if (gates == TestGates.DOWNSTREAM) {
      order.forEach(id -> addGates(id, nodes, steps, waits));
    }
    return new TenantPlan(graph, inOrder(order, nodes, waits));
  }

  private static boolean isStep(Node node) {
    return switch (node) {
      case Node.Model model -> !model.ephemeral();
      case Node.Seed seed -> true;
      case Node.Snapshot snapshot -> true;
      case Node.Test test -> true;
      case Node.UnitTest test -> true;
      case Node.Analysis analysis -> true;
      case Node.Source source -> false;
      case Node.Operation operation -> false;
      case Node.Exposure exposure -> false;
    };
  }

  /** The steps a node waits for, looking through nodes that are no steps. */
  private static SequencedSet<String> nearestSteps(
      String id, Graph nodes, Set<String> steps, Map<String, Set<String>> reached) {
    SequencedSet<String> nearest = new LinkedHashSet<>();
    for (String parent : nodes.parentsOf(id)) {
      if (steps.contains(parent)) {
        nearest.add(parent);
      } else {
        nearest.addAll(reached.getOrDefault(parent, Set.of()));
      }
    }
    reached.put(id, nearest);
    return nearest;
  }

  /** A unit test needs what its model reads; the model, where tests hold back, needs the test. */
  private static void addUnitTests(
      List<String> order,
      Graph nodes,
      Set<String> steps,
      Map<String, SequencedSet<String>> waits,
      TestGates gates,
      Map<String, Set<String>> reached) {
    for (String id : order) {
      if (nodes.node(id) instanceof Node.UnitTest test) {
        waits.put(id, nearestSteps(test.model(), nodes, steps, reached));
        if (gates == TestGates.DOWNSTREAM && steps.contains(test.model())) {
          waits.computeIfAbsent(test.model(), key -> new LinkedHashSet<>()).add(id);
        }
      }
    }
  }

  private static void addGates(
      String id, Graph nodes, Set<String> steps, Map<String, SequencedSet<String>> waits) {
    if (nodes.node(id) instanceof Node.Test || nodes.node(id) instanceof Node.UnitTest) {
      return;
    }
    Set<String> ancestors = nodes.ancestors(List.of(id), -1);
    for (String parent : ancestors) {
      for (String child : nodes.childrenOf(parent)) {
        if (steps.contains(child)
            && nodes.node(child) instanceof Node.Test
            && ancestors.containsAll(nodes.parentsOf(child))) {
          waits.getOrDefault(id, new LinkedHashSet<>()).add(child);
        }
      }
    }
  }

  private static List<Step> inOrder(
      List<String> order, Graph nodes, Map<String, SequencedSet<String>> waits) {
    List<String> sorted = new ArrayList<>();
    Set<String> placed = new LinkedHashSet<>();
    order.forEach(id -> place(id, waits, placed, sorted));
    Map<String, Integer> depths = new HashMap<>();
    for (String id : sorted.reversed()) {
      int own = depths.merge(id, 1, Math::max);
      waits
          .getOrDefault(id, new LinkedHashSet<>())
          .forEach(before -> depths.merge(before, own + 1, Math::max));
    }
    return sorted.stream()
        .map(
            id ->
                new Step(
                    nodes.node(id),
                    waits.getOrDefault(id, new LinkedHashSet<>()),
                    depths.getOrDefault(id, 1)))
        .toList();
  }

  private static void place(
      String id, Map<String, SequencedSet<String>> waits, Set<String> placed, List<String> sorted) {
    if (!placed.add(id)) {
      return;
    }
    waits
        .getOrDefault(id, new LinkedHashSet<>())
        .forEach(before -> place(before, waits, placed, sorted));
    sorted.add(id);
  }
}
