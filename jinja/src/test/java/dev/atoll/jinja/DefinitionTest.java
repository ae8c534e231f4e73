package dev.atoll.jinja;

import static dev.atoll.jinja.Fixtures.problem;
import static dev.atoll.jinja.Fixtures.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Place;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionTest {

  @Test
  void macrosAreListedWithParametersPlaceAndSource() {
    Definition macro =
        only("select 1\n  {% macro cents(column, places=2) -%} {{ column }} {%- endmacro %} x");
    assertThat(macro.tag()).isEqualTo("macro");
    assertThat(macro.name()).isEqualTo("cents");
    assertThat(macro.parameters())
        .containsExactly(new Parameter("column", false), new Parameter("places", true));
    assertThat(macro.place()).isEqualTo(new Place("macros/a.sql", 2, 3, 36));
    assertThat(macro.source())
        .isEqualTo(
            new Source(
                "macros/a.sql",
                "{% macro cents(column, places=2) -%} {{ column }} {%- endmacro %}",
                2,
                3));
    assertThat(macro.body()).isEqualTo(new Source("macros/a.sql", " {{ column }} ", 2, 39));
  }

  @Test
  void aMaterializationHasOptions() {
    Definition named =
        only(
            "{% materialization table, adapter='duckdb', supported_languages=['sql'] %}"
                + "x{% endmaterialization %}");
    assertThat(named.name()).isEqualTo("table");
    assertThat(named.options().get("adapter")).isEqualTo(StringValue.of("duckdb"));
    Definition fallback = only("{% materialization view, default %}{% endmaterialization %}");
    assertThat(fallback.options()).containsExactly(Map.entry("default", BoolValue.TRUE));
  }

  @Test
  void anOptionDoesNotHideANameThatTheBodyReads() {
    Definition table =
        only("{% materialization t, adapter='duckdb' %}{{ adapter }}{% endmaterialization %}");
    assertThat(
            table.bind(scope(Map.of("adapter", "the host's"))).call(Arguments.NONE, Render.plain()))
        .isEqualTo(StringValue.of("the host's"));
  }

  @Test
  void anUnknownOptionIsAProblemWithTheNearestOne() {
    assertThat(
            problem(() -> only("{% materialization a, adaptor='x' %}{% endmaterialization %}"))
                .mend())
        .isEqualTo("did you mean 'adapter'?");
  }

  @Test
  void anOptionIsAConstant() {
    assertThat(
            problem(() -> only("{% materialization a, adapter=x %}{% endmaterialization %}"))
                .message())
        .isEqualTo("only a constant may stand here");
  }

  @Test
  void docsKeepTheirTextUnparsed() {
    Definition docs = only("{% docs orders %}\nA {{ brace }} and {% nothing %}\n{% enddocs %}");
    assertThat(docs.body().text()).isEqualTo("\nA {{ brace }} and {% nothing %}\n");
    assertThat(docs.body().line()).isEqualTo(1);
  }

  @Test
  void aBodyCanBeParsedByItselfWithPlacesOfItsFile() {
    Definition snapshot = only("{% snapshot s %}\n  select {{ nope.x }}\n{% endsnapshot %}");
    Template body = Template.parse(snapshot.body(), Fixtures.HOSTED);
    assertThat(problem(() -> body.render(scope(Map.of()), Render.plain())).place())
        .contains(new Place("macros/a.sql", 2, 13, 6));
  }

  @Test
  void aDefinitionIsCalledWithArguments() {
    Definition macro = only("{% macro add(a, b=1) %}{{ a + b }}{% endmacro %}");
    Arguments arguments = Arguments.of(List.of(IntValue.of(1)), Map.of("b", IntValue.of(5)));
    assertThat(macro.bind(scope(Map.of())).call(arguments, Render.plain()))
        .isEqualTo(StringValue.of("6"));
  }

  @Test
  void isolatedMacrosSeeNeitherEachOtherNorWhatTheirFileSets() {
    String file =
        "{% set x = 1 %}{% macro a() %}[{{ x }}{{ b is defined }}]{% endmacro %}"
            + "{% macro b() %}{% endmacro %}";
    Definition macro =
        Template.parse(Source.of("a.sql", file), Fixtures.HOSTED).definitions().getFirst();
    assertThat(macro.bind(scope(Map.of())).call(Arguments.NONE, Render.plain()))
        .isEqualTo(StringValue.of("[False]"));
  }

  @Test
  void boundMacrosSeeEachOtherAndWhatTheirFileSets() {
    String file =
        "{% set x = 1 %}{% macro a() %}[{{ x }}{{ b() }}]{% endmacro %}"
            + "{% macro b() %}b{{ y }}{% endmacro %}{% set y = 2 %}";
    Definition macro =
        Template.parse(Source.of("a.sql", file), Syntax.JINJA).definitions().getFirst();
    assertThat(macro.bind(scope(Map.of())).call(Arguments.NONE, Render.plain()))
        .isEqualTo(StringValue.of("[1b2]"));
  }

  @Test
  void aTypeBehindAParameterIsAccepted() {
    assertThat(
            only("{% macro m(a: string, b: list[dict[string, int]] = []) %}{% endmacro %}")
                .parameters())
        .containsExactly(new Parameter("a", false), new Parameter("b", true));
  }

  private static Definition only(String text) {
    List<Definition> definitions =
        Template.parse(Source.of("macros/a.sql", text), Fixtures.HOSTED).definitions();
    assertThat(definitions).hasSize(1);
    return definitions.getFirst();
  }
}
