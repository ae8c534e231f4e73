package dev.atoll.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelVersionTest {
  @Test
  void numbersAreComparedByValue() {
    assertThat(new ModelVersion(10L, 9L).age()).isEqualTo("prerelease");
    assertThat(new ModelVersion("1.0", 2L).age()).isEqualTo("old");
    assertThat(new ModelVersion(2L, 2L).age()).isEqualTo("latest");
  }

  @Test
  void aTextIsComparedAsText() {
    assertThat(new ModelVersion("beta", "alpha").age()).isEqualTo("prerelease");
    assertThat(new ModelVersion(1L, "alpha").age()).isEqualTo("old");
  }
}
