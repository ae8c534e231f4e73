package dev.atoll.core.compile;

import dev.atoll.core.dbt.AdapterValue;
import dev.atoll.core.dbt.ConfigValue;
import dev.atoll.core.dbt.LazyDict;
import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.dbt.Notes;
import dev.atoll.core.dbt.PresumedRelation;
import dev.atoll.core.dbt.RelationAtom;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.dbt.StatementResults;
import dev.atoll.core.session.SecretTexts;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.memo.Outside;
import dev.atoll.jinja.memo.Private;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Atom;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Renders a node's SQL with a connection, and makes the scopes in which its materialization runs.
 * For one tenant; safe for use by several threads.
 *
 * <p>Longer than most files: renders with, without and in place of a connection differ in a few
 * lines each, and must not differ in any other.
 */
public final class NodeCompiler {
  /** A query comment that ends itself. */
  static final String BAD_COMMENT = "A450";

  /** The name of the node itself, and the kind under which reads of its fields are recorded. */
  private static final String MODEL = "model";

  private static final String NO_CONNECTION = "looks at the database";

  private final GraphBuilder builder;
  private final TenantGraph graph;
  private final BooleanSupplier cancelled;
  private final List<String> selected;
  private final Scopes scopes;
  private final Optional<Presumption> presumed;

  /**
   * Prepares one tenant.
   *
   * @param selected ids of the nodes that the command is about, {@code selected_resources}
   * @param cancelled asked while rendering; true stops it
   */
  public NodeCompiler(
      GraphBuilder builder, TenantGraph graph, List<String> selected, BooleanSupplier cancelled) {
    this(builder, graph, selected, cancelled, graph.scopes(), Optional.empty());
  }

  private NodeCompiler(
      GraphBuilder builder,
      TenantGraph graph,
      List<String> selected,
      BooleanSupplier cancelled,
      Scopes scopes,
      Optional<Presumption> presumed) {
    this.builder = builder;
    this.selected = List.copyOf(selected);
    this.graph = graph;
    this.cancelled = cancelled;
    this.scopes = scopes;
    this.presumed = presumed;
  }

  /** The same tenant, of whom something is presumed that only a run knows. */
  NodeCompiler presuming(Presumption presumption) {
    boolean refresh = presumption.refresh() == Presumption.Refresh.YES;
    Scopes asked =
        graph.tenant().flag(Presumption.FLAG) == refresh
            ? scopes
            : scopes.with(graph.tenant().withFlag(Presumption.FLAG, refresh));
    return new NodeCompiler(builder, graph, selected, cancelled, asked, Optional.of(presumption));
  }

  /** What the tenant answers to a render of a node. */
  Outside outside(Node node) {
    Fields model = new Fields(MODEL, () -> graph.model(node));
    return question -> answer(question, node, Set.of(), model);
  }

  /** What one render of a node works with. */
  public record Site(
      Node node, NodeScope scope, Render render, StatementResults statements, Referring refs) {}

  /**
   * What compiling gave, for all tenants that share it.
   *
   * @param text with names of relations still symbolic
   * @param ephemerals ids of the ephemeral models it names
   * @param reads what the render learned from outside, in order
   * @param privacy why it holds for one tenant only
   */
  record Form(Rope text, List<String> ephemerals, List<Read> reads, Optional<String> privacy)
      implements Offline {}

  /** What a render without a connection comes to. */
  sealed interface Offline {}

  /** The SQL is known when it runs. */
  record AtRun(Private privacy) implements Offline {}

  private record Key(Template template, String id, Optional<Presumption> presumed) {}

  /**
   * The SQL of a node.
   *
   * @throws dev.atoll.domain.ProblemException what is wrong with the template
   * @throws dev.atoll.engine.EngineException when a query that the template makes fails
   */
  public CompiledNode compile(Node node, TenantSession session) {
    if (node instanceof Node.UnitTest test) {
      return new UnitTestCompiler(this).compile(test, session);
    }
    Form form = form(node, session);
    String sql = Ephemerals.inject(form.text.fill(this::name), form.ephemerals, this, session);
    return compiled(node, form.text, sql, form.reads);
  }

  CompiledNode compiled(Node node, Rope text, String sql, List<Read> reads) {
    return new CompiledNode(node, text, secrets().masked(sql), sql, reads);
  }

  /** The form of a node, rendered if no other tenant's fits. */
  Form form(Node node, TenantSession session) {
    return form(node, render -> session, deferred(node, session), graph.tenant().notes());
  }

  /** The ids of the nodes that a node reads in an earlier state. */
  private Set<String> deferred(Node node, TenantSession session) {
    return graph.deferral().readBy(node, graph, session);
  }

  private Form form(Node node, Connection connection, Set<String> deferred, Notes to) {
    Template template = template(node);
    Fields model = new Fields(MODEL, () -> graph.model(node));
    return builder
        .forms()
        .of(
            new Key(template, node.id(), presumed),
            question -> answer(question, node, deferred, model),
            to,
            renders(),
            (render, notes) -> {
              Site site = site(node, connection, deferred, render, notes, scopes);
              site.scope.with(MODEL, model.dict());
              return rendered(template, site);
            });
  }

  /** Where a render gets its session from, or learns that there is none. */
  @FunctionalInterface
  private interface Connection {
    TenantSession of(Render render);
  }

  /** The form of a node if it can be told without a connection. */
  Offline offline(Node node, Notes notes) {
    Fields model = new Fields(MODEL, () -> graph.model(node));
    Optional<Private> known =
        builder
            .forms()
            .privacy(
                new Key(template(node), node.id(), presumed),
                question -> answer(question, node, Set.of(), model));
    if (known.isPresent()) {
      return new AtRun(known.get());
    }
    try {
      Form form = form(node, NodeCompiler::none, Set.of(), notes);
      return form.privacy.isEmpty() ? form : new AtRun(new Private(form.privacy.get(), form.reads));
    } catch (NeedsDatabase e) {
      return new AtRun(
          new Private(e.reads().privacy().orElse(NO_CONNECTION), e.reads().shareable()));
    }
  }

  private static TenantSession none(Render render) {
    render.keepPrivate(NO_CONNECTION);
    throw new NeedsDatabase(render.reads());
  }

  private static Template template(Node node) {
    return node.facts()
        .template()
        .orElseThrow(() -> new IllegalArgumentException("no template: " + node.id()));
  }

  private Form rendered(Template template, Site site) {
    if (site.node instanceof Node.Test test && test.generic().isPresent()) {
      new TestArguments(builder.yaml()).add(test.generic().get(), site.scope, site.render);
    }
    Rope text = template.render(site.scope, site.render);
    return new Form(
        text,
        List.copyOf(site.refs.ephemerals()),
        site.render.reads().all(),
        site.render.reads().privacy());
  }

  private @Nullable Value answer(Question question, Node node, Set<String> deferred, Fields model) {
    return switch (question) {
      case Question.TextOf text -> StringValue.of(characters(text.atom()));
      case Question.Named named ->
          switch (named.kind()) {
            case Referring.REF, Referring.SOURCE ->
                new Referring(graph, node, deferred).answer(named);
            case ConfigValue.KIND -> ConfigValue.answer(node.config().values(), named.name());
            case MODEL -> model.answer(named.name());
            case RelationValue.KIND ->
                RelationValue.answer(relation(named.name()), named.details().getFirst());
            default -> scopes.answer(named, node.facts().packageName());
          };
    };
  }

  private Render.Builder renders() {
    return Render.builder().cancelled(cancelled).concrete(this::characters);
  }

  /** A scope with a connection for a node: what its hooks and materialization see. */
  public Site site(Node node, TenantSession session) {
    Site site = site(node, session, graph.scopes());
    if (node instanceof Node.UnitTest test) {
      site.scope().with("config", UnitTestCompiler.config(test));
    }
    return site;
  }

  /** A scope with a connection in which variables or environment are other than the tenant's. */
  Site site(Node node, TenantSession session, Scopes scopes) {
    return site(
        node,
        render -> session,
        deferred(node, session),
        renders().build(),
        graph.tenant().notes(),
        scopes);
  }

  private Site site(
      Node node,
      Connection connection,
      Set<String> deferred,
      Render render,
      Notes notes,
      Scopes scopes) {
    StatementResults statements = new StatementResults(notes);
    Referring refs = new Referring(graph, node, deferred);
    String packageName = node.facts().packageName();
    NodeScope scope =
        scopes
            .node(packageName, node.name(), render, notes)
            .withReferences(refs)
            .withStatements(statements)
            .with("execute", BoolValue.TRUE)
            .with("config", new ConfigValue(node.config().values()))
            .with(MODEL, new LazyDict(MODEL, () -> graph.model(node)))
            .with("graph", new LazyDict("graph", this::graphDict))
            .with("doc", builder.docs().function(packageName))
            .with("this", self(node))
            .with("defer_relation", other(node));
    for (String part : List.of("database", "schema")) {
      scope.withLazily(part, () -> place(node, part, render));
    }
    scope.with(
        "adapter",
        new AdapterValue(
            scope,
            () -> connection.of(render),
            scopes.dialect(),
            scopes.quoting(),
            notes,
            presumed(node)));
    scope.with("render", renderFunction(scope));
    scope.withLazily("selected_resources", () -> selectedResources(render));
    return new Site(node, scope, render, statements, refs);
  }

  /** A text of a config that is a template, as a site of this tenant sees it. */
  public String text(String template, Site site) {
    return Template.parse(Source.of(site.node.name(), template), builder.syntax())
        .render(site.scope, site.render)
        .fill(this::name);
  }

  /**
   * Adds the project's query comment to statements of a node; it is rendered for the first of them.
   */
  public UnaryOperator<String> remark(Node node, TenantSession session) {
    QueryComment comment = builder.queryComment();
    if (comment.template().isBlank()) {
      return UnaryOperator.identity();
    }
    AtomicReference<@Nullable String> text = new AtomicReference<>();
    return sql -> {
      String known = text.get();
      if (known == null) {
        known = comment(comment, node, session);
        text.set(known);
      }
      return comment.add(known, sql);
    };
  }

  private String comment(QueryComment comment, Node node, TenantSession session) {
    Site site = site(node, session);
    site.scope
        .with("node", new LazyDict(MODEL, () -> graph.model(node)))
        .with("connection_name", StringValue.of(node.id()));
    String text =
        builder
            .yaml()
            .template(comment.place(), comment.template())
            .render(site.scope, site.render)
            .fill(this::name);
    if (text.contains("*/")) {
      throw new ProblemException(
          Problem.error(
              BAD_COMMENT,
              comment.place(),
              "the query comment holds '*/', which would end it",
              "it reads: " + text.strip(),
              "leave the characters out: dbt puts the comment between '/*' and '*/' itself"));
    }
    return text;
  }

  /** A node as its materialization sees it: foreign keys point at relations, not at references. */
  public Map<String, @Nullable Object> dict(Site site) {
    Map<String, @Nullable Object> dict = graph.model(site.node);
    ForeignKeys.name(
        dict,
        to ->
            builder
                .yaml()
                .template(site.node.facts().place(), "{{ " + to + " }}")
                .render(site.scope, site.render)
                .fill(this::name));
    return dict;
  }

  /** What an atom stands for in this tenant's SQL; of a secret, what is filled in later. */
  public String name(Atom atom) {
    return atom instanceof RelationAtom symbol ? name(symbol) : graph.scopes().inSql(atom);
  }

  private String characters(Atom atom) {
    return atom instanceof RelationAtom symbol ? name(symbol) : graph.scopes().characters(atom);
  }

  private String name(RelationAtom symbol) {
    return symbol.text(relation(symbol.node()), graph.scopes().dialect());
  }

  /** Under what name an ephemeral model stands in front of those who read it. */
  String identifier(Node ephemeral) {
    return relation(ephemeral.id()).identifier();
  }

  private Relation relation(String id) {
    Relation relation = graph.deferral().ofAtom(id).orElseGet(() -> graph.relations().get(id));
    if (relation == null) {
      throw new IllegalStateException("no relation for " + id);
    }
    return relation;
  }

  TenantGraph graph() {
    return graph;
  }

  /** The tenant's secrets. */
  public SecretTexts secrets() {
    return graph.tenant().layers().secrets();
  }

  private Value self(Node node) {
    Relation relation = graph.relations().get(node.id());
    return relation == null
        ? NoneValue.NONE
        : RelationValue.symbolic(
            node.id(), relation, graph.scopes().quoting(), graph.scopes().dialect());
  }

  /** The node's own relation in an earlier state. */
  private Value other(Node node) {
    return graph
        .deferral()
        .relation(node.id())
        .<Value>map(
            relation ->
                RelationValue.symbolic(
                    Deferral.atom(node.id()),
                    relation,
                    graph.scopes().quoting(),
                    graph.scopes().dialect()))
        .orElse(NoneValue.NONE);
  }

  private Optional<PresumedRelation> presumed(Node node) {
    return presumed.isPresent() && self(node) instanceof RelationValue own
        ? Optional.of(new PresumedRelation(own, presumed.get().existence().kind()))
        : Optional.empty();
  }

  /** The database or schema of a node, or of the target where it makes no relation. */
  private Value place(Node node, String part, Render render) {
    Value value =
        self(node) instanceof RelationValue relation ? relation.attribute(part, render) : null;
    return value == null ? graph.scopes().place(part, render) : value;
  }

  /** dbt's {@code render(text)}: hooks are templates that are rendered when they run. */
  private Value renderFunction(NodeScope scope) {
    HostFunction function =
        (arguments, render) -> {
          Object text = Values.toJava(arguments.require("render", 0, "string"));
          return Template.parse(Source.of("hook", String.valueOf(text)), builder.syntax())
              .render(scope, render)
              .toValue();
        };
    return function.named("render");
  }

  /** It depends on what else is run, so nobody shares what reads it. */
  private Value selectedResources(Render render) {
    render.keepPrivate("selected_resources was looked at");
    return Values.of(selected);
  }

  private Map<String, @Nullable Object> graphDict() {
    return GraphDicts.of(builder.project(), graph);
  }
}
