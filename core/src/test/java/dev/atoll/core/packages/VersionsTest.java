package dev.atoll.core.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
  private static Version version(String text) {
    return Version.of(text).orElseThrow();
  }

  private static List<Bound> bounds(String... texts) {
    return Stream.of(texts).map(text -> Bound.of(text).orElseThrow()).toList();
  }

  @Test
  void versionsAreOrderedAsSemanticVersioningOrdersThem() {
    assertThat(
            Stream.of(
                    "1.0.0",
                    "1.0.0-rc.1",
                    "1.0.0-alpha.beta",
                    "1.0.0-beta.11",
                    "1.0.0-alpha",
                    "1.0.0-beta.2",
                    "1.0.0-alpha.1",
                    "1.0.0-beta",
                    "1.10.0",
                    "1.9.0",
                    "0.9.99")
                .map(VersionsTest::version)
                .sorted()
                .map(Version::toString))
        .containsExactly(
            "0.9.99",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.9.0",
            "1.10.0");
  }

  @Test
  void theHyphenOfAPrereleaseMayBeLeftOutAndABuildPlaysNoPart() {
    assertThat(version("1.0.0rc1")).isEqualTo(version("1.0.0-rc1"));
    assertThat(version("1.0.0+build.5")).isEqualTo(version("1.0.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "v1.0.0", "01.0.0", "1.0.0.0", "", "latest", ">= 1.0.0"})
  void whatIsNoVersionIsNone(String text) {
    assertThat(Bound.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ">=1.0.0, 1.0.0, true",
    ">1.0.0, 1.0.0, false",
    ">1.0.0-rc1, 1.0.0, true",
    "<2.0.0, 2.0.0-rc1, false",
    "<2.0.0, 1.9.9-rc1, true",
    "<2.0.0-rc2, 2.0.0-rc1, true",
    "<=2.0.0, 2.0.0-rc1, true",
    "=1.0.0, 1.0.0, true",
    "1.0.0, 1.0.1, false"
  })
  void aBoundHoldsOrNot(String bound, String candidate, boolean holds) {
    assertThat(Bound.of(bound).orElseThrow().holds(version(candidate))).isEqualTo(holds);
  }

  @Test
  void boundsThatLeaveNothingExcludeEachOther() {
    assertThat(Bound.excludeEachOther(bounds(">=1.0.0", "<1.0.0"))).isTrue();
    assertThat(Bound.excludeEachOther(bounds(">1.0.0", "<=1.0.0"))).isTrue();
    assertThat(Bound.excludeEachOther(bounds(">=1.0.0", "<2.0.0", ">=2.0.0"))).isTrue();
    assertThat(Bound.excludeEachOther(bounds("1.0.0", "1.0.1"))).isTrue();
    assertThat(Bound.excludeEachOther(bounds("1.0.0", "<1.0.0"))).isTrue();
  }

  @Test
  void boundsThatLeaveSomethingDoNot() {
    assertThat(Bound.excludeEachOther(bounds(">=1.0.0", "<=1.0.0"))).isFalse();
    assertThat(Bound.excludeEachOther(bounds(">=1.0.0", ">2.0.0"))).isFalse();
    assertThat(Bound.excludeEachOther(bounds("1.0.0", "=1.0.0", "<2.0.0"))).isFalse();
    assertThat(Bound.excludeEachOther(bounds())).isFalse();
  }
}
