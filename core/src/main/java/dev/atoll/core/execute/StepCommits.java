package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.NodeCompiler;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.session.Marker;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import dev.atoll.jinja.value.Arguments;
import java.util.List;
import java.util.Optional;

/** Lets the commits of one tenant's steps be marked, and tells from markers how far steps came. */
final class StepCommits {
  private static final String CLEAR_SWAP = "atoll__clear_swap";

  private final TenantGraph graph;
  private final NodeCompiler compiler;

  StepCommits(TenantGraph graph, NodeCompiler compiler) {
    this.graph = graph;
    this.compiler = compiler;
  }

  /** Only what lies in the database of the markers can be committed together with them. */
  void mark(Node node, TenantSession session, Standing standing) {
    Relation relation = graph.relations().get(node.id());
    String own = session.lease().dialect().fold(session.lease().namespace().database());
    boolean here =
        relation == null
            || relation
                .database()
                .map(database -> session.lease().dialect().fold(database).equals(own))
                .orElse(true);
    if (here) {
      switch (standing) {
        case Standing.Before(var markers) -> session.mark(node.id(), markers, 0);
        case Standing.After(var markers, int main) -> session.mark(node.id(), markers, main);
        case Standing.Unbegun _, Standing.Done _, Standing.Uncertain _ ->
            session.mark(node.id(), List.of(), 0);
      }
    }
  }

  /**
   * Drops what a step that was killed after its commit had not dropped yet. Not doing so does no
   * harm: the next build of the node does it.
   */
  void tidy(Node node, TenantSession session) {
    Relation relation = graph.relations().get(node.id());
    Optional<MacroDefinition> clearing = graph.scopes().macros().overridable(CLEAR_SWAP);
    if (relation == null || clearing.isEmpty() || !(node instanceof Node.Model)) {
      return;
    }
    NodeCompiler.Site site = compiler.site(node, session);
    RelationValue target =
        RelationValue.of(
            relation.as(RelationKind.TABLE), graph.scopes().quoting(), graph.scopes().dialect());
    try {
      site.scope().bound(clearing.get()).call(Arguments.of(target), site.render());
    } catch (ProblemException | EngineException refused) {
      session.rollback();
    }
  }

  /** How far a step had come in the run that is resumed. */
  Standing standing(String id, List<Marker> markers) {
    Node node = graph.graph().nodes().get(id);
    return Standing.of(markers, node == null ? Standing.Order.KNOWN : order(node));
  }

  private Standing.Order order(Node node) {
    boolean builtIn =
        Materializations.of(node, graph.scopes().macros())
            .filter(macro -> MacroLibrary.isBuiltIn(macro.place()))
            .isPresent();
    if (!builtIn) {
      return Standing.Order.UNKNOWN;
    }
    return Hooks.anyOutside(node.config().value("post-hook"))
        ? Standing.Order.KNOWN
        : Standing.Order.ENDS_WITH_MAIN;
  }

  /** Whether the commits of a step alone do not say that it has come to its end. */
  void finish(Node node, TenantSession session) {
    if (session.commits() > 1 || (session.commits() == 1 && !endsWithMain(node))) {
      session.finish();
    }
  }

  private boolean endsWithMain(Node node) {
    return order(node) == Standing.Order.ENDS_WITH_MAIN;
  }
}
