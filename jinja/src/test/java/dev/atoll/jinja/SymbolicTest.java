package dev.atoll.jinja;

import static dev.atoll.jinja.Fixtures.problem;
import static dev.atoll.jinja.Fixtures.render;
import static dev.atoll.jinja.Fixtures.rope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.jinja.Fixtures.Name;
import dev.atoll.jinja.Fixtures.Relation;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which operations leave the name of a relation open, and what is recorded when one does not. */
class SymbolicTest {
  private static final Map<String, Object> VALUES =
      Map.of("r", new Relation("orders"), "s", new Relation("items"));

  private static Render naming() {
    return Render.builder().concrete(atom -> "db." + ((Name) atom).of()).build();
  }

  private static void staysSymbolic(String template, String shown) {
    Render render = naming();
    Rope rope = rope(template, VALUES, render);
    assertThat(rope.toString()).isEqualTo(shown);
    assertThat(rope.isConcrete()).isFalse();
    assertThat(render.reads().all()).isEmpty();
  }

  @Test
  void printingLeavesItOpen() {
    staysSymbolic("select * from {{ r }}", "select * from <ref('orders')>");
  }

  @Test
  void concatenationLeavesItOpen() {
    staysSymbolic("{{ 'a ' ~ r ~ 1 }}", "a <ref('orders')>1");
    staysSymbolic("{% macro m() %}{{ r }}{% endmacro %}{{ m() + '!' }}", "<ref('orders')>!");
  }

  @Test
  void joinLeavesItOpen() {
    staysSymbolic("{{ [r, s]|join(', ') }}", "<ref('orders')>, <ref('items')>");
    staysSymbolic("{% set x %}{{ r }}{% endset %}{{ ','.join([x, 'b']) }}", "<ref('orders')>,b");
  }

  @Test
  void setBlocksMacrosAndCallersLeaveItOpen() {
    staysSymbolic("{% set x %}a {{ r }}{% endset %}{{ x }}", "a <ref('orders')>");
    staysSymbolic(
        "{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}{{ r }}{% endcall %}",
        "(<ref('orders')>)");
    staysSymbolic("{{ (r ~ '')|string }}", "<ref('orders')>");
  }

  @Test
  void truthNeedsNoNameWhenThereIsOtherText() {
    staysSymbolic("{% set x %}a {{ r }}{% endset %}{{ x if x }}", "a <ref('orders')>");
  }

  @Test
  void trimmingLeavesItOpenWhenKnownTextStandsAtBothEnds() {
    staysSymbolic(
        "{% set x %} \n grant {{ r }} to y \n{% endset %}{{ x|trim }}",
        "grant <ref('orders')> to y");
    Render render = naming();
    assertThat(render("{% set x %} {{ r }} y{% endset %}{{ x|trim }}", VALUES, render))
        .isEqualTo("db.orders y");
    assertThat(render.reads().all()).hasSize(1);
  }

  @Test
  void stringOperationsMakeItConcreteAndAreRecorded() {
    for (String template :
        List.of(
            "{% set x = r ~ '' %}{{ x.upper() }}",
            "{{ (r ~ '')|upper }}",
            "{{ r|upper }}",
            "{% set x %}{{ r }}{% endset %}{{ x|upper }}")) {
      Render render = naming();
      assertThat(render(template, VALUES, render)).as(template).isEqualTo("DB.ORDERS");
      assertThat(render.reads().all())
          .containsExactly(
              new Read(new Question.TextOf(new Name("orders")), StringValue.of("db.orders")));
    }
  }

  @Test
  void comparisonLengthAndKeysMakeItConcrete() {
    Render render = naming();
    assertThat(
            render(
                "{% set x = r ~ '' %}{{ x == 'db.orders' }}{{ x|length }}{{ {x: 1}['db.orders'] }}"
                    + "{{ 'ord' in x }}{{ [x] }}",
                VALUES, render))
        .isEqualTo("True91True['db.orders']");
    assertThat(render.reads().all()).hasSize(1);
  }

  @Test
  void withoutAResolverANameThatIsNeededIsAProblem() {
    assertThat(problem("{{ r|upper }}", VALUES).code()).isEqualTo("A310");
  }

  @Test
  void aRopeIsFilledInTheEnd() {
    Rope rope = rope("{{ r }} join {{ s }}", VALUES, Render.plain());
    assertThat(rope.fill(atom -> "t1." + ((Name) atom).of())).isEqualTo("t1.orders join t1.items");
    assertThat(rope.atoms()).containsExactly(new Name("orders"), new Name("items"));
  }

  @Test
  void readsAreRecordedOnceInOrderAndCopied() {
    HostFunction var =
        (arguments, render) -> {
          String name = ((StringValue) arguments.positional().getFirst()).text();
          Value value = render.read("var", name, List.of(), () -> Values.of(List.of(1)));
          return Objects.requireNonNull(value);
        };
    Render render = Render.plain();
    String template = "{% do var('x').append(2) %}{{ var('x') }}{{ var('y') }}";
    assertThat(render(template, Map.of("var", var.named("var")), render)).isEqualTo("[1][1]");
    assertThat(render.reads().all())
        .containsExactly(
            new Read(new Question.Named("var", "x"), Values.of(List.of(1))),
            new Read(new Question.Named("var", "y"), Values.of(List.of(1))));
  }

  @Test
  void anAbsentValueIsARead() {
    Render render = Render.plain();
    assertThat(render.read("env_var", "HOME", List.of(), () -> null)).isNull();
    assertThat(render.reads().all())
        .containsExactly(new Read(new Question.Named("env_var", "HOME"), null));
  }

  @Test
  void aCallBlockReachesAHostFunctionAsTheArgumentCaller() {
    HostFunction statement =
        (arguments, render) -> {
          Value caller = Objects.requireNonNull(arguments.named().get("caller"));
          Value body = ((CallableValue) caller).call(Arguments.NONE, render);
          return StringValue.of("ran <" + render.concretise(((Rope) body)) + ">");
        };
    assertThat(
            render(
                "{% call statement('main') %}select {{ r }}{% endcall %}",
                Map.of("statement", statement.named("statement"), "r", new Relation("orders")),
                naming()))
        .isEqualTo("ran <select db.orders>");
  }
}
