package dev.atoll.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimelyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select NOW() as at | now()",
        "select current_date - 3 | current_date",
        "select random () | random()",
        "from read_csv('a.csv') | read_csv()",
        "select gen_random_uuid() | gen_random_uuid()"
      })
  void clocksChanceAndFilesAreNamed(String sql, String word) {
    assertThat(Timely.in(sql)).contains(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select now from t",
        "select known(a) from t",
        "select a.current_dates from t",
        "select id from <relation(model.shop.orders)>"
      })
  void wordsThatOnlyLookLikeThemAreNot(String sql) {
    assertThat(Timely.in(sql)).isEmpty();
  }
}
