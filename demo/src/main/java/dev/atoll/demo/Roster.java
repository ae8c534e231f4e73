package dev.atoll.demo;

import static java.util.stream.Collectors.joining;

import dev.atoll.domain.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shops of a fleet. A shop's id, country and tier depend on its number alone, so a larger fleet
 * has all shops of a smaller one.
 *
 * @param shops by number
 */
record Roster(List<Shop> shops) {
  private static final List<String> NAMES =
      List.of(
          "nordmarkt",
          "harbour",
          "bluebasket",
          "lumen",
          "cedar",
          "kiosk",
          "orchard",
          "pixel",
          "copper",
          "tidewater",
          "granite",
          "juniper",
          "marble",
          "lantern",
          "meadow",
          "compass",
          "sparrow",
          "velvet",
          "anchor",
          "bramble",
          "cobalt",
          "drift",
          "ember",
          "fable",
          "grove",
          "hazel",
          "indigo",
          "jasper",
          "kestrel",
          "linden",
          "maple",
          "nimbus",
          "opal",
          "prairie",
          "quartz",
          "ripple",
          "saffron",
          "thistle",
          "umbra",
          "willow");

  private static final List<Country> COUNTRIES = List.of(Country.values());

  /** Where the names of a country begin, so that neighbours have different ones. */
  private static final int STRIDE = 8;

  private static final List<Tier> TIERS =
      List.of(
          Tier.ENTERPRISE,
          Tier.STANDARD,
          Tier.STANDARD,
          Tier.STARTER,
          Tier.STANDARD,
          Tier.STARTER,
          Tier.STANDARD,
          Tier.STARTER);

  Roster {
    shops = List.copyOf(shops);
  }

  static Roster of(int tenants) {
    return new Roster(IntStream.range(0, tenants).mapToObj(Roster::shop).toList());
  }

  private static Shop shop(int number) {
    int countries = COUNTRIES.size();
    int countryIndex = number % countries;
    int nth = number / countries;
    Country country = COUNTRIES.get(countryIndex);
    String name = NAMES.get((countryIndex * STRIDE + nth) % NAMES.size());
    String again = nth < NAMES.size() ? "" : "-%02d".formatted(nth / NAMES.size() + 1);
    Tier tier = TIERS.get((nth + countryIndex) % TIERS.size());
    return new Shop(number, new TenantId(country.code() + "-" + name + again), country, tier);
  }

  /** The shops of one country, by number. */
  List<Shop> in(Country country) {
    return shops.stream().filter(shop -> shop.country() == country).toList();
  }

  Set<Country> countries() {
    return shops.stream().map(Shop::country).collect(Collectors.toSet());
  }

  /** The fleet's tenants file, by id. */
  String toCsv() {
    return shops.stream()
        .sorted(Comparator.comparing(Shop::id))
        .map(
            shop ->
                String.join(
                    ",",
                    shop.id().value(),
                    shop.country().region().label(),
                    shop.country().code(),
                    shop.tier().label()))
        .collect(joining("\n", "id,region,country,tier\n", "\n"));
  }
}
