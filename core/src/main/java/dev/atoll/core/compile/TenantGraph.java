package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.domain.Ordered;
import dev.atoll.engine.Relation;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The project as it is for one tenant: all names known, nothing compiled.
 *
 * @param relations of models, seeds, snapshots, tests and sources, by node id
 * @param onRunStart hooks in the order in which they run
 * @param onRunEnd hooks in the order in which they run
 */
public record TenantGraph(
    Scopes scopes,
    Graph graph,
    RefIndex index,
    SequencedMap<String, Relation> relations,
    List<Node.Operation> onRunStart,
    List<Node.Operation> onRunEnd) {
  public TenantGraph {
    relations = Ordered.map(relations);
    onRunStart = List.copyOf(onRunStart);
    onRunEnd = List.copyOf(onRunEnd);
  }

  public TenantInputs tenant() {
    return scopes.tenant();
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
