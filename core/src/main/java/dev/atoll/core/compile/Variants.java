package dev.atoll.core.compile;

import dev.atoll.core.dbt.FlagsValue;
import dev.atoll.core.dbt.Notes;
import dev.atoll.core.dbt.RelationAtom;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Same;
import dev.atoll.domain.Sha256;
import dev.atoll.jinja.memo.Private;
import dev.atoll.jinja.value.Atom;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

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

  /** Of incremental models under all presumptions. */
  private final SharedWholes wholes;

  /**
   * Prepares a project.
   *
   * @param builder of the graphs that are asked about
   */
  public Variants(GraphBuilder builder) {
    this.builder = builder;
    this.wholes = new SharedWholes(builder.sharing());
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
    Optional<Variant> shared = isIncremental(node) ? wholes.of(compiler, node) : Optional.empty();
    if (shared.isPresent()) {
      return shared.get();
    }
    NodeCompiler.Offline offline = compiler.offline(node, Notes.SILENT);
    Optional<Variant> whole =
        presumed(compiler, node, offline).flatMap(forms -> together(compiler, node, forms));
    return whole.orElseGet(
        () ->
            switch (offline) {
              case NodeCompiler.Form form -> known(compiler, node, form);
              case NodeCompiler.AtRun atRun -> unknown(node, atRun.privacy(), written(node));
            });
  }

  /**
   * A tenant's SQL of a node with its names filled in, all alternatives where there are several;
   * ephemeral models it reads stand there by the name of their CTE. Empty where {@link Variant#sql}
   * is.
   */
  public List<Variant.Alternative> named(TenantGraph graph, Node node) {
    if (node instanceof Node.UnitTest || node.facts().template().isEmpty()) {
      return List.of();
    }
    NodeCompiler compiler = new NodeCompiler(builder, graph, List.of(), () -> false);
    NodeCompiler.Offline offline = compiler.offline(node, Notes.SILENT);
    Optional<Map<Presumption, NodeCompiler.Form>> presumed =
        presumed(compiler, node, offline)
            .filter(forms -> together(compiler, node, forms).isPresent());
    if (presumed.isPresent()) {
      return alternatives(
          presumed.get(),
          presumption -> form(presumed.get(), presumption).text().fill(compiler::name));
    }
    return switch (offline) {
      case NodeCompiler.Form form ->
          List.of(new Variant.Alternative(List.of(), form.text().fill(compiler::name)));
      case NodeCompiler.AtRun atRun -> List.of();
    };
  }

  /**
   * The forms of an incremental model under every answer to what only a run knows of its relation;
   * empty for those that ask nothing of the kind, or something else of the database.
   */
  private static Optional<Map<Presumption, NodeCompiler.Form>> presumed(
      NodeCompiler compiler, Node node, NodeCompiler.Offline plain) {
    boolean asks =
        switch (plain) {
          case NodeCompiler.Form form -> form.reads().stream().anyMatch(Variants::isPresumed);
          case NodeCompiler.AtRun atRun -> true;
        };
    if (!isIncremental(node) || !asks) {
      return Optional.empty();
    }
    Map<Presumption, NodeCompiler.Form> forms = new LinkedHashMap<>();
    try {
      for (Presumption presumption : Presumption.all()) {
        switch (compiler.presuming(presumption).offline(node, Notes.SILENT)) {
          case NodeCompiler.Form form -> forms.put(presumption, form);
          case NodeCompiler.AtRun atRun -> {
            return Optional.empty();
          }
        }
      }
    } catch (ProblemException e) {
      // What a template refuses may never come about: nobody knows before it runs.
      return Optional.empty();
    }
    return Optional.of(forms);
  }

  private static boolean isIncremental(Node node) {
    return node instanceof Node.Model model && model.config().materialized().equals("incremental");
  }

  private static NodeCompiler.Form form(
      Map<Presumption, NodeCompiler.Form> forms, Presumption presumption) {
    return Optional.ofNullable(forms.get(presumption))
        .orElseThrow(() -> new IllegalStateException("not rendered: " + presumption));
  }

  /** One variant of all forms; empty when an ephemeral model in one of them asks the database. */
  private Optional<Variant> together(
      NodeCompiler compiler, Node node, Map<Presumption, NodeCompiler.Form> forms) {
    Map<Presumption, Variant> variants = new LinkedHashMap<>();
    forms.forEach((presumption, form) -> variants.put(presumption, known(compiler, node, form)));
    if (variants.values().stream().anyMatch(variant -> variant.unknownBecause().isPresent())) {
      return Optional.empty();
    }
    Variant whole = whole(variants);
    if (forms.values().stream().allMatch(form -> form.ephemerals().isEmpty())) {
      wholes.keep(compiler, node, whole);
    }
    return Optional.of(whole);
  }

  private static Variant whole(Map<Presumption, Variant> variants) {
    List<Variant.Alternative> alternatives =
        alternatives(variants, presumption -> text(variants, presumption));
    StringBuilder hash = new StringBuilder();
    SequencedSet<Read> reads = new LinkedHashSet<>();
    variants.forEach(
        (presumption, variant) -> {
          hash.append(presumption.word()).append('\0').append(variant.hash()).append('\0');
          variant.reads().stream().filter(read -> !isPresumed(read)).forEach(reads::add);
        });
    StringBuilder sql = new StringBuilder();
    for (Variant.Alternative one : alternatives) {
      if (alternatives.size() > 1) {
        sql.append("-- relation: ").append(String.join(", ", one.when())).append('\n');
      }
      sql.append(one.sql().strip()).append('\n');
    }
    return new Variant(
        Sha256.of(hash.toString()),
        Optional.of(sql.toString()),
        List.copyOf(reads),
        Optional.empty(),
        alternatives.size() > 1 ? alternatives : List.of());
  }

  private static String text(Map<Presumption, Variant> variants, Presumption presumption) {
    return Optional.ofNullable(variants.get(presumption)).flatMap(Variant::sql).orElse("");
  }

  /** Both answers to it are in the variant. */
  private static boolean isPresumed(Read read) {
    return read.question() instanceof Question.Named named
        && named.kind().equals(FlagsValue.KIND)
        && named.name().equals(Presumption.FLAG);
  }

  /** Answers that give the same text are one alternative. */
  private static List<Variant.Alternative> alternatives(
      Map<Presumption, ?> of, Function<Presumption, String> text) {
    Map<String, List<Presumption>> byText = new LinkedHashMap<>();
    of.keySet()
        .forEach(
            presumption ->
                byText
                    .computeIfAbsent(text.apply(presumption), key -> new ArrayList<>())
                    .add(presumption));
    List<Variant.Alternative> alternatives = new ArrayList<>();
    byText.forEach(
        (sql, when) ->
            alternatives.add(
                new Variant.Alternative(
                    byText.size() == 1 ? List.of() : Presumption.words(when), sql)));
    return alternatives;
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
