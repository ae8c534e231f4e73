package dev.atoll.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "      pass: s3cret",
        "password: 's3cret'",
        "  dev: {host: x, pass: s3cret, port: 5}",
        "  dev: {\"password\": \"s3cret\"}",
        "  motherduck_token: s3cret # mine",
        "  pass: [s3cret, s3cret]",
        "  PASSWORD:   s3cret",
      })
  void aPasswordIsMaskedInItsLine(String line) {
    assertThat(SourceLines.masked(line)).doesNotContain("s3cret").contains("*").hasSameSizeAs(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  pass: \"{{ env_var('DB_PASSWORD') }}\"",
        "  pg: {user: a, password: \"{secret:PG}\", port: 5}",
        "  password: {env_var: X}",
        "  description: the password",
        "secrets:",
      })
  void whatOnlyNamesASecretIsShown(String line) {
    assertThat(SourceLines.masked(line)).isEqualTo(line);
  }

  @Test
  void restOfTheLineIsShown() {
    assertThat(SourceLines.masked("dev: {host: x, pass: abc, port: 5}"))
        .isEqualTo("dev: {host: x, pass: ***, port: 5}");
  }
}
