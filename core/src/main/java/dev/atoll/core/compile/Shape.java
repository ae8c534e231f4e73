package dev.atoll.core.compile;

import dev.atoll.core.project.SourceProperties;
import dev.atoll.domain.Ordered;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A graph before its relations have places: the same object for all tenants who differ in nothing
 * else. Immutable but for names that are found on the way.
 *
 * @param relations what makes relations, in the order in which they are named
 * @param tables the enabled tables of sources
 * @param ofNodes names that hang on the node alone
 */
record Shape(
    Graph graph,
    RefIndex index,
    List<Node.Operation> onRunStart,
    List<Node.Operation> onRunEnd,
    Map<String, TenantGraph.Said> said,
    List<NodeFacts> relations,
    List<Table> tables,
    Map<NodeNames.NodeKey, String> ofNodes) {

  /** A table of a source with what says where it lies. */
  record Table(Node.Source node, SourceProperties source, SourceProperties.Table table) {}

  Shape(
      Graph graph,
      RefIndex index,
      List<Node.Operation> onRunStart,
      List<Node.Operation> onRunEnd,
      Map<String, TenantGraph.Said> said,
      List<NodeFacts> relations,
      List<Table> tables) {
    this(
        graph,
        index,
        List.copyOf(onRunStart),
        List.copyOf(onRunEnd),
        Ordered.map(said),
        List.copyOf(relations),
        List.copyOf(tables),
        new ConcurrentHashMap<>());
  }
}
