package dev.atoll.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void aTypingErrorIsForgiven() {
    List<String> known = List.of("customers", "orders", "order_items", "payments");
    assertThat(Nearest.names("custmers", known, 3)).containsExactly("customers");
    assertThat(Nearest.names("oredrs", known, 3)).containsExactly("orders");
    assertThat(Nearest.names("ORDERS", known, 3)).containsExactly("orders");
    assertThat(Nearest.names("item", known, 3)).containsExactly("order_items");
    assertThat(Nearest.names("weather", known, 3)).isEmpty();
  }

  @Test
  void theClosestComesFirst() {
    assertThat(Nearest.names("stg_a", List.of("stg_bb", "stg_a1", "stg_b"), 2))
        .containsExactly("stg_a1", "stg_b");
  }

  @Test
  void beyondTheToleranceADistanceIsOnlyKnownToBeGreater() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String left = word(random);
      String right = word(random);
      int exact = Nearest.distance(left, right, 100);
      int tolerance = random.nextInt(6);
      int found = Nearest.distance(left, right, tolerance);
      if (exact <= tolerance) {
        assertThat(found).as("%s %s", left, right).isEqualTo(exact);
      } else {
        assertThat(found).as("%s %s", left, right).isGreaterThan(tolerance);
      }
    }
  }

  private static String word(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(3)));
    }
    return text.toString();
  }

  @Test
  void twoNamesOfOneLetterAreNotNear() {
    assertThat(Nearest.names("x", List.of("a", "b", "xs"), 3)).containsExactly("xs");
  }
}
