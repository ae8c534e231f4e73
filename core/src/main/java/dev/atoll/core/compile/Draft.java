package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceProperties;
import dev.atoll.engine.Relation;
import java.util.List;
import java.util.Optional;

/**
 * A node on its way into the graph: rendered once, its references still names.
 *
 * @param relation empty for what makes none
 * @param constraints of a model as a whole, as its properties write them
 * @param properties what a properties file says of it
 * @param generic for a generic test
 */
record Draft(
    NodeFacts facts,
    Captured captured,
    Optional<Relation> relation,
    List<Node.ColumnNote> columns,
    List<Object> constraints,
    Optional<ResourceProperties> properties,
    Optional<Node.GenericTest> generic) {

  static Draft of(NodeFacts facts, Captured captured, Optional<Relation> relation) {
    return new Draft(
        facts, captured, relation, List.of(), List.of(), Optional.empty(), Optional.empty());
  }
}
