package dev.atoll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonTextTest {
  @Test
  void nestedValuesKeepTheirOrder() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("b", List.of(1L, new BigDecimal("1.50"), true));
    map.put("a", null);
    assertThat(JsonText.of(map)).isEqualTo("{\"b\": [1, 1.50, true], \"a\": null}");
  }

  @Test
  void quotesAndControlCharactersAreEscaped() {
    assertThat(JsonText.of("a\"b\\c\nd")).isEqualTo("\"a\\\"b\\\\c\\u000ad\"");
  }

  @Test
  void whatJsonHasNoFormForIsItsText() {
    List<Object> values = new ArrayList<>(List.of(Double.NaN, LocalDate.of(2026, 1, 31)));
    assertThat(JsonText.of(values)).isEqualTo("[\"NaN\", \"2026-01-31\"]");
  }
}
