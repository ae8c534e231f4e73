package dev.atoll.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RunIdTest {
  @Test
  void anIdTellsItsTimeAndSortsByIt() {
    Random random = new Random(7);
    RunId early = RunId.create(Instant.parse("2026-11-21T00:50:12.123Z"), random);
    RunId late = RunId.create(Instant.parse("2026-11-21T00:50:12.124Z"), random);
    assertThat(early.value()).startsWith("20261121T005012123-").hasSize(25);
    assertThat(early).isLessThan(late);
    assertThat(early.started()).isEqualTo(Instant.parse("2026-11-21T00:50:12.123Z"));
  }

  @Test
  void anythingElseIsNoId() {
    assertThatThrownBy(() -> new RunId("last")).isInstanceOf(IllegalArgumentException.class);
  }
}
