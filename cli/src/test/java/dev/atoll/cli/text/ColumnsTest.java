package dev.atoll.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void aCutTextNeverGetsWiderThanAllowed() {
    assertThat(Columns.cut("abcdef", 4)).isEqualTo("abc…");
    assertThat(Columns.cut("日本日本", 4)).isEqualTo("日…");
    assertThat(Columns.cut("abc", 3)).isEqualTo("abc");
    assertThat(Columns.cut("abc", 0)).isEmpty();
  }

  @Test
  void tablesAlignWideCharacters() {
    assertThat(
            Columns.table(
                List.of(List.of("日本", "1"), List.of("x", "200")),
                List.of(Columns.Side.LEFT, Columns.Side.RIGHT)))
        .containsExactly("日本    1", "x     200");
  }
}
