package dev.atoll.jinja.memo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.jinja.Template;
import dev.atoll.jinja.value.Rope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {
  private final Memo<Rope> memo = new Memo<>();

  private String render(Template template, String tenant, Map<String, ?> vars) {
    return new Asker(tenant, vars).outcome(template, memo);
  }

  @Test
  void tenantsWhoseAnswersAgreeShareOneRenderUnderNamesOfTheirOwn() {
    Template template = Asker.parse("select {{ var('a') }} from {{ orders }}");
    assertThat(render(template, "t1", Map.of("a", 1))).isEqualTo("=select 1 from t1.orders");
    assertThat(render(template, "t2", Map.of("a", 1))).isEqualTo("=select 1 from t2.orders");
    assertThat(memo.fresh()).isEqualTo(1);
    assertThat(memo.shared()).isEqualTo(1);
  }

  @Test
  void aNameThatIsWorkedOnIsShared_onlyByThoseWhoHaveIt() {
    Template template = Asker.parse("{{ orders|upper }}");
    assertThat(render(template, "t1", Map.of())).isEqualTo("=T1.ORDERS");
    assertThat(render(template, "t2", Map.of())).isEqualTo("=T2.ORDERS");
    assertThat(render(template, "t1", Map.of())).isEqualTo("=T1.ORDERS");
    assertThat(memo.fresh()).isEqualTo(2);
  }

  @Test
  void onlyWhatIsReadCounts() {
    Template template = Asker.parse("{{ var('b') if var('a') else 'no' }}");
    render(template, "t1", Map.of("a", false, "b", 1));
    render(template, "t2", Map.of("a", false, "b", 2));
    assertThat(memo.fresh()).isEqualTo(1);
  }

  @Test
  void equalNumbersOfOtherTypesAreOtherAnswers() {
    Template template = Asker.parse("{{ var('a') }}");
    assertThat(render(template, "t1", Map.of("a", 1))).isEqualTo("=1");
    assertThat(render(template, "t2", Map.of("a", 1.0))).isEqualTo("=1.0");
    assertThat(render(template, "t3", Map.of("a", true))).isEqualTo("=True");
    assertThat(render(template, "t4", Map.of("a", List.of(1)))).isEqualTo("=[1]");
    assertThat(render(template, "t5", Map.of("a", List.of(true)))).isEqualTo("=[True]");
    assertThat(memo.shared()).isZero();
  }

  @Test
  void aDefaultIsOnlyForThoseWithoutValue() {
    Template template = Asker.parse("{{ var('a', none) }}");
    assertThat(render(template, "t1", Map.of())).isEqualTo("=None");
    assertThat(render(template, "t2", Map.of("a", "x"))).isEqualTo("=x");
    assertThat(render(template, "t3", Map.of())).isEqualTo("=None");
    assertThat(memo.fresh()).isEqualTo(2);
  }

  @Test
  void changesToWhatWasReadReachNobodyElse() {
    Template template = Asker.parse("{% do var('a').append(2) %}{{ var('a') }}");
    Map<String, Object> vars = Map.of("a", List.of(1));
    assertThat(render(template, "t1", vars)).isEqualTo("=[1]");
    assertThat(render(template, "t2", vars)).isEqualTo("=[1]");
    assertThat(memo.shared()).isEqualTo(1);
  }

  @Test
  void whatIsPrivateIsNeverShared() {
    Template template = Asker.parse("{{ var('a') }} {{ secret() }} {{ var('b', 1) }}");
    assertThat(render(template, "t1", Map.of("a", 1))).isEqualTo("=1 secret of t1 1");
    assertThat(render(template, "t2", Map.of("a", 1))).isEqualTo("=1 secret of t2 1");
    assertThat(memo.shared()).isZero();
  }

  @Test
  void failuresAreEachTenantsOwn() {
    Template template = Asker.parse("{{ var('a') }}");
    assertThat(render(template, "t1", Map.of())).doesNotStartWith("=");
    assertThat(render(template, "t2", Map.of())).doesNotStartWith("=");
    assertThat(memo.fresh() + memo.shared()).isZero();
  }

  @Test
  void anOutsideThatAnswersOtherwiseIsABug() {
    Template template = Asker.parse("{{ var('a') }}");
    Asker tenant = new Asker("t1", Map.of("a", 1));
    assertThatThrownBy(
            () ->
                memo.get(
                    template,
                    new Asker("t1", Map.of("a", 2)),
                    () -> tenant.fresh(template, Asker.Names.SYMBOLIC)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("answered otherwise");
  }

  @Test
  void manyThreadsGetEachTheirOwn() throws Exception {
    Template template =
        Asker.parse("{% if var('a') > 1 %}{{ orders }}{% else %}{{ var('b') }}{% endif %}");
    try (var pool = Executors.newFixedThreadPool(8)) {
      List<Future<String>> texts =
          IntStream.range(0, 2000)
              .mapToObj(
                  i -> pool.submit(() -> render(template, "t" + i, Map.of("a", i % 3, "b", i % 5))))
              .toList();
      for (int i = 0; i < texts.size(); i++) {
        assertThat(texts.get(i).get()).isEqualTo(i % 3 > 1 ? "=t" + i + ".orders" : "=" + i % 5);
      }
    }
    assertThat(memo.shared()).isGreaterThan(1000);
  }
}
