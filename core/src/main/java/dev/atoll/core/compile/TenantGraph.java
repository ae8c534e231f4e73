package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.domain.Ordered;
import dev.atoll.engine.Relation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The project as it is for one tenant: all names known, nothing compiled.
 *
 * @param relations of models, seeds, snapshots, tests and sources, by node id
 * @param onRunStart hooks in the order in which they run
 * @param onRunEnd hooks in the order in which they run
 * @param said by node id; nothing for what has no template
 */
public record TenantGraph(
    Scopes scopes,
    Graph graph,
    RefIndex index,
    SequencedMap<String, Relation> relations,
    List<Node.Operation> onRunStart,
    List<Node.Operation> onRunEnd,
    Map<String, Said> said) {
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
    onRunStart = List.copyOf(onRunStart);
    onRunEnd = List.copyOf(onRunEnd);
    said = Ordered.map(said);
  }

  public TenantInputs tenant() {
    return scopes.tenant();
  }

  /**
   * The ids of the macros that a node's template calls. What narrows a generic test by its {@code
   * where} is called for an argument, not by the test.
   */
  public List<String> macrosOf(String id) {
    boolean test = graph.find(id).filter(Node.Test.class::isInstance).isPresent();
    return saidBy(id).macros().stream().filter(macro -> !test || !macro.equals(WHERE)).toList();
  }

  /** What a node's template named. */
  public Said saidBy(String id) {
    return said.getOrDefault(id, Said.NOTHING);
  }

  /** The node a reference names. */
  Optional<Node> find(References.Ref ref, String fromPackage) {
    return index.find(ref, fromPackage).flatMap(graph::find);
  }

  /** The source table a reference names. */
  Optional<Node> find(References.SourceRef source, String fromPackage) {
    return index.find(source, fromPackage).flatMap(graph::find);
  }
}
