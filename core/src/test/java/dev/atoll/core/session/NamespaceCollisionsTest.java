package dev.atoll.core.session;

import static dev.atoll.core.session.NamespaceGuardTest.owns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.session.NamespaceClaim.Right;
import dev.atoll.core.session.NamespaceClaim.Schema;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NamespaceCollisionsTest {
  private static NamespaceClaim reads(Optional<String> tenant, String schema) {
    return new NamespaceClaim(
        tenant.map(TenantId::new),
        Place.of("sources.yml", 2, 1),
        "eu:5432",
        "wh",
        schema,
        Right.READS,
        Schema.NAMED);
  }

  private static List<Problem> collisions(NamespaceClaim... claims) {
    Namespaces.Builder builder = Namespaces.builder(List.of());
    for (NamespaceClaim claim : claims) {
      builder.claim(claim);
    }
    return builder.build().collisions();
  }

  @Test
  void aNamespaceOfOneTenantIsNobodyElsesWhateverItsCase() {
    List<Problem> found =
        collisions(owns("a", "wh", "Marts"), owns("b", "WH", "marts"), owns("c", "wh", "t_c"));

    assertThat(found).singleElement().extracting(Problem::code).isEqualTo("A610");
    assertThat(found.getFirst().cause()).contains("'a' (fleet.yml:1:1), 'b' (fleet.yml:1:1)");
    assertThat(found.getFirst().mend()).contains("{tenant}");
    assertThat(found.getFirst().tenants()).containsExactly(new TenantId("a"), new TenantId("b"));
  }

  @Test
  void oneTenantMayClaimANamespaceTwice() {
    assertThat(collisions(owns("a", "wh", "t_a"), owns("a", "wh", "t_a"))).isEmpty();
  }

  @Test
  void noTenantWritesWhereAllRead() {
    assertThat(collisions(owns("a", "wh", "reference"), reads(Optional.empty(), "reference")))
        .extracting(Problem::message)
        .containsExactly(
            "a tenant has the namespace of what is shared: schema reference of database wh on"
                + " eu:5432");
  }

  @Test
  void aSourceInAnothersNamespaceIsRefused() {
    assertThat(collisions(owns("a", "wh", "t_a"), reads(Optional.of("b"), "t_a")))
        .extracting(Problem::code)
        .containsExactly("A614");
  }

  @Test
  void aSourceOfSeveralIsNot() {
    assertThat(
            collisions(
                reads(Optional.of("a"), "raw"),
                reads(Optional.of("b"), "raw"),
                reads(Optional.of("a"), "t_a"),
                owns("a", "wh", "t_a")))
        .isEmpty();
  }

  @Test
  void namesThatATenantMaySayForOtherReasonsMustNotMakeUpAnothersNamespace() {
    assertThat(collisions(owns("a", "one", "x"), owns("a", "two", "y"), owns("b", "one", "y")))
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo(
            "two tenants' namespaces cannot be told apart: schema y of database one on eu:5432");
  }
}
