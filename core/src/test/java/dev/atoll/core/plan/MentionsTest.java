package dev.atoll.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MentionsTest {
  @Test
  void onlyBlocksNameAnythingAndCommentsDoNot() {
    Mentions said =
        Mentions.of(
            "select cents, 'x' from t {# hidden('a') #} where {{ shown('b') }} {% do done() %}");

    assertThat(said.names()).containsExactly("shown", "do", "done");
    assertThat(said.texts()).containsExactly("b");
  }

  @Test
  void joinedNamesCountAloneAndTogether() {
    assertThat(Mentions.of("{{ tools . cents(x.y.z) }}").names())
        .containsExactly("tools", "cents", "tools.cents", "x", "y", "x.y", "z", "y.z");
  }

  @Test
  void textsOfBothQuotesAreKeptWithWhatTheyEscape() {
    assertThat(Mentions.of("{{ f('it\\'s', \"a \\\" b\") }}").texts())
        .containsExactly("it\\'s", "a \\\" b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{{ var('currency') }} | var currency",
        "{{ var(\"currency\", 'EUR') }} | var currency",
        "{% if var.has_var('currency') %}{% endif %} | var currency",
        "{{ env_var( 'REGION' ) }} | env_var REGION",
        "{{ target.threads }} | target threads",
        "{{ target['threads'] }} | target threads",
        "{{ target.get('threads') }} | target threads",
      })
  void settingsAreFoundInEveryWayOfWritingThem(String template, String setting) {
    assertThat(Mentions.of(template).settings()).containsExactly(setting);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{{ target.schema }}",
        "{{ target.name }}",
        "{{ target['database'] }}",
        "{{ var(name) }}",
        "var('currency')",
        "{# var('currency') #}",
        "{{ my_var('currency') }}",
      })
  void namesOfPlacesAndWhatIsPutTogetherAreNoSettings(String template) {
    assertThat(Mentions.of(template).settings()).isEmpty();
  }
}
