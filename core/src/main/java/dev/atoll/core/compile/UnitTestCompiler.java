package dev.atoll.core.compile;

import dev.atoll.core.dbt.ConfigValue;
import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.dbt.References;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.session.TenantSession;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of unit tests: a model's own, in which the inputs are common table expressions of made-up
 * rows. Renders are never shared, since the rows' types are asked of the tenant's database.
 */
final class UnitTestCompiler {
  /** An input that a model reads and its unit test does not give. */
  static final String NOT_GIVEN = "A431";

  private final NodeCompiler compiler;
  private final TenantGraph graph;

  UnitTestCompiler(NodeCompiler compiler) {
    this.compiler = compiler;
    this.graph = compiler.graph();
  }

  CompiledNode compile(Node.UnitTest test, TenantSession session) {
    Node model = graph.graph().node(test.model());
    Map<String, String> expressions = new LinkedHashMap<>();
    for (Node.UnitTest.Given given : test.given()) {
      Node input = graph.graph().node(given.node());
      expressions.put(name(input), rows(given, input, session));
    }
    NodeCompiler.Site site = compiler.site(model, session, overridden(test));
    Inputs inputs = new Inputs(test, model);
    NodeScope scope = site.scope().withReferences(inputs);
    scope.with("this", inputs.self());
    test.overrides().macros().forEach((name, value) -> override(scope, name, value));
    Template template =
        model
            .facts()
            .template()
            .orElseThrow(() -> new IllegalStateException("no template: " + model.id()));
    var text = template.render(scope, site.render());
    String sql = Ephemerals.front(text.fill(compiler::name), expressions);
    return compiler.compiled(test, text, sql, site.render().reads().all());
  }

  /** What the materialization of unit tests is configured with. */
  static ConfigValue config(Node.UnitTest test) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>(test.config().values());
    config.put("materialized", "unit");
    config.put("expected_rows", test.expect().rows());
    config.put("expected_sql", test.expect().sql().map(String::strip).orElse(null));
    return new ConfigValue(new LinkedHashMap<>(config));
  }

  private static String name(Node input) {
    String name =
        input instanceof Node.Source source
            ? source.sourceName() + "__" + source.name()
            : input
                .facts()
                .version()
                .map(v -> input.name() + "_" + v.suffix())
                .orElse(input.name());
    return "__dbt__cte__" + name;
  }

  private String rows(Node.UnitTest.Given given, Node input, TenantSession session) {
    if (given.rows().sql().isPresent()) {
      return given.rows().sql().get().strip();
    }
    NodeCompiler.Site site = compiler.site(input, session);
    MacroDefinition macro =
        graph
            .scopes()
            .macros()
            .overridable("get_fixture_sql")
            .orElseThrow(() -> new IllegalStateException("no macro get_fixture_sql"));
    Value sql =
        site.scope()
            .bound(macro)
            .call(Arguments.of(Values.of(given.rows().rows()), NoneValue.NONE), site.render());
    return String.valueOf(Values.toJava(sql));
  }

  private Scopes overridden(Node.UnitTest test) {
    Map<String, String> variables = new LinkedHashMap<>();
    test.overrides().envVars().forEach((name, value) -> variables.put(name, String.valueOf(value)));
    return graph.scopes().with(graph.tenant().replacing(test.overrides().vars(), variables));
  }

  /** A macro that gives a value whatever it is called with. */
  private static void override(NodeScope scope, String name, @Nullable Object value) {
    HostFunction function = (arguments, render) -> Values.of(value);
    int dot = name.indexOf('.');
    scope.override(
        dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1), function.named(name));
  }

  private final class Inputs implements References {
    private final Node.UnitTest test;
    private final Node model;

    Inputs(Node.UnitTest test, Node model) {
      this.test = test;
      this.model = model;
    }

    Value self() {
      return isGiven(model.id()) ? expression(model) : NoneValue.NONE;
    }

    @Override
    public Value ref(Ref ref, Render render) {
      return input(
          graph
              .find(ref, model.facts().packageName())
              .orElseThrow(() -> graph.index().unknown(ref)),
          ref.description());
    }

    @Override
    public Value source(SourceRef source, Render render) {
      return input(
          graph
              .find(source, model.facts().packageName())
              .orElseThrow(() -> graph.index().unknown(source)),
          source.description());
    }

    private Value input(Node node, String description) {
      if (!isGiven(node.id())) {
        throw Faults.fault(
            NOT_GIVEN,
            "unit test '" + test.name() + "' gives no rows for " + description,
            "the model reads it",
            "add '- input: " + description + "' with 'rows: []' or more to 'given:'");
      }
      return expression(node);
    }

    private boolean isGiven(String id) {
      return test.given().stream().anyMatch(given -> given.node().equals(id));
    }

    private Value expression(Node node) {
      return RelationValue.ephemeral(
          name(node).substring("__dbt__cte__".length()), graph.scopes().dialect());
    }
  }
}
