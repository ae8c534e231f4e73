package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ref()} and {@code source()} of one node with all names known; keeps the ephemeral models
 * it meets. Which node a reference means is recorded as read, the node's name is not.
 */
public final class Referring implements References {
  /** The kind under which it is recorded what a {@code ref()} means. */
  static final String REF = "ref";

  /** The kind under which it is recorded what a {@code source()} means. */
  static final String SOURCE = "source";

  /**
   * A reference that nothing hinted at while parsing, so that the order of the graph cannot respect
   * it.
   */
  static final String UNSEEN = "A409";

  /** An ephemeral model where no SQL of a model is made. */
  static final String EPHEMERAL = "A434";

  private final TenantGraph graph;
  private final Node node;
  private final Set<String> deferred;
  private final SequencedSet<String> ephemerals = new LinkedHashSet<>();

  /**
   * The references of one node.
   *
   * @param deferred ids of the nodes whose relations of an earlier state are read
   */
  Referring(TenantGraph graph, Node node, Set<String> deferred) {
    this.graph = graph;
    this.node = node;
    this.deferred = deferred;
  }

  /** Ids of the ephemeral models named so far. */
  SequencedSet<String> ephemerals() {
    return ephemerals;
  }

  @Override
  public Value ref(Ref ref, Render render) {
    render.read(
        REF,
        ref.name(),
        List.of(ref.packageName().orElse(""), ref.version().orElse("")),
        () -> answer(ref));
    Node target = find(ref).orElseThrow(() -> graph.index().unknown(ref));
    checkSeen(target, ref.description());
    if (isEphemeral(target) && node instanceof Node.Operation) {
      throw Faults.fault(
          EPHEMERAL,
          "an operation cannot read the ephemeral model '" + ref.name() + "'",
          "it is a part of the SQL of models that read it, and no relation",
          "materialize the model as a view");
    }
    if (isEphemeral(target)) {
      ephemerals.add(target.id());
      return RelationValue.ephemeral(identifier(target), graph.scopes().dialect());
    }
    return symbolic(target, graph.scopes().quoting());
  }

  @Override
  public Value source(SourceRef source, Render render) {
    render.read(SOURCE, source.source(), List.of(source.table()), () -> answer(source));
    Node.Source target =
        (Node.Source) find(source).orElseThrow(() -> graph.index().unknown(source));
    checkSeen(target, source.description());
    return symbolic(target, target.quoting());
  }

  /** The answer to a recorded read of kind {@link #REF} or {@link #SOURCE}. */
  @Nullable Value answer(Question.Named question) {
    List<String> details = question.details();
    return question.kind().equals(REF)
        ? answer(
            new Ref(
                Optional.of(details.get(0)).filter(name -> !name.isEmpty()),
                question.name(),
                Optional.of(details.get(1)).filter(version -> !version.isEmpty())))
        : answer(new SourceRef(question.name(), details.get(0)));
  }

  private @Nullable Value answer(Ref ref) {
    return find(ref).map(target -> answer(target, graph.scopes().quoting())).orElse(null);
  }

  private @Nullable Value answer(SourceRef source) {
    return find(source)
        .map(target -> answer(target, ((Node.Source) target).quoting()))
        .orElse(null);
  }

  /** All that a template can learn of a node it names, but for the name of its relation. */
  private Value answer(Node target, Relation.Quoting quoting) {
    return StringValue.of(
        target.id()
            + (isEphemeral(target) ? ", ephemeral " + identifier(target) : "")
            + (isSeen(target) ? "" : ", unseen")
            + (deferred.contains(target.id()) ? ", deferred" : "")
            + ", "
            + quoting);
  }

  /** The name of its common table expression, which is text and no symbol. */
  private String identifier(Node ephemeral) {
    return relation(ephemeral).identifier();
  }

  private Relation relation(Node target) {
    return graph
        .relation(target)
        .orElseThrow(() -> new IllegalStateException("no relation for " + target.id()));
  }

  private Optional<Node> find(Ref ref) {
    return graph.find(ref, node.facts().packageName());
  }

  private Optional<Node> find(SourceRef source) {
    return graph.find(source, node.facts().packageName());
  }

  private static boolean isEphemeral(Node target) {
    return target instanceof Node.Model model && model.ephemeral();
  }

  private Value symbolic(Node target, Relation.Quoting quoting) {
    if (deferred.contains(target.id())) {
      return RelationValue.symbolic(
          Deferral.atom(target.id()),
          graph.deferral().relation(target.id()).orElseThrow(),
          quoting,
          graph.scopes().dialect());
    }
    return RelationValue.symbolic(target.id(), relation(target), quoting, graph.scopes().dialect());
  }

  private boolean isSeen(Node target) {
    return node instanceof Node.Operation
        || target.id().equals(node.id())
        || node.parents().contains(target.id());
  }

  private void checkSeen(Node target, String description) {
    if (!isSeen(target)) {
      throw Faults.fault(
          UNSEEN,
          description + " was not seen while the project was parsed",
          "it stands where only a run gets to, so its order in the graph is not known",
          "add a line '-- depends_on: {{ " + description + " }}' to the model");
    }
  }
}
