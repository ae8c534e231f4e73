package dev.atoll.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigMergeTest {
  private final ConfigMerge merge = new ConfigMerge(Map.of("materialized", "view"));

  @Test
  void aLaterLevelReplaces() {
    merge.add(Map.of("materialized", "table"));

    assertThat(merge.result()).containsEntry("materialized", "table");
  }

  @Test
  void tagsAddUpAndStandOnce() {
    merge.add(Map.of("tags", "nightly"));
    merge.add(Map.of("tags", List.of("nightly", "finance")));

    assertThat(merge.result()).containsEntry("tags", List.of("nightly", "finance"));
  }

  @Test
  void hooksAddUpUnderEitherSpelling() {
    merge.add(Map.of("pre-hook", "select 1"));
    merge.add(Map.of("pre_hook", List.of("select 1", "select 2")));

    assertThat(merge.result())
        .containsEntry("pre-hook", List.of("select 1", "select 1", "select 2"));
  }

  @Test
  void metaMergesKeyByKey() {
    merge.add(Map.of("meta", Map.of("owner", "a", "tier", 1L)));
    merge.add(Map.of("meta", Map.of("owner", "b")));

    assertThat(merge.result()).containsEntry("meta", Map.of("owner", "b", "tier", 1L));
  }

  @Test
  void aGrantWithAPlusAddsGrantees() {
    merge.add(Map.of("grants", Map.of("select", List.of("a"))));
    merge.add(Map.of("grants", Map.of("+select", "b")));

    assertThat(merge.result()).containsEntry("grants", Map.of("select", List.of("a", "b")));
  }
}
