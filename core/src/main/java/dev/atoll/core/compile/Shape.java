package dev.atoll.core.compile;

import dev.atoll.core.project.SourceProperties;
import dev.atoll.domain.Ordered;
import java.util.List;
import java.util.Map;

/**
 * A graph before its relations have places: the same object for all tenants who differ in nothing
 * else.
 *
 * @param relations what makes relations, in the order in which they are named
 * @param tables the enabled tables of sources
 * @param disabled what is switched off
 */
record Shape(
    Graph graph,
    RefIndex index,
    List<Node.Operation> onRunStart,
    List<Node.Operation> onRunEnd,
    Map<String, TenantGraph.Said> said,
    List<Named> relations,
    List<Table> tables,
    List<NodeFacts> disabled) {

  /** A table of a source with what says where it lies. */
  record Table(Node.Source node, SourceProperties source, SourceProperties.Table table) {}

  Shape {
    onRunStart = List.copyOf(onRunStart);
    onRunEnd = List.copyOf(onRunEnd);
    said = Ordered.map(said);
    relations = List.copyOf(relations);
    tables = List.copyOf(tables);
    disabled = List.copyOf(disabled);
  }
}
