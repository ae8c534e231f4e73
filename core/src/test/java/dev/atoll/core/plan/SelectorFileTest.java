package dev.atoll.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.core.compile.Graph;
import dev.atoll.core.compile.Nodes;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SelectorFileTest {
  private static final Graph GRAPH =
      Graph.of(
          List.of(
              Nodes.model("staging", "stg_orders", Map.of("tags", List.of("nightly"))),
              Nodes.model("marts", "orders", Map.of("tags", List.of("nightly")), "stg_orders"),
              Nodes.model("marts", "customers", Map.of(), "orders"),
              Nodes.test("unique_orders", "unique", "orders"),
              Nodes.test("related", "relationships", "orders", "customers")));

  private static SelectorFile file(String text) {
    return SelectorFile.of(YamlReader.readMap("selectors.yml", text, new Problems()));
  }

  private static String chosen(String definition) {
    Selector selector = file("selectors:\n  - name: a\n    definition: " + definition).named("a");
    Set<String> ids =
        new Selection(
                List.of(),
                List.of(),
                Optional.of(selector),
                EnumSet.of(ResourceType.MODEL, ResourceType.TEST),
                Selection.Indirect.EAGER,
                "shop",
                Set.of())
            .in(GRAPH, new Problems());
    return ids.stream()
        .map(id -> id.substring(id.lastIndexOf('.') + 1))
        .collect(Collectors.joining(" "));
  }

  @Test
  void aUnionAddsAndItsExcludeTakesAway() {
    assertThat(chosen("{union: [stg_orders, customers, {exclude: [{tag: nightly}]}]}"))
        .isEqualTo("customers");
  }

  @Test
  void anIntersectionIsWhatAllChoose() {
    assertThat(chosen("{intersection: [{tag: nightly}, {path: models/marts}]}"))
        .isEqualTo("orders related unique_orders");
  }

  @Test
  void aCriterionSaysHowFarItReachesAndWhichTestsComeAlong() {
    assertThat(
            chosen(
                "{method: fqn, value: stg_orders, children: true, children_depth: 1,"
                    + " indirect_selection: cautious}"))
        .isEqualTo("orders stg_orders unique_orders");
    assertThat(chosen("{method: fqn, value: orders, indirect_selection: empty}"))
        .isEqualTo("orders");
  }

  @Test
  void aSelectorInheritsFromOneAboveIt() {
    SelectorFile file =
        file(
            """
            selectors:
              - name: base
                default: true
                definition: orders
              - name: more
                definition: {union: [{method: selector, value: base}, customers]}
            """);
    assertThat(file.defaultSelector()).contains(file.named("base"));
    assertThat(((Selector.Union) file.named("more")).parts()).hasSize(2);
    assertThatThrownBy(() -> file.named("less")).isInstanceOf(ProblemException.class);
  }
}
