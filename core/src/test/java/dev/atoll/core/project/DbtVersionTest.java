package dev.atoll.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DbtVersionTest {
  @ParameterizedTest
  @CsvSource({
    ">=1.0.0, true",
    "<2.0.0, true",
    "> 1.11.0, false",
    "<=1.11.0, true",
    "=1.11.0, true",
    "1.11.0, true",
    ">=1.12.0, false",
    "<1.9.0, false",
    ">=1.3.0-rc1, true"
  })
  void aRangeHoldsTheVersionOrNot(String range, boolean holds) {
    assertThat(DbtVersion.SPOKEN.isIn(range)).contains(holds);
  }

  @Test
  void whatIsNoRangeIsToldApart() {
    assertThat(DbtVersion.SPOKEN.isIn("newest")).isEmpty();
    assertThat(DbtVersion.SPOKEN.isIn(">=1")).isEmpty();
  }
}
