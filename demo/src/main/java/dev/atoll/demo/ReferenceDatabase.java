package dev.atoll.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBAppender;

/** The shared database: countries, and made-up exchange rates by month. */
final class ReferenceDatabase {
  private static final LocalDate FIRST_MONTH = LocalDate.of(2019, 12, 1);
  private static final int MONTHS = 85;
  private static final List<String> REPORTING = List.of("EUR", "USD");

  private static final String COUNTRIES =
      """
      create table countries (
        country_code varchar, country_name varchar, region varchar, currency varchar,
        minor_units integer
      )
      """;

  private static final String EXCHANGE_RATES =
      """
      create table exchange_rates (
        month date, from_currency varchar, to_currency varchar, rate decimal(18, 10)
      )
      """;

  private ReferenceDatabase() {}

  static void write(DatabaseWriter writer, Path path) throws SQLException {
    writer.create(
        path,
        file -> {
          file.run(COUNTRIES);
          file.run(EXCHANGE_RATES);
          file.fill("main", "countries", ReferenceDatabase::countries);
          file.fill("main", "exchange_rates", ReferenceDatabase::rates);
        });
  }

  private static void countries(DuckDBAppender rows) throws SQLException {
    for (Country country : Country.values()) {
      rows.beginRow()
          .append(country.code())
          .append(country.title())
          .append(country.region().label())
          .append(country.currency())
          .append(country.minorUnits())
          .endRow();
    }
  }

  private static void rates(DuckDBAppender rows) throws SQLException {
    for (int month = 0; month < MONTHS; month++) {
      LocalDate firstDay = FIRST_MONTH.plusMonths(month);
      for (Country from : onePerCurrency()) {
        for (Country to : onePerCurrency()) {
          if (REPORTING.contains(to.currency())) {
            rows.beginRow()
                .append(firstDay)
                .append(from.currency())
                .append(to.currency())
                .append(rate(from, to, month))
                .endRow();
          }
        }
      }
    }
  }

  private static BigDecimal rate(Country from, Country to, int month) {
    double rate = from == to ? 1 : unitsPerDollar(to, month) / unitsPerDollar(from, month);
    return BigDecimal.valueOf(rate).setScale(10, RoundingMode.HALF_UP);
  }

  /**
   * Wavers by up to six percent in waves of its own; StrictMath gives the same on every machine.
   */
  private static double unitsPerDollar(Country country, int month) {
    if (country.currency().equals("USD")) {
      return 1;
    }
    double wave = StrictMath.sin(month / (6.0 + country.nationKey() % 7) + country.nationKey());
    return country.unitsPerDollar() * (1 + 0.06 * wave);
  }

  private static List<Country> onePerCurrency() {
    return Arrays.stream(Country.values())
        .filter(country -> country == firstWith(country.currency()))
        .toList();
  }

  private static Country firstWith(String currency) {
    return Arrays.stream(Country.values())
        .filter(country -> country.currency().equals(currency))
        .findFirst()
        .orElseThrow();
  }
}
