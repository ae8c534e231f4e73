package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * {@code ref()} and {@code source()} of one node with all names known; keeps the ephemeral models
 * it meets.
 */
public final class Referring implements References {
  /**
   * A reference that nothing hinted at while parsing, so that the order of the graph cannot respect
   * it.
   */
  static final String UNSEEN = "A409";

  private final TenantGraph graph;
  private final Node node;
  private final SequencedSet<String> ephemerals = new LinkedHashSet<>();

  Referring(TenantGraph graph, Node node) {
    this.graph = graph;
    this.node = node;
  }

  /** Ids of the ephemeral models named so far. */
  SequencedSet<String> ephemerals() {
    return ephemerals;
  }

  @Override
  public Value ref(Ref ref, Render render) {
    Node target =
        graph.find(ref, node.facts().packageName()).orElseThrow(() -> graph.index().unknown(ref));
    checkSeen(target, ref.description());
    if (target instanceof Node.Model model && model.ephemeral()) {
      ephemerals.add(model.id());
      return RelationValue.ephemeral(model.name(), graph.scopes().dialect());
    }
    return symbolic((Node.Referable) target);
  }

  @Override
  public Value source(SourceRef source, Render render) {
    Node.Source target =
        (Node.Source)
            graph
                .find(source, node.facts().packageName())
                .orElseThrow(() -> graph.index().unknown(source));
    checkSeen(target, source.description());
    return RelationValue.symbolic(
        target.id(), target.relation(), target.quoting(), graph.scopes().dialect());
  }

  private Value symbolic(Node.Referable target) {
    return RelationValue.symbolic(
        target.id(), target.relation(), graph.scopes().quoting(), graph.scopes().dialect());
  }

  private void checkSeen(Node target, String description) {
    boolean free = node instanceof Node.Operation || target.id().equals(node.id());
    if (!free && !node.parents().contains(target.id())) {
      throw Faults.fault(
          UNSEEN,
          description + " was not seen while the project was parsed",
          "it stands where only a run gets to, so its order in the graph is not known",
          "add a line '-- depends_on: {{ " + description + " }}' to the model");
    }
  }
}
