package dev.atoll.core.plan.state;

import dev.atoll.core.compile.MacroCalls;
import dev.atoll.core.compile.ManifestDicts;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in a project since a manifest was written, node by node, by the rules of dbt
 * 1.11: {@code state:modified} and its kin
 * (https://docs.getdbt.com/reference/node-selection/methods#state). For one tenant and one thread.
 */
final class StateComparison {
  static final List<String> KNOWN =
      List.of(
          "modified",
          "modified.body",
          "modified.configs",
          "modified.contract",
          "modified.macros",
          "modified.persisted_descriptions",
          "modified.relation",
          "new",
          "old",
          "unmodified");

  /** Where a relation lies is compared by itself; tags and groups change nothing that is built. */
  private static final Set<String> BESIDE_CONFIG =
      Set.of("alias", "schema", "database", "tags", "group");

  private static final Set<String> PLACE = Set.of("database", "schema", "alias");

  /** All that changes what a data test finds. */
  private static final Set<String> OF_TESTS =
      Set.of(
          "severity",
          "where",
          "limit",
          "fail_calc",
          "warn_if",
          "error_if",
          "store_failures",
          "store_failures_as");

  private static final Set<String> SHORT_TESTS = Set.of("unique", "not_null");
  private static final String NARROWING = ".get_where_subquery";

  private static final String UNRENDERED = "unrendered_config";

  private final TenantGraph graph;
  private final EarlierManifest before;
  private final Problems problems;
  private final ContractChange contracts;
  private final MacroCalls calls;
  private final Map<String, MacroDefinition> macros = new HashMap<>();
  private final Set<String> changedMacros = new LinkedHashSet<>();

  StateComparison(TenantGraph graph, EarlierManifest before, Problems problems) {
    this.graph = graph;
    this.before = before;
    this.problems = problems;
    this.contracts = new ContractChange(problems, graph.tenant().invoked().started());
    this.calls = new MacroCalls(graph.scopes().macros());
    findChangedMacros(graph.scopes().macros());
  }

  /** Macros that come with the tool are no part of the project. */
  private void findChangedMacros(MacroLibrary library) {
    for (MacroDefinition macro : library.all()) {
      macros.put(macro.id(), macro);
      boolean same = macro.text().equals(before.macros().get(macro.id()));
      if (!same && !library.isBuiltIn(macro.packageName())) {
        changedMacros.add(macro.id());
      }
    }
    for (String id : before.macros().keySet()) {
      String[] parts = id.split("\\.", 3);
      if (!macros.containsKey(id) && parts.length == 3 && !library.isBuiltIn(parts[1])) {
        changedMacros.add(id);
      }
    }
  }

  /** The ids of the nodes to which a word of {@link #KNOWN} applies. */
  Set<String> matching(String word) {
    Set<String> matching = new LinkedHashSet<>();
    for (Node node : graph.graph().nodes().values()) {
      if (matches(word, node)) {
        matching.add(node.id());
      }
    }
    if (Set.of("modified", "unmodified", "modified.contract").contains(word)) {
      contracts.checkRemoved(graph, before);
    }
    return matching;
  }

  private boolean matches(String word, Node node) {
    Map<String, @Nullable Object> was = before.nodes().get(node.id());
    return switch (word) {
      case "new" -> was == null;
      case "old" -> was != null;
      case "modified" -> isModified(node, was);
      case "unmodified" -> !isModified(node, was);
      case "modified.macros" -> callsChanged(node);
      case "modified.body" -> hasBody(node) && (was == null || !sameBody(node, was));
      case "modified.configs" ->
          !(node instanceof Node.UnitTest) && (was == null || !sameConfig(node, was));
      case "modified.persisted_descriptions" ->
          hasBody(node) && (was == null || !sameDescription(node, was));
      case "modified.relation" ->
          (hasBody(node) || node instanceof Node.Source) && (was == null || !samePlace(node, was));
      case "modified.contract" -> hasBody(node) && (was == null || !sameContract(node, was));
      default -> throw new IllegalArgumentException("no such state: " + word);
    };
  }

  private Map<String, @Nullable Object> now(Node node) {
    return ManifestDicts.node(node, graph);
  }

  private static boolean hasBody(Node node) {
    return switch (node) {
      case Node.Model model -> true;
      case Node.Seed seed -> true;
      case Node.Snapshot snapshot -> true;
      case Node.Test test -> true;
      case Node.Analysis analysis -> true;
      case Node.Operation operation -> true;
      case Node.Source source -> false;
      case Node.Exposure exposure -> false;
      case Node.UnitTest test -> false;
    };
  }

  private boolean isModified(Node node, @Nullable Map<String, @Nullable Object> was) {
    boolean same =
        switch (node) {
          // As in dbt, a new source or exposure is no modified one.
          case Node.Source source -> was == null || sameSource(source, was);
          case Node.Exposure exposure -> was == null || sameExposure(exposure, was);
          case Node.UnitTest test ->
              was != null && Plain.same(test.facts().checksum().value(), was.get("checksum"));
          case Node.Test test when test.generic().isPresent() ->
              was != null && sameConfig(test, was) && same(now(test), was, "fqn");
          case Node.Model model -> was != null && sameModel(model, was);
          case Node.Test test -> was != null && sameNode(test, was);
          case Node.Seed seed -> was != null && sameNode(seed, was);
          case Node.Snapshot snapshot -> was != null && sameNode(snapshot, was);
          case Node.Analysis analysis -> was != null && sameNode(analysis, was);
          case Node.Operation operation -> was != null && sameNode(operation, was);
        };
    return !same || callsChanged(node);
  }

  private static boolean same(Map<?, ?> left, Map<?, ?> right, String... keys) {
    for (String key : keys) {
      if (!Plain.same(left, right, key)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameNode(Node node, Map<String, @Nullable Object> was) {
    // The contract is asked first: it may be broken, whatever else has changed.
    boolean contract = sameContract(node, was);
    return contract
        && sameBody(node, was)
        && sameConfig(node, was)
        && sameDescription(node, was)
        && same(now(node), was, "fqn")
        && samePlace(node, was);
  }

  private boolean sameModel(Node.Model model, Map<String, @Nullable Object> was) {
    Map<String, @Nullable Object> now = now(model);
    Object access = was.get("access") == null ? "protected" : was.get("access");
    return sameNode(model, was)
        && same(now, was, "latest_version", "deprecation_date")
        && Plain.same(now.get("access"), access);
  }

  private boolean sameBody(Node node, Map<String, @Nullable Object> was) {
    if (!(node instanceof Node.Seed seed)) {
      return Plain.same(now(node).get("raw_code"), was.get("raw_code"));
    }
    boolean same = same(now(seed), was, "checksum");
    if (seed.facts().checksum().name().equals("path")) {
      problems.add(large(seed, "path".equals(Plain.at(was, "checksum", "name")) && same));
    }
    return same;
  }

  private static Problem large(Node.Seed seed, boolean samePath) {
    return new Problem(
        StateCodes.LARGE_SEED,
        Severity.WARNING,
        Optional.of(seed.facts().place()),
        "the content of seed '" + seed.name() + "' is not compared",
        samePath
            ? "it is larger than 1 MiB; its path is the same, so it is taken for unchanged"
            : "it is larger than 1 MiB, and its path or its kind was another",
        "select it by name when its content has changed",
        List.of(),
        List.of());
  }

  private boolean sameConfig(Node node, Map<String, @Nullable Object> was) {
    Map<?, ?> mine = node.config().unrendered();
    Map<?, ?> others = was.get(UNRENDERED) instanceof Map<?, ?> map ? map : Map.of();
    Set<Object> keys = new HashSet<>(mine.keySet());
    keys.addAll(others.keySet());
    if (node instanceof Node.Test) {
      keys.retainAll(OF_TESTS);
    } else if (hasBody(node)) {
      keys.removeAll(BESIDE_CONFIG);
    }
    return keys.stream()
        .allMatch(
            key ->
                mine.containsKey(key) == others.containsKey(key)
                    && Plain.same(mine.get(key), others.get(key)));
  }

  private boolean sameDescription(Node node, Map<String, @Nullable Object> was) {
    Map<String, @Nullable Object> kept = node.config().map("persist_docs");
    if (!Plain.isTrue(kept.get("relation")) && !Plain.isTrue(kept.get("columns"))) {
      return true;
    }
    Map<String, @Nullable Object> now = now(node);
    boolean relation = !Plain.isTrue(kept.get("relation")) || Plain.same(now, was, "description");
    return relation
        && (!Plain.isTrue(kept.get("columns"))
            || descriptions(now.get("columns")).equals(descriptions(was.get("columns"))));
  }

  private static Map<Object, String> descriptions(@Nullable Object columns) {
    Map<Object, String> descriptions = new HashMap<>();
    if (columns instanceof Map<?, ?> map) {
      map.forEach(
          (name, column) ->
              descriptions.put(name, String.valueOf(Plain.at(column, "description"))));
    }
    return descriptions;
  }

  /** What is configured, not what came of it: other targets lie elsewhere and are no change. */
  private boolean samePlace(Node node, Map<String, @Nullable Object> was) {
    if (node instanceof Node.Source source) {
      return same(now(source), was, "database", "schema", "identifier");
    }
    Map<?, ?> mine = node.config().unrendered();
    return PLACE.stream()
        .allMatch(part -> Plain.same(mine.get(part), Plain.at(was, UNRENDERED, part)));
  }

  private boolean sameContract(Node node, Map<String, @Nullable Object> was) {
    return !(node instanceof Node.Model model) || contracts.isSame(model, now(model), was);
  }

  private boolean sameSource(Node.Source source, Map<String, @Nullable Object> was) {
    return samePlace(source, was)
        && same(now(source), was, "fqn", "quoting", "freshness", "loaded_at_field", "external")
        && sameConfig(source, was);
  }

  private boolean sameExposure(Node.Exposure exposure, Map<String, @Nullable Object> was) {
    Map<String, @Nullable Object> now = now(exposure);
    return same(now, was, "fqn", "type", "owner", "maturity", "url", "description", "label")
        && reads(now).equals(reads(was))
        && sameConfig(exposure, was);
  }

  private static Set<Object> reads(Map<String, @Nullable Object> node) {
    return Plain.at(node, "depends_on", "nodes") instanceof List<?> ids
        ? new HashSet<>(ids)
        : Set.of();
  }

  private boolean callsChanged(Node node) {
    if (changedMacros.isEmpty()) {
      return false;
    }
    List<String> called = graph.macrosOf(node.id());
    return reachesChanged(isShort(node) ? withoutNarrowing(called) : called, new HashSet<>());
  }

  /** Of these two tests dbt looks at no macro but the test's own. */
  private static boolean isShort(Node node) {
    return node instanceof Node.Test test
        && test.generic().filter(generic -> SHORT_TESTS.contains(generic.name())).isPresent();
  }

  private static List<String> withoutNarrowing(List<String> called) {
    return called.stream().filter(id -> !id.endsWith(NARROWING)).toList();
  }

  private boolean reachesChanged(List<String> called, Set<String> seen) {
    for (String id : called) {
      MacroDefinition macro = macros.get(id);
      if (changedMacros.contains(id)
          || (seen.add(id) && macro != null && reachesChanged(calls.of(macro), seen))) {
        return true;
      }
    }
    return false;
  }
}
