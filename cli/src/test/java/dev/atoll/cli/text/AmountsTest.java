package dev.atoll.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "45, 0.05 s",
    "9994, 9.99 s",
    "9996, 10.0 s",
    "48210, 48.2 s",
    "59960, 1 min 00 s",
    "125000, 2 min 05 s",
    "3725000, 1 h 02 min"
  })
  void durationsGrowCoarser(long millis, String expected) {
    assertThat(Amounts.duration(Duration.ofMillis(millis))).isEqualTo(expected);
  }

  @Test
  void oneThingIsNotPlural() {
    assertThat(Amounts.of(1, "tenant")).isEqualTo("1 tenant");
    assertThat(Amounts.of(1200, "tenant")).isEqualTo("1,200 tenants");
  }

  @Test
  void aClockThatRunsShowsMinutes() {
    assertThat(Amounts.clock(Duration.ofSeconds(62))).isEqualTo("1:02");
    assertThat(Amounts.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
  }
}
