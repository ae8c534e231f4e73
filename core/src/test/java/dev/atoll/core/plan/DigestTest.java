package dev.atoll.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DigestTest {
  private static String of(Object value) {
    return Digest.of("test").value(value, Digest.Keys.AS_THEY_STAND).hex();
  }

  @Test
  void bordersAndTypesCount() {
    assertThat(List.of(of(List.of("ab", "c")), of(List.of("a", "bc")), of(List.of("abc"))))
        .doesNotHaveDuplicates();
    assertThat(List.of(of("1"), of(1L), of(1.0), of(List.of("1")), of(Map.of("1", "1"))))
        .doesNotHaveDuplicates();
    assertThat(of(true)).isNotEqualTo(of("true"));
    assertThat(Digest.of("a").text("b").hex()).isNotEqualTo(Digest.of("ab").hex());
  }

  @Test
  void theOrderOfKeysCountsWhereItIsToldTo() {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("a", 1L);
    one.put("b", 2L);
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("b", 2L);
    other.put("a", 1L);

    assertThat(of(one)).isNotEqualTo(of(other));
    assertThat(Digest.of("test").value(one, Digest.Keys.SORTED).hex())
        .isEqualTo(Digest.of("test").value(other, Digest.Keys.SORTED).hex());
  }

  @Test
  void theHashIsTheSameForEver() {
    // Ledgers and plans of before hold such hashes: when this changes, everything counts as
    // changed.
    assertThat(of(List.of("a", 1L, true, Map.of("k", "v")))).isEqualTo("cdcd00ed930e164321a8b1e9");
  }
}
