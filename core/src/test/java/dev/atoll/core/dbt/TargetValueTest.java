package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Ordered;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TargetValueTest {
  private static Rendering rendering() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", "dev");
    fields.put("schema", "main");
    fields.put("threads", 4L);
    return new Rendering().with("target", new TargetValue(Ordered.map(fields)));
  }

  @Test
  void eachFieldIsRecordedWhenItIsRead() {
    Rendering rendering = rendering();
    assertThat(
            rendering.value(
                "target.name ~ target['schema'] ~ target.get('threads')"
                    + " ~ (target.nope is defined) ~ target.get('zone', 'd')"))
        .isEqualTo("devmain4Falsed");
    assertThat(rendering.reads())
        .containsExactly(
            "target name", "target schema", "target threads", "target nope", "target zone");
  }

  @Test
  void theWholeIsReadFieldByField() {
    Rendering rendering = rendering();
    assertThat(rendering.value("target"))
        .isEqualTo("{'name': 'dev', 'schema': 'main', 'threads': 4}");
    assertThat(rendering.reads())
        .containsExactly("target *", "target name", "target schema", "target threads");
  }

  @Test
  void walkingReadsTheNamesOnly() {
    Rendering rendering = rendering();
    assertThat(rendering.text("{% for name in target %}{{ name }} {% endfor %}"))
        .isEqualTo("name schema threads ");
    assertThat(rendering.reads()).containsExactly("target *");
  }

  @Test
  void membershipIsARead() {
    Rendering rendering = rendering();
    assertThat(rendering.value("'name' in target ~ ('x' in target)")).isNotEmpty();
    assertThat(rendering.reads()).contains("target x");
  }
}
