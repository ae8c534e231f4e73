package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceProperties;
import java.util.List;
import java.util.Optional;

/**
 * A node on its way into the graph: rendered once, its references still names.
 *
 * @param constraints of a model as a whole, as its properties write them
 * @param properties what a properties file says of it
 * @param generic for a generic test
 */
record Draft(
    NodeFacts facts,
    Captured captured,
    List<Node.ColumnNote> columns,
    List<Object> constraints,
    Optional<ResourceProperties> properties,
    Optional<Node.GenericTest> generic) {

  static Draft of(NodeFacts facts, Captured captured) {
    return new Draft(facts, captured, List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  /** Whether the node has a relation once it is in the graph. */
  boolean makesRelation() {
    return facts.config().enabled()
        && switch (facts.type()) {
          case MODEL, SEED, SNAPSHOT, TEST -> true;
          default -> false;
        };
  }
}
