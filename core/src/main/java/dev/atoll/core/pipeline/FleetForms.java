package dev.atoll.core.pipeline;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.Variant;
import dev.atoll.core.compile.Variants;
import dev.atoll.core.dbt.ConfigValue;
import dev.atoll.core.dbt.FlagsValue;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Same;
import dev.atoll.domain.Sha256;
import dev.atoll.domain.TenantId;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * The forms that nodes have over the fleet. A form is a node's SQL with names symbolic together
 * with its configs; where a node lies is no part of it.
 */
final class FleetForms {
  /** Configs that say where a relation lies. */
  private static final Set<String> PLACES =
      Set.of("schema", "database", "alias", "target_schema", "target_database");

  private static final Pattern SECRET = Pattern.compile("\\{secret:([^{}]+):[0-9a-f]+\\}");

  private static final Set<String> OF_GRAPH =
      Set.of("ref", "source", ConfigValue.KIND, FlagsValue.KIND);

  private final Map<GraphBuilder, Variants> variants = new ConcurrentHashMap<>();

  private final Map<Same, String> configs = new ConcurrentHashMap<>();

  /** The forms of nodes that read nothing but what the graph answers. */
  private final Map<Same, String> settled = new ConcurrentHashMap<>();

  /** Both halves of a form to the whole: they are few, and tenants are many. */
  private final Map<String, String> joined = new ConcurrentHashMap<>();

  /** A tenant's variant; what is wrong with its template makes a variant of its own. */
  Variant of(Loaded.Ready tenant, Node node) {
    try {
      return variants(tenant).of(tenant.graph(), node);
    } catch (ProblemException e) {
      String why = e.problems().getFirst().message();
      return new Variant(
          Sha256.of(node.id() + '\0' + why), Optional.empty(), List.of(), Optional.of(why));
    }
  }

  /** The SQL with the tenant's names, with all alternatives; empty when it is not known. */
  List<Variant.Alternative> sql(Loaded.Ready tenant, Node node) {
    try {
      return variants(tenant).named(tenant.graph(), node).stream()
          .map(one -> new Variant.Alternative(one.when(), masked(one.sql())))
          .toList();
    } catch (ProblemException e) {
      return List.of();
    }
  }

  /** A secret's stand-in is another one in each invocation. */
  private static String masked(String sql) {
    return SECRET.matcher(sql).replaceAll("<secret($1)>");
  }

  private Variants variants(Loaded.Ready tenant) {
    return variants.computeIfAbsent(tenant.builder(), Variants::new);
  }

  /** The hash of a tenant's form of a node. */
  String form(Loaded.Ready tenant, Node node) {
    Same same = new Same(node);
    String known = settled.get(same);
    if (known != null) {
      return known;
    }
    Variant variant = of(tenant, node);
    String form =
        joined.computeIfAbsent(
            variant.hash() + '\0' + configs.computeIfAbsent(same, key -> config(node)), Sha256::of);
    boolean ofGraph =
        variant.unknownBecause().isEmpty()
            && variant.reads().stream().map(Read::question).allMatch(FleetForms::isOfGraph);
    if (ofGraph) {
      settled.put(same, form);
    }
    return form;
  }

  /** Whether all who share a graph get the same answer in one invocation. */
  private static boolean isOfGraph(Question question) {
    return question instanceof Question.Named named && OF_GRAPH.contains(named.kind());
  }

  private static String config(Node node) {
    Map<String, Object> values = new LinkedHashMap<>();
    node.config()
        .values()
        .forEach(
            (name, value) -> {
              if (!PLACES.contains(name) && value != null) {
                values.put(name, value);
              }
            });
    return Sha256.of(values.toString());
  }

  /** Whether a config says where a relation lies, which is no part of a form. */
  static boolean isPlace(String config) {
    return PLACES.contains(config);
  }

  /** Whether a node has logic of its own to compare. */
  static boolean isCompared(Node node) {
    return switch (node) {
      case Node.Model model -> true;
      case Node.Seed seed -> true;
      case Node.Snapshot snapshot -> true;
      case Node.Test test -> true;
      case Node.Operation operation -> true;
      case Node.UnitTest test -> false;
      case Node.Source source -> false;
      case Node.Analysis analysis -> false;
      case Node.Exposure exposure -> false;
    };
  }

  /** The nodes of a tenant that have logic, hooks of the project among them. */
  static List<Node> nodes(Loaded.Ready tenant) {
    List<Node> nodes = new ArrayList<>();
    tenant.graph().graph().nodes().values().stream()
        .filter(FleetForms::isCompared)
        .forEach(nodes::add);
    nodes.addAll(tenant.graph().onRunStart());
    nodes.addAll(tenant.graph().onRunEnd());
    return nodes;
  }

  /**
   * The forms of all nodes of all tenants.
   *
   * @return by tenant, then by node id
   */
  SequencedMap<TenantId, SequencedMap<String, String>> all(List<Loaded.Ready> tenants) {
    SequencedMap<TenantId, SequencedMap<String, String>> all = new LinkedHashMap<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      SequencedMap<TenantId, Future<SequencedMap<String, String>>> pending = new LinkedHashMap<>();
      tenants.forEach(tenant -> pending.put(tenant.id(), workers.submit(() -> formsOf(tenant))));
      pending.forEach((tenant, forms) -> all.put(tenant, Waiting.on(forms)));
    }
    return all;
  }

  private SequencedMap<String, String> formsOf(Loaded.Ready tenant) {
    SequencedMap<String, String> forms = new LinkedHashMap<>();
    nodes(tenant).forEach(node -> forms.put(node.id(), form(tenant, node)));
    return forms;
  }
}
