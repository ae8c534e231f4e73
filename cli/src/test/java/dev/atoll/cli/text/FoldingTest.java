package dev.atoll.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId BOLT = new TenantId("bolt");

  private static Problem problem(String message, TenantId tenant) {
    return Problem.error("A104", Place.of("fleet.yml", 3, 1), message, "", "set it")
        .forTenants(List.of(tenant));
  }

  @Test
  void problemsThatDifferOnlyInTheTenantAreOne() {
    assertThat(
            Folding.fold(List.of(problem("no x for acme", ACME), problem("no x for bolt", BOLT))))
        .singleElement()
        .isEqualTo(problem("no x for acme", ACME).forTenants(List.of(ACME, BOLT)));
  }

  @Test
  void aTenantIsFoundBehindAnUnderscore() {
    assertThat(
            Folding.fold(
                List.of(problem("no t_acme.orders", ACME), problem("no t_BOLT.orders", BOLT))))
        .hasSize(1);
  }

  @Test
  void aTenantIsNotFoundInsideALongerWord() {
    assertThat(Folding.fold(List.of(problem("no acmes", ACME), problem("no bolts", BOLT))))
        .hasSize(2);
  }

  @Test
  void differentPlacesStayApart() {
    Problem elsewhere = problem("no x for bolt", BOLT).at(Place.of("fleet.yml", 4, 1));
    assertThat(Folding.fold(List.of(problem("no x for acme", ACME), elsewhere))).hasSize(2);
  }
}
