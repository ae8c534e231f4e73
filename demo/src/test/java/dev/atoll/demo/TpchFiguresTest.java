package dev.atoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.tpch.Customer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TpchFiguresTest {
  private static final Roster ROSTER = Roster.of(50);
  private static final Figures FIGURES = TpchFigures.generate(ROSTER, 0.01);

  @Test
  void everyCustomerGoesToAShopOfTheSameCountry() {
    for (Shop shop : ROSTER.shops()) {
      assertThat(FIGURES.customers().get(shop.number()))
          .isNotEmpty()
          .allMatch(customer -> Country.ofNationKey(customer.getNationKey()) == shop.country());
    }
  }

  @Test
  void everyCustomerOfTpchIsDealtOnceWhenEveryCountryHasAShop() {
    assertThat(FIGURES.customers().stream().flatMap(List::stream))
        .hasSize(1_500)
        .extracting(Customer::getCustomerKey)
        .doesNotHaveDuplicates();
  }

  @Test
  void ordersFollowTheirCustomer() {
    for (Shop shop : ROSTER.shops()) {
      Set<Long> customers =
          FIGURES.customers().get(shop.number()).stream()
              .map(Customer::getCustomerKey)
              .collect(Collectors.toSet());
      OrderBook book = FIGURES.books().get(shop.number());
      assertThat(book.orderCount()).isPositive();
      for (int order = 0; order < book.orderCount(); order++) {
        assertThat(customers).contains((long) book.customerKey(order));
        assertThat(book.endLine(order)).isGreaterThan(book.firstLine(order));
      }
    }
    assertThat(FIGURES.orders()).isEqualTo(15_000);
    assertThat(FIGURES.lines()).isEqualTo(60_175);
  }

  @Test
  void aLargerShopGetsMoreCustomers() {
    Shop enterprise = ofTier(Tier.ENTERPRISE);
    Shop beside =
        ROSTER.in(enterprise.country()).stream()
            .filter(shop -> !shop.equals(enterprise))
            .findFirst()
            .orElseThrow();
    assertThat(FIGURES.customers().get(enterprise.number()).size())
        .isGreaterThan(FIGURES.customers().get(beside.number()).size());
  }

  @Test
  void customersOfCountriesWithoutAShopStayOut() {
    Figures small = TpchFigures.generate(Roster.of(1), 0.01);
    assertThat(small.customers()).hasSize(1);
    assertThat(small.customers().getFirst())
        .hasSizeBetween(30, 90)
        .allMatch(customer -> Country.ofNationKey(customer.getNationKey()) == Country.GERMANY);
  }

  @Test
  void daysAreMovedToTheSameWeekdayAndTheLastOrderIsToday() {
    int last = 0;
    for (OrderBook book : FIGURES.books()) {
      for (int order = 0; order < book.orderCount(); order++) {
        last = Math.max(last, book.orderDay(order));
      }
    }
    assertThat(last).isEqualTo(DemoYears.TODAY);
    assertThat(DemoYears.move(0) % 7).isZero();
  }

  private static Shop ofTier(Tier tier) {
    return ROSTER.shops().stream().filter(shop -> shop.tier() == tier).findFirst().orElseThrow();
  }
}
