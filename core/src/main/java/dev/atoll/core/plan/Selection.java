package dev.atoll.core.plan;

import dev.atoll.core.compile.Graph;
import dev.atoll.core.compile.Node;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /** The ids of the nodes that are meant, sorted. */
  public Set<String> in(Graph graph, Problems problems) {
    Set<String> chosen =
        named.map(one -> chosen(one, graph, problems)).orElseGet(() -> words(graph, problems));
    chosen.removeIf(id -> !types.contains(graph.node(id).type()));
    return new TreeSet<>(chosen);
  }

  private Set<String> words(Graph graph, Problems problems) {
    Set<String> chosen =
        select.isEmpty()
            ? new LinkedHashSet<>(graph.nodes().keySet())
            : union(select, graph, problems);
    chosen.removeAll(union(exclude, graph, problems));
    return chosen;
  }

  private Set<String> chosen(Selector selector, Graph graph, Problems problems) {
    return switch (selector) {
      case Selector.One one -> {
        Indirect mode = one.indirect().orElse(indirect);
        yield withTests(matched(one.criterion(), graph, problems), graph, mode);
      }
      case Selector.Union union -> {
        Set<String> all = new LinkedHashSet<>();
        union.parts().forEach(part -> all.addAll(chosen(part, graph, problems)));
        union.excluded().forEach(part -> all.removeAll(chosen(part, graph, problems)));
        yield all;
      }
      case Selector.Intersection intersection -> {
        Set<String> common = new LinkedHashSet<>(graph.nodes().keySet());
        intersection.parts().forEach(part -> common.retainAll(chosen(part, graph, problems)));
        intersection.excluded().forEach(part -> common.removeAll(chosen(part, graph, problems)));
        yield common;
      }
    };
  }

  private Set<String> union(List<String> words, Graph graph, Problems problems) {
    Set<String> all = new LinkedHashSet<>();
    for (String word : words) {
      for (String part : word.trim().split("\\s+", -1)) {
        if (!part.isEmpty()) {
          all.addAll(intersection(part, graph, problems));
        }
      }
    }
    // A test of two nodes comes along also when two words chose one each.
    return indirect == Indirect.EAGER ? all : withTests(all, graph, indirect);
  }

  private Set<String> intersection(String word, Graph graph, Problems problems) {
    List<Set<String>> parts = new ArrayList<>();
    for (String part : word.split(",", -1)) {
      parts.add(withTests(one(part, graph, problems), graph, indirect));
    }
    Set<String> common = new LinkedHashSet<>(parts.getFirst());
    parts.forEach(common::retainAll);
    return common;
  }

  private Set<String> one(String word, Graph graph, Problems problems) {
    Optional<Criterion> parsed = Criterion.parse(word);
    if (parsed.isEmpty() || !Methods.isKnown(parsed.get().method())) {
      problems.add(badCriterion(word, parsed));
      return Set.of();
    }
    return matched(parsed.get(), graph, problems);
  }

  private Set<String> matched(Criterion criterion, Graph graph, Problems problems) {
    Optional<Problem> wrongValue = Methods.wrongValue(criterion, overlays);
    if (wrongValue.isPresent()) {
      problems.add(wrongValue.get());
      return Set.of();
    }
    String value =
        criterion.method().equals("package") && criterion.value().equals("this")
            ? rootPackage
            : criterion.value();
    Set<String> matched = new LinkedHashSet<>();
    boolean byOverlay = criterion.method().equals(Methods.OVERLAY);
    for (Node node : graph.nodes().values()) {
      if (byOverlay
          ? graph.overlaysOf(node.id()).stream().anyMatch(name -> Methods.glob(value, name))
          : Methods.matches(node, criterion.method(), value)) {
        matched.add(node.id());
      }
    }
    // Tenants without the overlay have nothing to select, which is no mistake.
    if (matched.isEmpty() && !byOverlay) {
      problems.add(noMatch(criterion, graph.nodes().values()));
    }
    return withRelatives(criterion, matched, graph);
  }

  private static Set<String> withRelatives(Criterion criterion, Set<String> matched, Graph graph) {
    Set<String> all = new LinkedHashSet<>(matched);
    all.addAll(graph.ancestors(matched, criterion.parents()));
    all.addAll(graph.descendants(matched, criterion.children()));
    if (criterion.childrensParents()) {
      all.addAll(graph.descendants(matched, Criterion.ALL));
      all.addAll(graph.ancestors(Set.copyOf(all), Criterion.ALL));
    }
    return all;
  }

  private static Set<String> withTests(Set<String> chosen, Graph graph, Indirect indirect) {
    if (indirect == Indirect.EMPTY) {
      return chosen;
    }
    Set<String> within = new LinkedHashSet<>(chosen);
    if (indirect == Indirect.BUILDABLE) {
      within.addAll(graph.ancestors(chosen, Criterion.ALL));
    }
    Set<String> all = new LinkedHashSet<>(chosen);
    for (String id : chosen) {
      for (String child : graph.childrenOf(id)) {
        if (isTest(graph.node(child))
            && (indirect == Indirect.EAGER || within.containsAll(graph.parentsOf(child)))) {
          all.add(child);
        }
      }
    }
    return all;
  }

  private static boolean isTest(Node node) {
    return node instanceof Node.Test || node instanceof Node.UnitTest;
  }

  private static Problem badCriterion(String word, Optional<Criterion> parsed) {
    if (parsed.isEmpty()) {
      return Problem.error(
          BAD_CRITERION,
          "cannot read the selection criterion '" + word + "'",
          "the form is [@][N+][method:]value[+N]; '@' and a trailing '+' do not go together",
          "write for example 'orders+', '2+orders' or 'tag:nightly'");
    }
    String method = parsed.get().method();
    return Problem.error(
        BAD_CRITERION,
        "unknown selection method '" + method + "' in '" + word + "'",
        "known methods: " + String.join(", ", Methods.known()) + ", config.<name>",
        Nearest.suggestion(method, Methods.known(), "use one of the known methods"));
  }

  private static Problem noMatch(Criterion criterion, Collection<Node> nodes) {
    List<String> names =
        nodes.stream()
            .flatMap(node -> Methods.nameFor(node, criterion.method()).stream())
            .distinct()
            .toList();
    return new Problem(
        NO_MATCH,
        dev.atoll.domain.Severity.WARNING,
        Optional.empty(),
        "the selection criterion '" + criterion.text() + "' matches no enabled node",
        "",
        Nearest.suggestion(criterion.value(), names, "run 'atoll ls' to see what there is"),
        List.of(),
        List.of());
  }
}
