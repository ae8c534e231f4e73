package dev.atoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountryTest {
  private static final Path FLEET = Path.of("../examples/retail/fleet");

  @ParameterizedTest
  @EnumSource
  void theLayerOfACountryHasTheCurrencyItsRawAmountsAreIn(Country country) throws IOException {
    List<String> layer =
        Files.readAllLines(FLEET.resolve("countries").resolve(country.code() + ".yml"));
    assertThat(layer).contains("  currency: " + country.currency());
    if (country.minorUnits() == 2) {
      assertThat(layer).noneMatch(line -> line.contains("minor_units"));
    } else {
      assertThat(layer).contains("  minor_units: " + country.minorUnits());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCountryLiesInARegionWithALayer(Country country) {
    assertThat(FLEET.resolve("regions").resolve(country.region().label() + ".yml")).exists();
  }

  @Test
  void everyNationKeyOfTpchHasItsCountry() {
    assertThat(IntStream.range(0, 25).mapToObj(Country::ofNationKey))
        .containsExactlyInAnyOrder(Country.values());
    assertThat(Country.ofNationKey(7)).isEqualTo(Country.GERMANY);
    assertThat(Country.ofNationKey(24)).isEqualTo(Country.UNITED_STATES);
  }

  @Test
  void centsBecomeMinorUnitsOfTheCurrency() {
    assertThat(Country.UNITED_STATES.fromCents(1_234)).isEqualTo(1_234);
    assertThat(Country.JAPAN.fromCents(1_000)).isEqualTo(1_480);
    assertThat(Country.JORDAN.fromCents(1_000)).isEqualTo(7_090);
  }
}
