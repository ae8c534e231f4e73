package dev.atoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RosterTest {
  @Test
  void aLargerFleetHasAllShopsOfASmallerOne() {
    assertThat(Roster.of(200).shops()).startsWith(Roster.of(37).shops().toArray(Shop[]::new));
  }

  @Test
  void theFirstFiveShopsLieInFiveRegions() {
    assertThat(Roster.of(5).shops())
        .extracting(shop -> shop.country().region())
        .doesNotHaveDuplicates();
  }

  @Test
  void twoHundredShopsAreEightInEveryCountry() {
    Roster roster = Roster.of(200);
    assertThat(Country.values()).allSatisfy(country -> assertThat(roster.in(country)).hasSize(8));
  }

  @Test
  void everyCountryOfTwoHundredShopsHasOneEnterprise() {
    Roster roster = Roster.of(200);
    assertThat(Country.values())
        .allSatisfy(
            country ->
                assertThat(roster.in(country))
                    .filteredOn(shop -> shop.tier() == Tier.ENTERPRISE)
                    .hasSize(1));
  }

  @Test
  void noTwoShopsShareAnIdInTheLargestFleet() {
    assertThat(Roster.of(DemoOptions.MAX_TENANTS).shops())
        .extracting(shop -> shop.id().folded())
        .doesNotHaveDuplicates();
  }

  @Test
  void theTenantsFileOfTheExampleIsTheDefaultFleet() throws IOException {
    assertThat(Files.readString(Path.of("../examples/retail/fleet/tenants.csv")))
        .isEqualTo(Roster.of(DemoOptions.DEFAULT_TENANTS).toCsv());
  }

  @Test
  void everyTenantLayerOfTheExampleBelongsToAShopOfTheDefaultFleet() throws IOException {
    try (var files = Files.list(Path.of("../examples/retail/fleet/tenants"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".yml", "")))
          .isNotEmpty()
          .isSubsetOf(Roster.of(200).shops().stream().map(shop -> shop.id().value()).toList());
    }
  }
}
