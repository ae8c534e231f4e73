package dev.atoll.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "512, 512",
    "2GB, 2000000000",
    "2gb, 2000000000",
    "1.5 GiB, 1610612736",
    "64k, 64000",
    "1TB, 1000000000000"
  })
  void sizesHaveDuckDbsUnits(String size, long bytes) {
    assertThat(BudgetOptions.bytes(size)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lots", "-1GB", "0", "2XB", "99999999999TB"})
  void whatIsNoSizeIsRefused(String size) {
    assertThatThrownBy(() -> BudgetOptions.bytes(size)).isInstanceOf(ProblemException.class);
  }
}
