package dev.atoll.jinja;

import static dev.atoll.jinja.Fixtures.macros;
import static dev.atoll.jinja.Fixtures.problem;
import static dev.atoll.jinja.Fixtures.render;
import static dev.atoll.jinja.Fixtures.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.jinja.Fixtures.Relation;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.UndefinedMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The traps that templates of real dbt projects hold ready; each was checked against Python. */
class TrapsTest {
  private static final Map<String, Object> NOTHING = Map.of();

  @Test
  void oneNewlineAtTheEndIsDroppedFromASourceButNotFromAMacro() {
    assertThat(render("a\n\n", NOTHING)).isEqualTo("a\n");
    assertThat(render("{% macro m() %}x\n{% endmacro %}[{{ m() }}]", NOTHING)).isEqualTo("[x\n]");
  }

  @Test
  void blocksAreNotTrimmed() {
    assertThat(render("  {% if true %}\n  a\n  {% endif %}\nb", NOTHING))
        .isEqualTo("  \n  a\n  \nb");
  }

  @Test
  void nothingIsEscapedAndTheExtensionsAreOn() {
    assertThat(render("{{ '<a & b>' }}{% autoescape true %}{{ '<' }}{% endautoescape %}", NOTHING))
        .isEqualTo("<a & b><");
    assertThat(
            render(
                "{% set l = [] %}{% do l.append(1) %}{{ l }}"
                    + "{% for i in [1, 2, 3] %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}"
                    + "{% for i in [1, 2, 3] %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endfor %}",
                NOTHING))
        .isEqualTo("[1]131");
  }

  @Test
  void aCallInsideTheSameFileGoesThroughTheHost() {
    Scope scope =
        macros(
            "macros/a.sql",
            """
            {% macro outer() %}{{ _inner() + 1 }}{% endmacro %}
            {% macro _inner() %}noise{{ return(41) }}{% endmacro %}
            """,
            scope(Map.of("return", Fixtures.returning())));
    assertThat(hosted("{{ outer() }}", scope)).isEqualTo("42");
  }

  @Test
  void returnKeepsTheTypeAndLeavesAtOnce() {
    Scope scope =
        macros(
            "macros/a.sql",
            "{% macro pick() %}{% for x in [1, 2] %}{% set y %}{{ return([x]) }}{% endset %}"
                + "{% endfor %}{% endmacro %}{% macro plain() %} x {% endmacro %}",
            scope(Map.of("return", Fixtures.returning())));
    assertThat(hosted("{{ pick() is sequence }} {{ pick()[0] + 1 }}", scope)).isEqualTo("True 2");
    assertThat(hosted("{{ plain() is string }}[{{ plain() }}]", scope)).isEqualTo("True[ x ]");
  }

  @Test
  void noneAndTrueArePrintedAndDefaultDoesNotReplaceNone() {
    assertThat(render("{{ none }} {{ true }} {{ none|default('x') }}", NOTHING))
        .isEqualTo("None True None");
    assertThat(render("{{ none|map('upper')|list }}{{ none|select|list }}", NOTHING))
        .isEqualTo("[][]");
  }

  @Test
  void undefinedPrintsNothingButItsAttributesAreProblems() {
    assertThat(render("[{{ nope }}]", NOTHING)).isEqualTo("[]");
    assertThat(problem("{{ nope.x }}", NOTHING).code()).isEqualTo("A302");
    assertThat(problem("{{ nope() }}", NOTHING).code()).isEqualTo("A302");
  }

  @Test
  void whileParsingUndefinedIsPermissive() {
    Render parsing = Render.builder().undefined(UndefinedMode.PERMISSIVE).build();
    assertThat(render("[{{ nope.x['y']().z }}]{% for a in nope.b %}{% endfor %}", NOTHING, parsing))
        .isEqualTo("[]");
  }

  @Test
  void setInALoopIsLostAndInAnIfItStays() {
    assertThat(
            render(
                "{% set a = 1 %}{% for i in [2] %}{% set a = i %}{% endfor %}{{ a }}"
                    + "{% if true %}{% set a = 3 %}{% endif %}{{ a }}",
                NOTHING))
        .isEqualTo("13");
  }

  @Test
  void aMacroSeesTopLevelSetsAsOfItsCall() {
    assertThat(
            render(
                "{% macro m() %}{{ a }}{% endmacro %}{% set a = 1 %}{{ m() }}{% set a = 2 %}{{ m() }}",
                NOTHING))
        .isEqualTo("12");
  }

  @Test
  void aDotLooksForTheAttributeFirstAndBracketsForTheItemFirst() {
    Map<String, Object> values = Map.of("d", Map.of("items", "shadow", "a", 1));
    assertThat(render("{{ d.items is callable }} {{ d['items'] }} {{ d.a }}", values))
        .isEqualTo("True shadow 1");
    assertThat(render("{{ [d]|map(attribute='items')|list }}", values)).isEqualTo("['shadow']");
  }

  @Test
  void numbersArePythons() {
    assertThat(
            render(
                "{{ 4 / 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 2.5|round }} {{ 1e17 }} {{ -2**2 }} {{ -1|abs }}"
                    + " {{ 2**70 }}",
                NOTHING))
        .isEqualTo("2.0 -4 2 2.0 1e+17 4 1 1180591620717411303424");
  }

  @Test
  void containersPrintAsPythonsRepr() {
    assertThat(
            render(
                "{{ (1,) }} {{ ['a', \"it's\", none] }} {{ {'b': 1, 'a': 2}.items() }}", NOTHING))
        .isEqualTo("(1,) ['a', \"it's\", None] dict_items([('b', 1), ('a', 2)])");
  }

  @Test
  void anUnknownKeywordIsAProblemUnlessTheBodyMentionsKwargs() {
    String strict = "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(a=1, b=2) }}";
    String lenient = "{% macro m(a) %}{{ a }}{% set x = kwargs %}{% endmacro %}{{ m(a=1, b=2) }}";
    assertThat(problem(strict, NOTHING).message()).contains("takes no keyword argument 'b'");
    assertThat(render(lenient, NOTHING)).isEqualTo("1");
  }

  @Test
  void oddSpellingsAreUnderstood() {
    assertThat(
            render(
                "{% if true: %}{{ 'a' 'b' }}{{ 'c\\\nd' }}{{ '\\d' }}{{ 1 < 2 < 3 }}{{ '}}' }}"
                    + "{{ [1, 2,][0] }}{{ dict(*[[('k', 1)]], **{'b': 2},) }}{% endif %}",
                NOTHING))
        .isEqualTo("abcd\\dTrue}}1{'k': 1, 'b': 2}");
  }

  @Test
  void aCallableInAVariableAndTheCallOfACall() {
    assertThat(
            render(
                "{% macro a() %}x{% endmacro %}{% set f = a %}{{ f() }}{{ {'g': f}.g() }}",
                NOTHING))
        .isEqualTo("xx");
  }

  @Test
  void aRelationIsAMappingAndHasGet() {
    Map<String, Object> values = Map.of("r", new Relation("orders"));
    assertThat(render("{{ r is mapping }} {{ r.get('metadata') }} {{ r.identifier }}", values))
        .isEqualTo("True got 1 orders");
  }

  @Test
  void nativeValuesKeepTheirTypeButConstantsAreText() {
    Scope scope = scope(Map.of("n", 5, "list", List.of(1)));
    assertThat(nativeValue("{{ n }}", scope)).isEqualTo("IntValue");
    assertThat(nativeValue("{{ list }}", scope)).isEqualTo("ListValue");
    assertThat(nativeValue("{{ 1 }}", scope)).isEqualTo("StringValue");
    assertThat(nativeValue("{{ n }}{{ n }}", scope)).isEqualTo("StringValue");
  }

  @Test
  void oneTemplateRendersTwiceWithDifferentScopes() {
    Template template =
        Template.parse(
            Source.of("a.sql", "{% if execute %}{{ run() }}{% else %}nothing{% endif %}"),
            Syntax.JINJA);
    Map<String, Object> executing = new HashMap<>();
    executing.put("execute", true);
    executing.put("run", 1);
    assertThat(template.render(scope(Map.of("execute", false)), Render.plain()).text())
        .isEqualTo("nothing");
    assertThat(problem(() -> template.render(scope(executing), Render.plain())).code())
        .isEqualTo("A305");
  }

  private static String hosted(String text, Scope scope) {
    return Template.parse(Source.of("models/a.sql", text), Fixtures.HOSTED)
        .render(scope, Render.plain())
        .text();
  }

  private static String nativeValue(String text, Scope scope) {
    return Template.parse(Source.of("a.yml", text), Syntax.JINJA)
        .renderNative(scope, Render.plain())
        .getClass()
        .getSimpleName();
  }
}
