package dev.atoll.jinja;

import static dev.atoll.jinja.Fixtures.macros;
import static dev.atoll.jinja.Fixtures.problem;
import static dev.atoll.jinja.Fixtures.render;
import static dev.atoll.jinja.Fixtures.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.Limits;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemsOfTemplatesTest {
  private static final Map<String, Object> NOTHING = Map.of();

  @Test
  void aSyntaxErrorNamesTheWordThatDoesNotFit() {
    Problem problem = problem("select\n  {{ a b }}", NOTHING);
    assertThat(problem.code()).isEqualTo("A301");
    assertThat(problem.place()).contains(new Place("models/a.sql", 2, 8, 1));
    assertThat(problem.message()).isEqualTo("expected '}}', found 'b'");
  }

  @Test
  void aBlockThatIsNeverClosedIsReportedWhereItOpens() {
    Problem problem = problem("a\n{% if x %}\n{% for y in z %}{% endfor %}", NOTHING);
    assertThat(problem.place()).contains(new Place("models/a.sql", 2, 4, 2));
    assertThat(problem.mend()).isEqualTo("add '{% endif %}'");
  }

  @Test
  void anUnknownTagSuggestsTheNearest() {
    assertThat(problem("{% marco x() %}", NOTHING).mend()).isEqualTo("did you mean 'macro'?");
  }

  @Test
  void aWrongEndNamesTheOpenBlock() {
    assertThat(problem("{% if a %}{% endfor %}", NOTHING).cause())
        .isEqualTo("the innermost open block is '{% if %}'");
  }

  @Test
  void anUndefinedFunctionSuggestsTheNearest() {
    Problem problem = problem("select {{ sorce('a') }}", Map.of("source", 1, "ref", 2));
    assertThat(problem.message()).isEqualTo("'sorce' is undefined");
    assertThat(problem.mend()).isEqualTo("did you mean 'source'?");
    assertThat(problem.place()).contains(new Place("models/a.sql", 1, 11, 10));
  }

  @Test
  void aMissingItemSuggestsTheNearestKey() {
    assertThat(problem("{{ target.shema.x }}", Map.of("target", Map.of("schema", "a"))).mend())
        .isEqualTo("did you mean 'schema'?");
  }

  @Test
  void anUnknownFilterSuggestsTheNearest() {
    Problem problem = problem("{{ 'a'|uper }}", NOTHING);
    assertThat(problem.code()).isEqualTo("A303");
    assertThat(problem.mend()).startsWith("did you mean 'upper'");
  }

  @Test
  void thePlaceIsTheInnermostExpression() {
    assertThat(problem("{{ [1, 2 + 'a'] | join(',') }}", NOTHING).place())
        .contains(new Place("models/a.sql", 1, 8, 7));
  }

  @Test
  void theTraceLeadsFromTheErrorThroughTheMacrosToTheFile() {
    Scope scope =
        macros(
            "macros/m.sql",
            "{% macro outer() %}\n  {{ inner(0) }}\n{% endmacro %}"
                + "{% macro inner(n) %}{{ 1 / n }}{% endmacro %}",
            scope(NOTHING));
    Template model =
        Template.parse(Source.of("models/a.sql", "select {{ outer() }}"), Fixtures.HOSTED);
    Problem problem = problem(() -> model.render(scope, Render.plain()));
    assertThat(problem.message()).isEqualTo("division by zero");
    assertThat(problem.trace())
        .containsExactly(
            new Problem.Frame("macro inner", new Place("macros/m.sql", 3, 38, 5)),
            new Problem.Frame("macro outer", new Place("macros/m.sql", 2, 6, 8)),
            new Problem.Frame("models/a.sql", new Place("models/a.sql", 1, 11, 7)));
  }

  @Test
  void aProblemOfAHostFunctionGetsThePlaceOfTheCall() {
    HostFunction function =
        (arguments, render) -> {
          throw Faults.value("no such model");
        };
    Problem problem = problem("a {{ ref('x') }}", Map.of("ref", function.named("ref")));
    assertThat(problem.place()).contains(new Place("models/a.sql", 1, 6, 8));
    assertThat(problem.message()).isEqualTo("no such model");
  }

  @Test
  void aBugOfAHostFunctionPasses() {
    HostFunction function =
        (arguments, render) -> {
          throw new IllegalStateException("bug");
        };
    assertThatThrownBy(() -> render("{{ f() }}", Map.of("f", function.named("f"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void endlessRecursionIsStopped() {
    Problem problem = problem("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", NOTHING);
    assertThat(problem.code()).isEqualTo("A307");
    assertThat(problem.place()).isPresent();
  }

  @Test
  void loopsAndOutputAreLimited() {
    Render few = Render.builder().limits(new Limits(10, 100, 50)).build();
    assertThat(
            problem(() -> render("{% for i in range(99) %}{% endfor %}", NOTHING, few)).message())
        .isEqualTo("more than 50 loop iterations");
    Render small = Render.builder().limits(new Limits(10, 100, 50)).build();
    assertThat(problem(() -> render("{{ 'x' * 101 }}", NOTHING, small)).message())
        .isEqualTo("more than 100 characters of output");
  }

  @Test
  void aHugeRepetitionOrPowerIsRefused() {
    assertThat(problem("{{ 'x' * 999999999999 }}", NOTHING).code()).isEqualTo("A307");
    assertThat(problem("{{ 9 ** 9999999 }}", NOTHING).code()).isEqualTo("A307");
  }

  @Test
  void aCancelledRenderStops() {
    Render cancelled = Render.builder().cancelled(() -> true).build();
    assertThat(
            problem(() -> render("{% for i in range(9999) %}{% endfor %}", NOTHING, cancelled))
                .code())
        .isEqualTo("A308");
  }

  @Test
  void deepNestingIsAProblemAndNoCrash() {
    String deep = "(".repeat(100_000);
    assertThat(problem("{{ " + deep + " }}", NOTHING).code()).isEqualTo("A301");
  }

  @Test
  void includesAreRefusedWhereTheyAreReached() {
    assertThat(problem("{% include 'x' %}", NOTHING).code()).isEqualTo("A309");
    assertThat(render("{% if false %}{% include 'x' %}{% endif %}", NOTHING)).isEmpty();
  }

  @Test
  void breakOutsideOfALoopIsRefused() {
    assertThat(problem("{% break %}", NOTHING).code()).isEqualTo("A301");
    assertThat(
            problem(
                    "{% for i in [] %}{% macro m() %}{% break %}{% endmacro %}{% endfor %}",
                    NOTHING)
                .code())
        .isEqualTo("A301");
  }

  @Test
  void returnOutsideOfAMacroIsAMistakeOfTheTemplate() {
    Map<String, Object> returning = Map.of("return", Fixtures.returning());
    assertThat(problem("{{ return(5) }}", returning).message()).contains("outside of a macro");
  }

  @Test
  void namesOfPrivateAttributesAreNotVisible() {
    assertThat(render("[{{ x.__class__ }}]", Map.of("x", List.of()))).isEqualTo("[]");
  }

  @Test
  void placesCountFromTheStartOfASourcesText() {
    Source source = new Source("models/schema.yml", "{{ nope.x }}", 12, 20);
    Template template = Template.parse(source, Syntax.JINJA);
    assertThat(problem(() -> template.render(scope(NOTHING), Render.plain())).place())
        .contains(new Place("models/schema.yml", 12, 23, 6));
  }
}
