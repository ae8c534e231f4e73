package dev.atoll.core.compile;

import dev.atoll.domain.Ordered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The enabled nodes of one tenant and who reads whom. Immutable; iterates by id.
 *
 * @param nodes by id, sorted
 * @param children ids of the readers of each node, sorted
 * @param overlays names of the overlays that change a node, or a macro that it calls, by id
 */
public record Graph(
    SequencedMap<String, Node> nodes,
    Map<String, SequencedSet<String>> children,
    Map<String, SequencedSet<String>> overlays) {

  /** Links nodes; parents that are not among them are dropped. */
  public static Graph of(Collection<? extends Node> all) {
    SequencedMap<String, Node> sorted = new LinkedHashMap<>();
    all.stream()
        .sorted((left, right) -> left.id().compareTo(right.id()))
        .forEach(node -> sorted.put(node.id(), node));
    Map<String, Set<String>> readers = new HashMap<>();
    for (Node node : sorted.values()) {
      for (String parent : node.parents()) {
        readers.computeIfAbsent(parent, id -> new TreeSet<>()).add(node.id());
      }
    }
    Map<String, SequencedSet<String>> children = new LinkedHashMap<>();
    sorted
        .keySet()
        .forEach(id -> children.put(id, Ordered.set(readers.getOrDefault(id, Set.of()))));
    return new Graph(Ordered.map(sorted), Ordered.map(children), Ordered.map(Map.of()));
  }

  /** The same with what is known of overlays. */
  Graph with(Map<String, SequencedSet<String>> changedBy) {
    return new Graph(nodes, children, Ordered.map(changedBy));
  }

  /** The overlays that a node differs by from the shared project, in the order they apply. */
  public SequencedSet<String> overlaysOf(String id) {
    return overlays.getOrDefault(id, Ordered.set(List.of()));
  }

  public Node node(String id) {
    Node node = nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException("no such node: " + id);
    }
    return node;
  }

  public Optional<Node> find(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  public SequencedSet<String> childrenOf(String id) {
    return children.getOrDefault(id, Ordered.set(List.of()));
  }

  /** The ids of the nodes of this graph that a node reads. */
  public List<String> parentsOf(String id) {
    return node(id).parents().stream().filter(nodes::containsKey).toList();
  }

  /**
   * All ids in an order in which parents come before their readers; ties by id. Needs a graph
   * without cycle.
   */
  public List<String> inOrder() {
    Map<String, Integer> waiting = new HashMap<>();
    TreeSet<String> ready = new TreeSet<>();
    for (String id : nodes.keySet()) {
      int parents = parentsOf(id).size();
      waiting.put(id, parents);
      if (parents == 0) {
        ready.add(id);
      }
    }
    List<String> order = new ArrayList<>(nodes.size());
    while (!ready.isEmpty()) {
      String id = ready.removeFirst();
      order.add(id);
      for (String child : childrenOf(id)) {
        if (waiting.merge(child, -1, Integer::sum) == 0) {
          ready.add(child);
        }
      }
    }
    return order;
  }

  /**
   * The nodes of one cycle in reading order, the first repeated at the end; empty when there is
   * none.
   */
  public Optional<List<String>> cycle() {
    Set<String> settled = new LinkedHashSet<>(inOrder());
    if (settled.size() == nodes.size()) {
      return Optional.empty();
    }
    // Every unsettled node has an unsettled parent, so walking up from any of them must meet
    // itself.
    List<String> path = new ArrayList<>();
    String at =
        nodes.keySet().stream().filter(id -> !settled.contains(id)).findFirst().orElseThrow();
    while (!path.contains(at)) {
      path.add(at);
      String here = at;
      at =
          parentsOf(here).stream()
              .filter(parent -> !settled.contains(parent))
              .findFirst()
              .orElseThrow();
    }
    List<String> loop = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    loop.add(at);
    return Optional.of(loop);
  }

  /** All that the given nodes read, directly or not, themselves left out. */
  public Set<String> ancestors(Collection<String> ids, int depth) {
    return reach(ids, depth, this::parentsOf);
  }

  /** All that read the given nodes, directly or not, themselves left out. */
  public Set<String> descendants(Collection<String> ids, int depth) {
    return reach(ids, depth, this::childrenOf);
  }

  private static Set<String> reach(
      Collection<String> from,
      int depth,
      java.util.function.Function<String, ? extends Collection<String>> next) {
    record Visit(String id, int distance) {}
    Set<String> found = new LinkedHashSet<>();
    Deque<Visit> open = new ArrayDeque<>();
    from.forEach(id -> open.add(new Visit(id, 0)));
    Set<String> start = Set.copyOf(from);
    while (!open.isEmpty()) {
      Visit visit = open.removeFirst();
      if (visit.distance == depth) {
        continue;
      }
      for (String id : next.apply(visit.id)) {
        if (found.add(id)) {
          open.add(new Visit(id, visit.distance + 1));
        }
      }
    }
    found.removeIf(start::contains);
    return found;
  }
}
