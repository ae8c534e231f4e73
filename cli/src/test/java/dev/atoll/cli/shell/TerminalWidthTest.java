package dev.atoll.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalWidthTest {
  @ParameterizedTest
  @CsvSource({"'30 66\n', 66", "'0 0\n', 80", "'', 80", "'stty: no terminal', 80", "'1 99999', 80"})
  void whatIsNoWidthIsEighty(String answer, int width) {
    assertThat(TerminalWidth.width(answer)).isEqualTo(width);
  }
}
