package dev.atoll.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GraphTest {
  private static Node.Model model(String name, String... reads) {
    return Nodes.model("marts", name, Map.of(), reads);
  }

  @Test
  void parentsComeBeforeTheirReadersAndTiesByName() {
    Graph graph =
        Graph.of(List.of(model("d", "b", "c"), model("c", "a"), model("b", "a"), model("a")));

    assertThat(graph.inOrder())
        .containsExactly("model.shop.a", "model.shop.b", "model.shop.c", "model.shop.d");
    assertThat(graph.cycle()).isEmpty();
  }

  @Test
  void aCycleIsShownAsThePathThatLeadsRound() {
    Graph graph =
        Graph.of(List.of(model("a", "c"), model("b", "a"), model("c", "b"), model("after", "c")));

    List<String> cycle = graph.cycle().orElseThrow();

    assertThat(cycle).hasSize(4);
    assertThat(cycle.getFirst()).isEqualTo(cycle.getLast());
    assertThat(cycle).contains("model.shop.a", "model.shop.b", "model.shop.c");
  }

  @Test
  void relativesAreFoundUpToADepth() {
    Graph graph = Graph.of(List.of(model("a"), model("b", "a"), model("c", "b")));

    assertThat(graph.ancestors(List.of("model.shop.c"), 1)).containsExactly("model.shop.b");
    assertThat(graph.ancestors(List.of("model.shop.c"), -1))
        .containsExactly("model.shop.b", "model.shop.a");
    assertThat(graph.descendants(List.of("model.shop.a"), 1)).containsExactly("model.shop.b");
    assertThat(graph.descendants(List.of("model.shop.a"), 0)).isEmpty();
  }
}
