package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.StringValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values are those of dbt's native rendering. */
final class DbtFiltersTest {
  private static Rendering rendering() {
    return new Rendering()
        .with("x", StringValue.of("true"))
        .with("n", StringValue.of("5"))
        .with("b", BoolValue.TRUE)
        .with("i", IntValue.of(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "{{ '1' | as_native }} @ int 1",
        "{{ x | as_native }} @ str true",
        "{{ n | as_number }} @ int 5",
        "{{ '5.5' | as_number }} @ float 5.5",
        "{{ i | as_text }} @ str 7",
        "{{ b | as_text }} @ str True",
        "{{ '[1,2]' | as_native }} @ list [1, 2]",
        "{{ '1,2' | as_native }} @ tuple (1, 2)",
        "{{ 'abc' | as_native }} @ str abc",
        "{{ 'None' | as_native }} @ NoneType None",
        "{{ 'True' | as_bool }} @ bool True",
        "{{ b | as_bool }} @ bool True",
        "{{ b }} @ bool True",
        "{{ n }} @ str 5",
        "{{ ' 5' | as_number }} @ int 5",
        "{{ '-5' | as_number }} @ int -5",
        "{{ '1e3' | as_number }} @ float 1000.0",
        "{{ '1' | as_native }} x @ str 1 x",
      })
  void nativeFiltersConvert(String template, String expected) {
    Rendering rendering = rendering();
    var value = rendering.nativeValue(template);
    assertThat(value.typeName() + " " + Texts.of(value, rendering.render)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ x | as_bool }}",
        "{{ 'abc' | as_number }}",
        "{{ i | as_bool }}",
        "{{ b | as_number }}",
        "{{ '007' | as_number }}",
        "{{ none | as_bool }}",
        "{{ '' | as_number }}",
        "{{ nope | as_bool }}",
      })
  void whatIsNoneIsRefused(String template) {
    assertThatThrownBy(() -> rendering().nativeValue(template))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().code()).isEqualTo("A324"));
  }

  @Test
  void inTextTheFiltersDoNothing() {
    assertThat(rendering().value("(i | as_text) is string")).isEqualTo("False");
    assertThat(rendering().value("(n | as_number) is string")).isEqualTo("True");
    assertThat(rendering().value("(x | as_bool) ~ ('1' | as_native)")).isEqualTo("true1");
  }
}
