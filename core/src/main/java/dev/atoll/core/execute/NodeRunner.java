package dev.atoll.core.execute;

import dev.atoll.core.compile.CompiledNode;
import dev.atoll.core.compile.Freshness;
import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.MacroCall;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.NodeCompiler;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.dbt.Included;
import dev.atoll.core.dbt.LazyDict;
import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.dbt.RelationAtom;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.dbt.TableValue;
import dev.atoll.core.plan.Step;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.session.SecretTexts;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.engine.EngineException;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out single nodes of one tenant. Safe for use by several threads.
 *
 * <p>Longer than most files: each kind of node has its own way, and all share what comes around it.
 */
final class NodeRunner {
  private static final String RUN_HOOKS = "run_hooks";

  private final GraphBuilder builder;
  private final TenantGraph graph;
  private final NodeCompiler compiler;
  private final StepCommits commits;
  private final TargetFiles files;
  private final Execution.Extent extent;
  private final Clock clock;

  NodeRunner(
      GraphBuilder builder,
      TenantPlan plan,
      TargetFiles files,
      Execution.Extent extent,
      BooleanSupplier cancelled) {
    this.builder = builder;
    this.graph = plan.graph();
    List<String> selected = plan.steps().stream().map(Step::id).toList();
    this.compiler = new NodeCompiler(builder, graph, selected, cancelled);
    this.commits = new StepCommits(graph, compiler);
    this.files = files;
    this.extent = extent;
    this.clock = graph.tenant().invoked().clock();
  }

  /** Carries one node out; whatever goes wrong is in the outcome. */
  StepOutcome run(Node node, TenantSession session, Standing standing) {
    commits.mark(node, session, standing);
    try {
      return unmarked(node, session, standing);
    } finally {
      session.unmark();
    }
  }

  /** What is known of the commits of steps. */
  StepCommits commits() {
    return commits;
  }

  private StepOutcome unmarked(Node node, TenantSession session, Standing standing) {
    Instant started = clock.instant();
    long begun = System.nanoTime();
    Progress progress = new Progress();
    Attempt attempt;
    session.remark(compiler.remark(node, session));
    try {
      attempt =
          standing instanceof Standing.After
              ? afterMain(node, session, progress)
              : attempt(node, session, progress);
      commits.finish(node, session);
    } catch (ProblemException e) {
      attempt = Failures.of(e, node, progress.sql, session);
    } catch (EngineException e) {
      attempt = Failures.of(e, node, progress.sql, session.lastSql(), List.of());
    } finally {
      session.withoutRemark();
    }
    if (attempt.reason().kind() == Reason.Kind.FAILED) {
      progress.compiled =
          files.failed(graph.tenant().id(), node, progress.sql).or(() -> progress.compiled);
    }
    Optional<Path> file =
        attempt.problem().filter(Failures::isOfSql).flatMap(problem -> progress.compiled);
    SecretTexts secrets = graph.tenant().layers().secrets();
    return new StepOutcome(
        node,
        attempt.reason(),
        attempt.problem().map(problem -> files.withCompiled(secrets.masked(problem), file)),
        secrets.masked(attempt.message()),
        attempt.rows(),
        attempt.failures(),
        started,
        progress.compiledIn,
        Duration.ofNanos(System.nanoTime() - begun),
        Optional.ofNullable(progress.sql),
        progress.compiled,
        attempt.freshness());
  }

  /** A node that could not even begin: there is no session for it. */
  StepOutcome unreachable(Node node, EngineException failure) {
    return unreachable(node, Failures.of(failure, node, null, "", List.of()), failure.problem());
  }

  /** As above: what a session needs cannot be had. */
  StepOutcome unreachable(Node node, ProblemException failure) {
    return unreachable(node, Failures.of(failure), failure.problem());
  }

  private StepOutcome unreachable(Node node, Attempt attempt, Problem problem) {
    return new StepOutcome(
        node,
        attempt.reason(),
        Optional.of(problem),
        attempt.message(),
        attempt.rows(),
        attempt.failures(),
        clock.instant(),
        Duration.ZERO,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** How far a node came. */
  private static final class Progress {
    private @Nullable String sql;
    private Optional<Path> compiled = Optional.empty();
    private Duration compiledIn = Duration.ZERO;
  }

  private Attempt attempt(Node node, TenantSession session, Progress progress) {
    if (extent == Execution.Extent.CLONE) {
      return cloned(node, session);
    }
    if (node instanceof Node.Seed seed) {
      return extent == Execution.Extent.COMPILE
          ? Attempt.done(Reason.BUILT, "", OptionalLong.empty())
          : materialize(seed, "", session);
    }
    if (node instanceof Node.Source source) {
      Attempt fresh =
          FreshnessCheck.of(
              source,
              Freshness.of(source.facts())
                  .orElseThrow(() -> new IllegalStateException("no freshness: " + source.id())),
              compiler,
              session);
      session.rollback();
      return fresh;
    }
    if (node instanceof Node.Operation call) {
      return called(call, session);
    }
    long begun = System.nanoTime();
    CompiledNode compiled = compiler.compile(node, session);
    progress.sql = compiled.sql();
    progress.compiledIn = Duration.ofNanos(System.nanoTime() - begun);
    progress.compiled = files.compiled(compiled, compiler.secrets());
    if (extent == Execution.Extent.COMPILE || node instanceof Node.Analysis) {
      return Attempt.done(Reason.BUILT, "", OptionalLong.empty());
    }
    return materialize(node, compiled.executable(), session);
  }

  /** As in dbt, what the macro leaves uncommitted is lost. */
  private Attempt called(Node.Operation call, TenantSession session) {
    NodeCompiler.Site site = compiler.site(call, session);
    site.scope().with(MacroCall.ARGUMENTS, Values.of(call.config().map(MacroCall.ARGUMENTS)));
    call.facts()
        .template()
        .orElseThrow(() -> new IllegalStateException("no template: " + call.id()))
        .render(site.scope(), site.render());
    session.rollback();
    return new Attempt(
        Reason.BUILT, Optional.empty(), "", OptionalLong.empty(), OptionalLong.of(0));
  }

  /** The hooks that come after what was committed before; the session passes over those done. */
  private Attempt afterMain(Node node, TenantSession session, Progress progress) {
    commits.tidy(node, session);
    CompiledNode compiled = compiler.compile(node, session);
    progress.sql = compiled.sql();
    NodeCompiler.Site site = compiler.site(node, session);
    addRunNames(site, node, compiled.executable());
    MacroDefinition hooks =
        graph
            .scopes()
            .macros()
            .overridable(RUN_HOOKS)
            .orElseThrow(() -> new IllegalStateException("no macro " + RUN_HOOKS));
    site.scope()
        .bound(hooks)
        .call(
            Arguments.of(Hooks.values(node.config().value("post-hook")), BoolValue.FALSE),
            site.render());
    session.rollback();
    return Attempt.done(
        Reason.ALREADY_DONE, "done by the interrupted run but for hooks", OptionalLong.empty());
  }

  /** What stands in the earlier state, under the node's own name; what is there already stays. */
  private Attempt cloned(Node node, TenantSession session) {
    String sql =
        graph
            .deferral()
            .relation(node.id())
            .map(other -> "select * from " + other.render(graph.scopes().dialect()))
            .orElse("");
    MacroDefinition macro = required("clone", node);
    NodeCompiler.Site site = compiler.site(node, session);
    Value result = called(macro, node, sql, site, session);
    MaterializationResult.checkRelations(result, macro, node);
    keepRelations(result, site, session);
    return Attempt.done(
        Reason.BUILT,
        site.statements().response("main").map(response -> response.message()).orElse("No-op"),
        OptionalLong.empty());
  }

  private MacroDefinition required(String name, Node node) {
    return graph
        .scopes()
        .macros()
        .materialization(name)
        .orElseThrow(
            () -> new ProblemException(Materializations.missing(node, graph.scopes().macros())));
  }

  private Value called(
      MacroDefinition macro, Node node, String sql, NodeCompiler.Site site, TenantSession session) {
    addRunNames(site, node, sql);
    session.main(() -> site.statements().response("main").map(response -> response.rows()));
    Value result = site.scope().bound(macro).call(Arguments.NONE, site.render());
    session.rollback();
    return result;
  }

  private Attempt materialize(Node node, String sql, TenantSession session) {
    MacroDefinition macro = required(Materializations.name(node), node);
    NodeCompiler.Site site = compiler.site(node, session);
    Value result = called(macro, node, sql, site, session);
    if (node instanceof Node.Model || node instanceof Node.Seed || node instanceof Node.Snapshot) {
      MaterializationResult.check(result, macro, node, site.statements());
    }
    keepRelations(result, site, session);
    return switch (node) {
      case Node.Test test -> tested(test, site);
      case Node.UnitTest test -> UnitTestVerdict.of(test, site.statements().table("main"));
      default -> built(site);
    };
  }

  private void addRunNames(NodeCompiler.Site site, Node node, String sql) {
    NodeScope scope = site.scope();
    scope.with(
        "model",
        new LazyDict(
            "node",
            () -> {
              Map<String, @Nullable Object> dict = compiler.dict(site);
              dict.put("compiled_code", sql);
              dict.put("compiled_sql", sql);
              dict.put("compiled", true);
              return dict;
            }));
    for (String name : List.of("sql", "compiled_sql", "compiled_code")) {
      scope.with(name, StringValue.of(sql));
    }
    scope.with("pre_hooks", Hooks.values(node.config().value("pre-hook")));
    scope.with("post_hooks", Hooks.values(node.config().value("post-hook")));
    HostFunction write =
        (arguments, render) -> {
          files.written(
              node,
              graph
                  .tenant()
                  .layers()
                  .secrets()
                  .masked(String.valueOf(Values.toJava(arguments.require("write", 0, "payload")))));
          return StringValue.EMPTY;
        };
    scope.with("write", write.named("write"));
    if (node instanceof Node.Seed seed) {
      HostFunction load =
          (arguments, render) ->
              seedTable(
                  seed,
                  Boolean.TRUE.equals(
                          Values.toJava(arguments.find(0, "as_written", BoolValue.FALSE)))
                      ? SeedReader.Texts.AS_WRITTEN
                      : SeedReader.Texts.AS_PYTHON_READS);
      scope.with("load_agate_table", load.named("load_agate_table"));
    }
  }

  private TableValue seedTable(Node.Seed seed, SeedReader.Texts texts) {
    Set<String> asText = new LinkedHashSet<>(seed.config().map("column_types").keySet());
    return TableValue.ofSeed(
        SeedReader.read(
            files.seed(builder.project(), seed),
            seed.facts().place(),
            seed.config().text("delimiter").orElse(","),
            asText,
            texts),
        graph.tenant().notes());
  }

  private static void keepRelations(Value result, NodeCompiler.Site site, TenantSession session) {
    if (result instanceof DictValue dict && dict.get("relations") instanceof ListValue relations) {
      for (Value value : relations.items()) {
        if (value instanceof RelationValue relation) {
          session.lease().relations().add(relation.relation(site.render()));
        }
      }
    }
  }

  private static Attempt built(NodeCompiler.Site site) {
    OptionalLong rows = OptionalLong.empty();
    String message = "OK";
    var response = site.statements().response("main");
    if (response.isPresent()) {
      rows = response.get().rows();
      message = response.get().message();
    }
    Reason reason = Reason.BUILT;
    if (rows.isPresent() && rows.getAsLong() == 0) {
      reason =
          site.node().config().materialized().equals("incremental")
                  || site.node() instanceof Node.Snapshot
              ? Reason.NO_NEW_ROWS
              : Reason.BUILT_EMPTY;
    }
    return Attempt.done(reason, message, rows);
  }

  private static Attempt tested(Node.Test test, NodeCompiler.Site site) {
    List<@Nullable Object> row =
        site.statements()
            .table("main")
            .filter(table -> !table.rows().isEmpty())
            .map(table -> table.rows().getFirst())
            .orElseThrow(() -> new ProblemException(Failures.noTestResult(test)));
    return TestVerdict.of(test, row);
  }

  /** Runs a hook of the project: on-run-start or on-run-end. A failure is thrown. */
  StepOutcome hook(
      Node.Operation hook, TenantSession session, Map<String, Value> names, Standing standing) {
    commits.mark(hook, session, standing);
    try {
      return unmarked(hook, session, names);
    } finally {
      session.unmark();
    }
  }

  private StepOutcome unmarked(
      Node.Operation hook, TenantSession session, Map<String, Value> names) {
    Instant started = clock.instant();
    long begun = System.nanoTime();
    NodeCompiler.Site site = compiler.site(hook, session);
    names.forEach(site.scope()::with);
    String sql =
        Hooks.sql(
            hook.facts()
                .template()
                .orElseThrow(() -> new IllegalStateException("no template: " + hook.id()))
                .render(site.scope(), site.render())
                .fill(compiler::name));
    long compiled = System.nanoTime();
    if (!sql.isBlank()) {
      session.remark(compiler.remark(hook, session));
      try {
        session.execute(sql);
      } finally {
        session.withoutRemark();
      }
    }
    session.commit();
    return new StepOutcome(
        hook,
        Reason.BUILT,
        Optional.empty(),
        hookTitle(hook) + " passed",
        OptionalLong.empty(),
        OptionalLong.of(0),
        started,
        Duration.ofNanos(compiled - begun),
        Duration.ofNanos(System.nanoTime() - begun),
        Optional.of(graph.tenant().layers().secrets().masked(sql)),
        Optional.empty(),
        Optional.empty());
  }

  /** As dbt calls a hook: {@code shop.on-run-end.0}. */
  private static String hookTitle(Node.Operation hook) {
    String name = hook.name().substring(hook.facts().packageName().length() + 1);
    int dash = name.lastIndexOf('-');
    return hook.facts().packageName()
        + "."
        + name.substring(0, dash)
        + "."
        + name.substring(dash + 1);
  }

  /** What the database holds of some nodes and sources. */
  Catalog catalog(Collection<String> documented, TenantSession session) {
    return CatalogReader.read(documented, builder, graph, compiler, session);
  }

  /** How SQL names a source table. */
  String name(Node.Source source) {
    return compiler.name(new RelationAtom(source.id(), Included.ALL, source.quoting()));
  }

  /** A scope without a node of the graph, to call macros such as create_schema. */
  NodeCompiler.Site site(Node node, TenantSession session) {
    return compiler.site(node, session);
  }
}
