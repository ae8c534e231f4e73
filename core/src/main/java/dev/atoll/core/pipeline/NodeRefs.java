package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.engine.Relation;
import java.util.Optional;

/** Names nodes for people. */
final class NodeRefs {
  private NodeRefs() {}

  static NodeRef of(Node node, TenantGraph graph) {
    boolean test =
        node instanceof Node.Source || node instanceof Node.Test || node instanceof Node.UnitTest;
    Relation relation = test ? null : graph.relations().get(node.id());
    return new NodeRef(
        node.id(),
        node instanceof Node.Source source
            ? source.sourceName() + "." + source.name()
            : node instanceof Node.UnitTest unit
                ? unit.facts().fqn().get(unit.facts().fqn().size() - 2) + "::" + unit.name()
                : node.shownName(),
        node.type().word(),
        test ? Optional.empty() : Optional.of(node.config().materialized()),
        Optional.ofNullable(relation).map(name -> name.schema() + "." + name.identifier()));
  }
}
