package dev.atoll.core.plan;

import dev.atoll.core.compile.Graph;
import dev.atoll.core.compile.Node;
import dev.atoll.core.plan.Selection.Indirect;
import dev.atoll.core.plan.state.StateMatches;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Applies a selection to one graph; for one thread. */
final class Choosing {
  private final Selection selection;
  private final Graph graph;
  private final StateMatches state;
  private final Problems problems;

  Choosing(Selection selection, Graph graph, StateMatches state, Problems problems) {
    this.selection = selection;
    this.graph = graph;
    this.state = state;
    this.problems = problems;
  }

  Set<String> chosen() {
    Set<String> chosen = selection.named().map(this::chosen).orElseGet(this::words);
    chosen.removeIf(id -> !selection.types().contains(graph.node(id).type()));
    return new TreeSet<>(chosen);
  }

  private Set<String> words() {
    Set<String> chosen =
        selection.select().isEmpty()
            ? new LinkedHashSet<>(graph.nodes().keySet())
            : union(selection.select());
    chosen.removeAll(union(selection.exclude()));
    return chosen;
  }

  private Set<String> chosen(Selector selector) {
    return switch (selector) {
      case Selector.One one -> {
        Indirect mode = one.indirect().orElse(selection.indirect());
        yield withTests(matched(one.criterion()), graph, mode);
      }
      case Selector.Union union -> {
        Set<String> all = new LinkedHashSet<>();
        union.parts().forEach(part -> all.addAll(chosen(part)));
        union.excluded().forEach(part -> all.removeAll(chosen(part)));
        yield all;
      }
      case Selector.Intersection intersection -> {
        Set<String> common = new LinkedHashSet<>(graph.nodes().keySet());
        intersection.parts().forEach(part -> common.retainAll(chosen(part)));
        intersection.excluded().forEach(part -> common.removeAll(chosen(part)));
        yield common;
      }
    };
  }

  private Set<String> union(List<String> words) {
    Set<String> all = new LinkedHashSet<>();
    for (String word : words) {
      for (String part : word.trim().split("\\s+", -1)) {
        if (!part.isEmpty()) {
          all.addAll(intersection(part));
        }
      }
    }
    // A test of two nodes comes along also when two words chose one each.
    return selection.indirect() == Indirect.EAGER
        ? all
        : withTests(all, graph, selection.indirect());
  }

  private Set<String> intersection(String word) {
    List<Set<String>> parts = new ArrayList<>();
    for (String part : word.split(",", -1)) {
      parts.add(withTests(one(part), graph, selection.indirect()));
    }
    Set<String> common = new LinkedHashSet<>(parts.getFirst());
    parts.forEach(common::retainAll);
    return common;
  }

  private Set<String> one(String word) {
    Optional<Criterion> parsed = Criterion.parse(word);
    if (parsed.isEmpty() || !Methods.isKnown(parsed.get().method())) {
      problems.add(badCriterion(word, parsed));
      return Set.of();
    }
    return matched(parsed.get());
  }

  private Set<String> matched(Criterion criterion) {
    Optional<Problem> wrongValue = Methods.wrongValue(criterion, selection.overlays());
    if (wrongValue.isPresent()) {
      problems.add(wrongValue.get());
      return Set.of();
    }
    String value =
        criterion.method().equals("package") && criterion.value().equals("this")
            ? selection.rootPackage()
            : criterion.value();
    boolean byOverlay = criterion.method().equals(Methods.OVERLAY);
    boolean byState = StateMatches.METHODS.contains(criterion.method());
    Set<String> matched =
        byState
            ? state.of(criterion.method(), value, problems)
            : ids(
                node ->
                    byOverlay
                        ? graph.overlaysOf(node.id()).stream()
                            .anyMatch(name -> Methods.glob(value, name))
                        : Methods.matches(node, criterion.method(), value));
    matched.retainAll(graph.nodes().keySet());
    // Tenants without the overlay have nothing to select, which is no mistake.
    if (matched.isEmpty() && !byOverlay && !(byState && problems.hasErrors())) {
      problems.add(noMatch(criterion, graph.nodes().values()));
    }
    return withRelatives(criterion, matched, graph);
  }

  private Set<String> ids(Predicate<Node> which) {
    Set<String> ids = new LinkedHashSet<>();
    graph.nodes().values().stream().filter(which).map(Node::id).forEach(ids::add);
    return ids;
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
          Selection.BAD_CRITERION,
          "cannot read the selection criterion '" + word + "'",
          "the form is [@][N+][method:]value[+N]; '@' and a trailing '+' do not go together",
          "write for example 'orders+', '2+orders' or 'tag:nightly'");
    }
    String method = parsed.get().method();
    return Problem.error(
        Selection.BAD_CRITERION,
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
        Selection.NO_MATCH,
        Severity.WARNING,
        Optional.empty(),
        "the selection criterion '" + criterion.text() + "' matches no enabled node",
        "",
        Nearest.suggestion(criterion.value(), names, "run 'atoll ls' to see what there is"),
        List.of(),
        List.of());
  }
}
