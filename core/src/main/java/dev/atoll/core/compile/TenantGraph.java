package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.domain.Ordered;
import dev.atoll.engine.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The project as it is for one tenant: all names known, nothing compiled.
 *
 * @param relations of models, seeds, snapshots, tests and sources, by node id
 * @param feeds what is known of the source tables
 * @param deferral what is read elsewhere
 */
public record TenantGraph(
    Scopes scopes,
    Shape shape,
    SequencedMap<String, Relation> relations,
    Feeds feeds,
    Deferral deferral) {
  private static final String WHERE = "macro.dbt.get_where_subquery";

  /**
   * What a node's template named while it was parsed.
   *
   * @param refs as written, not what they mean
   * @param macros ids
   * @param patch the properties file that describes it, as dbt's manifest writes it
   */
  public record Said(
      List<References.Ref> refs,
      List<References.SourceRef> sources,
      List<String> macros,
      Optional<String> patch) {
    static final Said NOTHING = new Said(List.of(), List.of(), List.of(), Optional.empty());

    static Said of(Captured captured, Optional<String> patch) {
      return new Said(captured.refs(), captured.sources(), captured.macros(), patch);
    }
  }

  public TenantGraph {
    relations = Ordered.map(relations);
  }

  /** The same tenant, which may read some relations of an earlier state. */
  public TenantGraph deferring(Deferral other) {
    return new TenantGraph(scopes, shape, relations, feeds, other);
  }

  /** The nodes and who reads whom: one object for all tenants for whom that is the same. */
  public Graph graph() {
    return shape.graph();
  }

  /** What is switched off for the tenant. */
  public List<NodeFacts> disabled() {
    return shape.disabled();
  }

  RefIndex index() {
    return shape.index();
  }

  /** Hooks in the order in which they run. */
  public List<Node.Operation> onRunStart() {
    return shape.onRunStart();
  }

  /** Hooks in the order in which they run. */
  public List<Node.Operation> onRunEnd() {
    return shape.onRunEnd();
  }

  public TenantInputs tenant() {
    return scopes.tenant();
  }

  /**
   * The ids of the macros that a node's template calls. What narrows a generic test by its {@code
   * where} is called for an argument, not by the test.
   */
  public List<String> macrosOf(String id) {
    boolean test = graph().find(id).filter(Node.Test.class::isInstance).isPresent();
    return saidBy(id).macros().stream().filter(macro -> !test || !macro.equals(WHERE)).toList();
  }

  /** Where a node's relation lies; empty for what makes none. */
  public Optional<Relation> relation(Node node) {
    return Optional.ofNullable(relations.get(node.id()));
  }

  /** A node as templates and artifacts show it. */
  public Map<String, @Nullable Object> dict(Node node) {
    Map<String, @Nullable Object> dict = NodeDicts.of(node, relations.get(node.id()));
    dict.putAll(Referenced.by(node, this));
    return dict;
  }

  /** A node as its own template sees it, {@code model}: without what is not set. */
  public Map<String, @Nullable Object> model(Node node) {
    Map<String, @Nullable Object> dict = dict(node);
    dict.values().removeIf(Objects::isNull);
    deferral.relation(node.id()).ifPresent(other -> dict.put("defer_relation", place(other)));
    set(dict, "docs");
    set(dict, "config");
    if (dict.get("config") instanceof Map<?, ?> config && config.get("docs") instanceof Map<?, ?>) {
      Map<String, @Nullable Object> own = new LinkedHashMap<>();
      config.forEach((key, value) -> own.put(String.valueOf(key), value));
      set(own, "docs");
      dict.put("config", own);
    }
    return dict;
  }

  private Map<String, @Nullable Object> place(Relation relation) {
    Map<String, @Nullable Object> place = new LinkedHashMap<>();
    place.put("database", relation.database().orElse(null));
    place.put("schema", relation.schema());
    place.put("alias", relation.identifier());
    place.put("relation_name", relation.render(scopes.dialect()));
    return place;
  }

  private static void set(Map<String, @Nullable Object> dict, String part) {
    if (dict.get(part) instanceof Map<?, ?> all) {
      Map<Object, @Nullable Object> set = new LinkedHashMap<>(all);
      set.values().removeIf(Objects::isNull);
      dict.put(part, set);
    }
  }

  /** Where a table of a source is declared. */
  Optional<Shape.Table> tableOf(String id) {
    return shape.tables().stream().filter(table -> table.node().id().equals(id)).findFirst();
  }

  /** What a node's template named. */
  public Said saidBy(String id) {
    return shape.said().getOrDefault(id, Said.NOTHING);
  }

  /** The node a reference names. */
  Optional<Node> find(References.Ref ref, String fromPackage) {
    return index().find(ref, fromPackage).flatMap(graph()::find);
  }

  /** The source table a reference names. */
  Optional<Node> find(References.SourceRef source, String fromPackage) {
    return index().find(source, fromPackage).flatMap(graph()::find);
  }
}
