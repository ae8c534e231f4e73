package dev.atoll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.engine.NamePattern.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NamePatternTest {
  private static final Part TENANT = new Part.Tenant();

  private static NamePattern of(Part... parts) {
    return new NamePattern(List.of(parts));
  }

  private static Part fixed(String text) {
    return new Part.Fixed(text);
  }

  private static Optional<String> tenant(NamePattern pattern, String name) {
    return pattern.match(name).flatMap(NamePattern.Match::tenant);
  }

  @Test
  void aNameSaysWhoseItIs() {
    NamePattern schema = of(fixed("t_"), TENANT);

    assertThat(tenant(schema, "t_acme")).contains("acme");
    assertThat(tenant(schema, "t_new-york.2")).contains("new-york.2");
    assertThat(schema.match("t_")).isEmpty();
    assertThat(schema.match("x_acme")).isEmpty();
    assertThat(schema.match("t_a b")).isEmpty();
    assertThat(schema).hasToString("t_{tenant}");
  }

  @Test
  void whatStandsTwiceIsTheSameTwice() {
    NamePattern file =
        of(
            fixed("/d/"),
            new Part.Open("region"),
            fixed("/"),
            TENANT,
            fixed("/"),
            TENANT,
            fixed(".db"));

    assertThat(tenant(file, "/d/eu/acme/acme.db")).contains("acme");
    assertThat(file.match("/d/eu/acme/beta.db")).isEmpty();
    assertThat(file.match("/d/eu/west/acme/acme.db")).isEmpty();
  }

  @Test
  void withoutATenantNobodyIsNamed() {
    NamePattern mart = of(fixed("mart_"), new Part.Open("country"));

    assertThat(mart.match("mart_de")).hasValue(new NamePattern.Match(Optional.empty()));
  }

  @Test
  void signsOfExpressionsMeanThemselves() {
    assertThat(tenant(of(fixed("a.b(["), TENANT, fixed("$")), "a.b([acme$")).contains("acme");
    assertThat(of(fixed("a.b"), TENANT).match("aXbacme")).isEmpty();
  }

  @Test
  void aNameThatMayBeAnythingTellsNothing() {
    assertThat(of(TENANT).isTelling()).isFalse();
    assertThat(of(new Part.Open("region"), fixed("_"), TENANT).isTelling()).isFalse();
    assertThat(of(fixed("t_"), TENANT).isTelling()).isTrue();
    assertThat(of(fixed("analytics")).isTelling()).isFalse();
  }

  @Test
  void aPathHasItsSegments() {
    NamePattern file = of(fixed("/srv/data/"), TENANT, fixed("/t_"), TENANT, fixed(".db"));

    assertThat(file.segments())
        .extracting(NamePattern::toString)
        .containsExactly("", "srv", "data", "{tenant}", "t_{tenant}.db");
  }
}
