package dev.atoll.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.compile.Graph;
import dev.atoll.core.compile.Nodes;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectionTest {
  private static final Graph GRAPH =
      Graph.of(
          List.of(
              Nodes.model("staging", "stg_orders", Map.of("tags", List.of("nightly"))),
              Nodes.model("staging", "stg_customers", Map.of()),
              Nodes.model("marts", "orders", Map.of("materialized", "table"), "stg_orders"),
              Nodes.model("marts/finance", "revenue", Map.of("materialized", "table"), "orders"),
              Nodes.model("marts", "customers", Map.of(), "stg_customers", "orders"),
              Nodes.test("unique_orders", "unique", "orders"),
              Nodes.test("related", "relationships", "orders", "customers")));

  private final Problems problems = new Problems();

  private Set<String> chosen(
      String select, String exclude, Selection.Indirect indirect, ResourceType... types) {
    Set<ResourceType> all =
        types.length == 0 ? EnumSet.of(ResourceType.MODEL) : EnumSet.copyOf(List.of(types));
    return new Selection(
            words(select),
            words(exclude),
            Optional.empty(),
            all,
            indirect,
            "shop",
            Ordered.set(List.of("loyalty", "strict")))
        .in(GRAPH, problems);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders | orders",
        "+orders | orders stg_orders",
        "orders+ | customers orders revenue",
        "1+customers | customers orders stg_customers",
        "stg_orders+1 | orders stg_orders",
        "@stg_customers | customers orders stg_customers stg_orders",
        "tag:nightly | stg_orders",
        "path:models/marts | customers orders revenue",
        "models/staging | stg_customers stg_orders",
        "marts.finance | revenue",
        "shop.staging | stg_customers stg_orders",
        "stg_* | stg_customers stg_orders",
        "config.materialized:table | orders revenue",
        "config.materialized:table,marts.finance | revenue",
        "revenue tag:nightly | revenue stg_orders",
        "revenue.sql | revenue",
        "package:shop,tag:nightly | stg_orders"
      })
  void wordsMeanWhatTheyMeanInDbt(String select, String expected) {
    assertThat(chosen(select, "", Selection.Indirect.EAGER).stream().map(SelectionTest::name))
        .containsExactly(expected.split(" ", -1));
    assertThat(problems.isEmpty()).isTrue();
  }

  private static String name(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  @Test
  void whatIsExcludedIsLeftOut() {
    assertThat(
            chosen("", "stg_customers+", Selection.Indirect.EAGER).stream()
                .map(SelectionTest::name))
        .containsExactly("orders", "revenue", "stg_orders");
  }

  @Test
  void testsComeAlongWithWhatTheyTest() {
    assertThat(chosen("orders", "", Selection.Indirect.EAGER, ResourceType.TEST))
        .containsExactly("test.shop.related", "test.shop.unique_orders");
    assertThat(chosen("orders", "", Selection.Indirect.CAUTIOUS, ResourceType.TEST))
        .containsExactly("test.shop.unique_orders");
    assertThat(chosen("customers", "", Selection.Indirect.BUILDABLE, ResourceType.TEST))
        .contains("test.shop.related");
    assertThat(chosen("orders", "", Selection.Indirect.EMPTY, ResourceType.TEST)).isEmpty();
  }

  @Test
  void aMethodThatDoesNotExistIsAnErrorWithTheNearest() {
    chosen("tags:nightly", "", Selection.Indirect.EAGER);

    Problem problem = problems.sorted().getFirst();
    assertThat(problem.code()).isEqualTo(Selection.BAD_CRITERION);
    assertThat(problem.mend()).contains("'tag'");
  }

  @Test
  void aWordThatHitsNothingIsAWarningWithTheNearest() {
    chosen("ordres", "", Selection.Indirect.EAGER);

    Problem problem = problems.sorted().getFirst();
    assertThat(problem.code()).isEqualTo(Selection.NO_MATCH);
    assertThat(problem.isError()).isFalse();
    assertThat(problem.mend()).contains("'orders'");
  }

  @Test
  void anOverlayThatDoesNotExistIsAMistakeAndOneThatNobodyHasIsNone() {
    assertThat(chosen("overlay:loyalty", "", Selection.Indirect.EAGER)).isEmpty();
    assertThat(chosen("overlay:loy*", "overlay:strict", Selection.Indirect.EAGER)).isEmpty();
    assertThat(problems.sorted()).isEmpty();

    chosen("overlay:loylaty+", "", Selection.Indirect.EAGER);

    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.message()).isEqualTo("there is no overlay 'loylaty'");
              assertThat(problem.cause()).isEqualTo("there are: loyalty, strict");
              assertThat(problem.mend()).contains("loyalty");
            });
  }
}
