package dev.atoll.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MemorySizeTest {
  @Test
  void unitsCountByThousandsOrBy1024() {
    assertThat(MemorySize.bytes("512MB")).hasValue(512_000_000L);
    assertThat(MemorySize.bytes("1.5 GiB")).hasValue(1_610_612_736L);
    assertThat(MemorySize.bytes("2kb")).hasValue(2000L);
  }

  @Test
  void anythingElseIsNoSize() {
    for (String text : List.of("", "512", "MB", "0MB", "-1MB", "1 cup", "999999999TiBB", "80%")) {
      assertThat(MemorySize.bytes(text)).as(text).isEmpty();
    }
  }
}
