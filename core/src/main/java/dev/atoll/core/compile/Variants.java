package dev.atoll.core.compile;

import dev.atoll.core.dbt.Notes;
import dev.atoll.core.dbt.RelationAtom;
import dev.atoll.domain.Same;
import dev.atoll.domain.Sha256;
import dev.atoll.jinja.memo.Private;
import dev.atoll.jinja.value.Atom;
import dev.atoll.jinja.value.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The variants of all nodes over the fleet, rendered without a connection: start at {@link #of}.
 * Safe for use by several threads.
 */
public final class Variants {
  private final GraphBuilder builder;

  /** Forms are compared by identity: sharing makes them few, their texts may be long. */
  private final Map<Same, String> hashes = new ConcurrentHashMap<>();

  /** Of forms that hold no ephemeral model: made once for all tenants that share them. */
  private final Map<Same, Variant> alone = new ConcurrentHashMap<>();

  /**
   * Prepares a project.
   *
   * @param builder of the graphs that are asked about
   */
  public Variants(GraphBuilder builder) {
    this.builder = builder;
  }

  /**
   * A tenant's variant of a node. What its template says (logs, warnings) is not said.
   *
   * @throws dev.atoll.domain.ProblemException what is wrong with the template, for this tenant
   */
  public Variant of(TenantGraph graph, Node node) {
    if (node instanceof Node.UnitTest test) {
      return unknown(
          node,
          new Private("a unit test asks for the columns of its inputs", List.of()),
          test.given().toString() + test.expect() + test.overrides());
    }
    if (node.facts().template().isEmpty()) {
      return new Variant(
          Sha256.of(node.id() + node.facts().checksum()),
          Optional.empty(),
          List.of(),
          Optional.empty());
    }
    NodeCompiler compiler = new NodeCompiler(builder, graph, List.of(), () -> false);
    return switch (compiler.offline(node, Notes.SILENT)) {
      case NodeCompiler.Form form -> known(compiler, node, form);
      case NodeCompiler.AtRun atRun -> unknown(node, atRun.privacy(), written(node));
    };
  }

  /**
   * A tenant's SQL of a node with its names filled in; ephemeral models it reads stand there by the
   * name of their CTE. Empty where {@link Variant#sql} is.
   */
  public Optional<String> named(TenantGraph graph, Node node) {
    if (node instanceof Node.UnitTest || node.facts().template().isEmpty()) {
      return Optional.empty();
    }
    NodeCompiler compiler = new NodeCompiler(builder, graph, List.of(), () -> false);
    return switch (compiler.offline(node, Notes.SILENT)) {
      case NodeCompiler.Form form -> Optional.of(form.text().fill(compiler::name));
      case NodeCompiler.AtRun atRun -> Optional.empty();
    };
  }

  private Variant known(NodeCompiler compiler, Node node, NodeCompiler.Form form) {
    return form.ephemerals().isEmpty()
        ? alone.computeIfAbsent(
            new Same(form),
            key ->
                new Variant(
                    hash(form),
                    Optional.of(form.text().toString()),
                    form.reads(),
                    Optional.empty()))
        : withEphemerals(compiler, node, form);
  }

  private Variant withEphemerals(NodeCompiler compiler, Node node, NodeCompiler.Form form) {
    List<Read> reads = new ArrayList<>(form.reads());
    StringBuilder hash = new StringBuilder(hash(form));
    for (String id : form.ephemerals()) {
      Variant ephemeral = of(compiler.graph(), compiler.graph().graph().node(id));
      if (ephemeral.unknownBecause().isPresent()) {
        String why = ephemeral.unknownBecause().get() + ", in " + id;
        return unknown(node, new Private(why, ephemeral.reads()), form.text().toString());
      }
      hash.append(ephemeral.hash());
      reads.addAll(ephemeral.reads());
    }
    return new Variant(
        Sha256.of(hash.toString()), Optional.of(form.text().toString()), reads, Optional.empty());
  }

  private String hash(NodeCompiler.Form form) {
    return hashes.computeIfAbsent(
        new Same(form), key -> Sha256.of(form.text().fill(Variants::exactly)));
  }

  /** A name with all that decides how it is written. */
  private static String exactly(Atom atom) {
    return atom instanceof RelationAtom relation
        ? "\0" + relation.node() + relation.included() + relation.quoting() + "\0"
        : "\0" + atom.description() + "\0";
  }

  private static Variant unknown(Node node, Private why, String written) {
    StringBuilder text = new StringBuilder(node.id()).append('\0').append(written);
    why.reads().forEach(read -> text.append('\0').append(read));
    return new Variant(
        Sha256.of(text.toString()), Optional.empty(), why.reads(), Optional.of(why.why()));
  }

  private static String written(Node node) {
    return node instanceof Node.Test test && test.generic().isPresent()
        ? node.facts().code() + test.generic().get()
        : node.facts().code();
  }
}
