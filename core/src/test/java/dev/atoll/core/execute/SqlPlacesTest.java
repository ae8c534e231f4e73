package dev.atoll.core.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.compile.NodeConfig;
import dev.atoll.core.compile.NodeFacts;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlPlacesTest {
  private static final String MODEL =
      """
      select
        1 as id,
        {{ cents('amount') }} as cents,
        nmae as name
      from t
      """;

  private static Place place(String compiled, int line, int column) {
    NodeFacts facts =
        new NodeFacts(
            "model.shop.orders",
            ResourceType.MODEL,
            "orders",
            "shop",
            "orders.sql",
            "models/orders.sql",
            List.of("shop", "orders"),
            MODEL,
            Optional.empty(),
            Place.of("models/orders.sql"),
            "",
            new NodeConfig(Ordered.map(Map.of())));
    return SqlPlaces.inModel(facts, compiled, Optional.of(new SqlPlaces.Spot(line, column)));
  }

  @Test
  void aLineThatTheTemplateLeftAloneIsFoundByItsTextWithItsWord() {
    String compiled = MODEL.replace("{{ cents('amount') }}", "a *\n    100");

    assertThat(place(compiled, 5, 3)).isEqualTo(new Place("models/orders.sql", 4, 3, 4));
  }

  @Test
  void aLineThatTheTemplateMadeIsFoundBetweenItsNeighbours() {
    String compiled = MODEL.replace("{{ cents('amount') }}", "amount ** * 100");

    assertThat(place(compiled, 3, 12)).isEqualTo(Place.of("models/orders.sql", 3, 0));
  }

  @Test
  void ofSeveralLinesThatOneTagMadeEachLeadsToTheTag() {
    String compiled = MODEL.replace("{{ cents('amount') }}", "a *\n    100 **");

    assertThat(place(compiled, 4, 9)).isEqualTo(Place.of("models/orders.sql", 3, 0));
  }
}
