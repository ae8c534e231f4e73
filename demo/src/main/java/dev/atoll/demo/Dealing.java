package dev.atoll.demo;

import io.trino.tpch.Customer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deals customers to the shops of their country, in turn, a larger shop more often. Customers who
 * order and customers who do not are dealt apart, so that every shop gets its share of both.
 */
final class Dealing {
  private final Map<Country, Turn> ordering = new EnumMap<>(Country.class);
  private final Map<Country, Turn> idle = new EnumMap<>(Country.class);

  Dealing(Roster roster) {
    for (Country country : roster.countries()) {
      List<Shop> turns = turns(roster.in(country));
      ordering.put(country, new Turn(turns));
      idle.put(country, new Turn(turns));
    }
  }

  /** The shop a customer goes to; empty when there is none in the customer's country. */
  Optional<Shop> shopFor(Customer customer) {
    // TPC-H gives orders to two of three customers: those whose key three does not divide
    var dealt = customer.getCustomerKey() % 3 == 0 ? idle : ordering;
    return Optional.ofNullable(dealt.get(Country.ofNationKey(customer.getNationKey())))
        .map(Turn::next);
  }

  /** Every shop once, then the larger ones again, so that nobody goes without. */
  private static List<Shop> turns(List<Shop> shops) {
    List<Shop> turns = new ArrayList<>();
    for (int round = 0; round < Tier.ENTERPRISE.share(); round++) {
      for (Shop shop : shops) {
        if (round < shop.tier().share()) {
          turns.add(shop);
        }
      }
    }
    return turns;
  }

  private static final class Turn {
    private final List<Shop> shops;
    private int next;

    Turn(List<Shop> shops) {
      this.shops = List.copyOf(shops);
    }

    Shop next() {
      Shop shop = shops.get(next);
      next = (next + 1) % shops.size();
      return shop;
    }
  }
}
