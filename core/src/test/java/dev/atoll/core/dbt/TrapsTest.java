package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.Project;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.UndefinedMode;
import dev.atoll.jinja.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traps of dbt's own: macros of packages, {@code return}, dispatch, relations, two renders. */
class TrapsTest {
  @TempDir private Path folder;
  private final Problems problems = new Problems();
  private final Rendering rendering = new Rendering();

  @BeforeEach
  void aProjectWithAPackage() throws IOException {
    write("dbt_project.yml", "name: shop\n");
    write("dbt_packages/tools/dbt_project.yml", "name: tools\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private NodeScope scope() {
    try (ExecutorService workers = Executors.newSingleThreadExecutor()) {
      ProjectParser parser =
          new ProjectParser(
              DbtFilters.withDbtFilters(Syntax.JINJA),
              scalar -> String.valueOf(scalar.value()),
              workers);
      Project project =
          parser
              .parse(folder, folder, problems)
              .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
      MacroLibrary macros = MacroLibrary.of(project, List.of(), "duckdb");
      NodeScope scope = new NodeScope(macros, "shop", rendering.scope());
      DictValue adapter = new DictValue().put("dispatch", new Dispatch(scope).named("dispatch"));
      return scope.with("adapter", adapter);
    }
  }

  private String render(String template) {
    return render(template, rendering.render);
  }

  private String render(String template, Render render) {
    return Template.parse(Source.of("models/a.sql", template), syntax())
        .render(scope(), render)
        .text();
  }

  private static Syntax syntax() {
    return DbtFilters.withDbtFilters(Syntax.JINJA).withMacros(Syntax.Macros.ISOLATED);
  }

  private Problem problem(String template) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> render(template));
    return thrown.problem();
  }

  @Test
  void macrosOfTwoPackagesMayHaveTheSameName() throws IOException {
    write("macros/a.sql", "{% macro unit() %}shop{% endmacro %}");
    write(
        "dbt_packages/tools/macros/a.sql",
        "{% macro unit() %}tools{% endmacro %}{% macro asked() %}{{ unit() }}{% endmacro %}");
    assertThat(render("{{ unit() }} {{ tools.unit() }} {{ shop.unit() }}"))
        .isEqualTo("shop tools shop");
    // a bare name means the package of the node, also inside another package's macro
    assertThat(render("{{ tools.asked() }}")).isEqualTo("shop");
    assertThat(problem("{{ asked() }}").code()).isEqualTo("A302");
  }

  @Test
  void aCallInsideOneFileGoesThroughTheWrapperThatCatchesReturn() throws IOException {
    write(
        "macros/a.sql",
        """
        {% macro outer() %}{{ inner() + 1 }}{% endmacro %}
        {% macro inner() %}noise{{ return(41) }}noise{% endmacro %}
        {% macro _hidden() %}seen{% endmacro %}
        """);
    assertThat(render("{{ outer() }}")).isEqualTo("42");
    assertThat(render("{{ _hidden() }} {{ shop._hidden() }}")).isEqualTo("seen seen");
    assertThat(render("{{ context['_hidden']() }}")).isEqualTo("seen");
  }

  @Test
  void returnKeepsAnyTypeAndFallingOffTheEndGivesText() throws IOException {
    write(
        "macros/a.sql",
        """
        {% macro pick() %}{% for x in [1, 2] %}{% if true %}{{ return({'n': x}) }}{% endif %}{% endfor %}{% endmacro %}
        {% macro nothing() %}{{ return(none) }}{% endmacro %}
        {% macro bare() %}{{ return() }}{% endmacro %}
        {% macro in_block() %}{% set y %}{{ return([1]) }}{% endset %}late{% endmacro %}
        {% macro in_call() %}{% call wrap() %}{{ return(7) }}{% endcall %}{% endmacro %}
        {% macro wrap() %}<{{ caller() }}>{% endmacro %}
        {% macro text() %} 5 {% endmacro %}
        {% macro doing() %}{% do return(3) %}{% endmacro %}
        """);
    assertThat(render("{{ pick().n + 1 }} {{ pick() is mapping }}")).isEqualTo("2 True");
    assertThat(render("{{ nothing() is none }} {{ nothing() }}")).isEqualTo("True None");
    assertThat(render("{{ in_block()[0] }} {{ doing() + 1 }}")).isEqualTo("1 4");
    // return ends the innermost macro, which around the body of a call block is the one called
    assertThat(render("[{{ in_call() }}]")).isEqualTo("[7]");
    assertThat(render("{{ text() is string }}[{{ text() }}]")).isEqualTo("True[ 5 ]");
    assertThat(render("{{ text() | int + 1 }}")).isEqualTo("6");
  }

  @Test
  void dispatchGoesThroughPackagesFirstAndAdaptersSecond() throws IOException {
    write(
        "dbt_packages/tools/macros/a.sql",
        """
        {% macro one() %}{{ return(adapter.dispatch('one', 'tools')()) }}{% endmacro %}
        {% macro default__one() %}tools default{% endmacro %}
        {% macro duckdb__one() %}tools duckdb{% endmacro %}
        {% macro two() %}{{ return(adapter.dispatch('two', macro_namespace='tools')()) }}{% endmacro %}
        {% macro default__two() %}tools default{% endmacro %}
        {% macro duckdb__two() %}tools duckdb{% endmacro %}
        {% macro three() %}{{ adapter.dispatch('three', 'tools')() }}{% endmacro %}
        """);
    write(
        "macros/a.sql",
        """
        {% macro default__two() %}shop default{% endmacro %}
        {% macro four() %}{{ adapter.dispatch('four')() }}{% endmacro %}
        {% macro default__four() %}shop default{% endmacro %}
        """);
    assertThat(render("{{ tools.one() }}")).isEqualTo("tools duckdb");
    // the root project's default wins over the package's own for the adapter
    assertThat(render("{{ tools.two() }}")).isEqualTo("shop default");
    assertThat(render("{{ four() }}")).isEqualTo("shop default");
    assertThat(problem("{{ tools.three() }}").code()).isEqualTo("A340");
    assertThat(problem("{{ tools.three() }}").cause())
        .contains("shop.duckdb__three, shop.default__three, tools.duckdb__three");
    assertThat(problem("{{ adapter.dispatch('tools.one') }}").message())
        .contains("macro_namespace='tools'");
  }

  @Test
  void aConfiguredSearchOrderIsFollowed() throws IOException {
    write(
        "dbt_project.yml",
        "name: shop\ndispatch: [{macro_namespace: tools, search_order: [tools, shop]}]\n");
    write(
        "dbt_packages/tools/macros/a.sql",
        "{% macro one() %}{{ adapter.dispatch('one', 'tools')() }}{% endmacro %}"
            + "{% macro default__one() %}tools{% endmacro %}");
    write("macros/a.sql", "{% macro duckdb__one() %}shop{% endmacro %}");
    assertThat(render("{{ tools.one() }}")).isEqualTo("tools");
  }

  @Test
  void undefinedIsPermissiveWhileParsingAndStrictAfterwards() {
    Render parsing = Render.builder().undefined(UndefinedMode.PERMISSIVE).build();
    String template = "[{{ nope.x['y']().z }}{% for a in nope.b %}x{% endfor %}]";
    assertThat(render(template, parsing)).isEqualTo("[]");
    assertThat(problem(template).code()).isEqualTo("A302");
    assertThat(render("[{{ nope }}]")).isEqualTo("[]");
  }

  @Test
  void aRelationIsAMappingWithTheMethodsOfDbts() {
    rendering.with(
        "r", RelationValue.of(Rendering.ORDERS, Relation.Quoting.ALL, Rendering.DIALECT));
    assertThat(render("{{ r is mapping }} {{ r.get('metadata').type is defined }}"))
        .isEqualTo("True True");
    assertThat(render("{{ r.include(database=false) }}")).isEqualTo("\"main\".\"orders\"");
    assertThat(render("{{ r.quote(identifier=false) }}")).isEqualTo("\"db\".\"main\".orders");
    assertThat(render("{{ r.incorporate(path={'identifier': 'x'}).identifier }}")).isEqualTo("x");
    assertThat(render("{{ r.identifier }} {{ r.name }} {{ r['schema'] }}"))
        .isEqualTo("orders orders main");
  }

  @Test
  void aValueInYamlIsNativeAndOnlyAFilterReadsALiteral() {
    rendering.with("n", IntValue.of(5)).with("list", new ListValue(List.of(IntValue.of(1))));
    assertThat(rendering.nativeValue("{{ n }}")).isEqualTo(IntValue.of(5));
    assertThat(rendering.nativeValue("{{ list }}")).isInstanceOf(ListValue.class);
    assertThat(rendering.nativeValue("{{ n }}{{ n }}")).isEqualTo(StringValue.of("55"));
    assertThat(rendering.nativeValue("{{ 1 }}")).isEqualTo(StringValue.of("1"));
    assertThat(rendering.nativeValue("{{ '5' }}")).isEqualTo(StringValue.of("5"));
    assertThat(rendering.nativeValue("{{ '5' | as_number }}")).isEqualTo(IntValue.of(5));
    assertThat(rendering.nativeValue("{{ 'True' | as_bool }}")).isEqualTo(BoolValue.TRUE);
    assertThat(rendering.nativeValue("{{ '[1]' | as_native }}")).isInstanceOf(ListValue.class);
    assertThat(rendering.nativeValue("{{ 5 | as_text }}")).isEqualTo(StringValue.of("5"));
  }

  @Test
  void aModelIsRenderedWithoutExecuteFirstAndWithItLater() {
    Template model =
        Template.parse(
            Source.of("models/a.sql", "{% if execute %}{{ rows[0] }}{% else %}parsed{% endif %}"),
            syntax());
    Value rows = new ListValue(List.of(StringValue.of("found")));
    NodeScope parsing = scope().with("execute", BoolValue.FALSE);
    NodeScope compiling = scope().with("execute", BoolValue.TRUE).with("rows", rows);
    assertThat(model.render(parsing, rendering.render).text()).isEqualTo("parsed");
    assertThat(model.render(compiling, rendering.render).text()).isEqualTo("found");
    assertThat(model.render(parsing, rendering.render).text()).isEqualTo("parsed");
  }
}
