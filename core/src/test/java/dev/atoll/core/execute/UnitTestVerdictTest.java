package dev.atoll.core.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.compile.Nodes;
import dev.atoll.domain.Reason;
import dev.atoll.engine.ResultTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitTestVerdictTest {
  private static List<@Nullable Object> row(@Nullable Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  private static Attempt verdict(List<List<@Nullable Object>> rows) {
    return UnitTestVerdict.of(
        Nodes.unitTest("doubles"), Optional.of(new ResultTable(List.of(), rows)));
  }

  @Test
  void orderMeansNothing() {
    assertThat(
            verdict(
                    List.of(
                        row(1L, "actual"),
                        row(null, "actual"),
                        row(null, "expected"),
                        row(1L, "expected")))
                .reason())
        .isEqualTo(Reason.PASSED);
  }

  @Test
  void aRowThatIsThereOnceTooOftenFails() {
    Attempt attempt = verdict(List.of(row(1L, "actual"), row(1L, "actual"), row(1L, "expected")));
    assertThat(attempt.reason()).isEqualTo(Reason.TEST_FAILED);
    assertThat(attempt.message()).contains("+ 1").doesNotContain("- 1");
  }

  @Test
  void trailingZerosMeanNothingAndATextIsNoNumber() {
    assertThat(
            verdict(
                    List.of(
                        row(new BigDecimal("1.50"), "actual"),
                        row(new BigDecimal("1.5"), "expected")))
                .reason())
        .isEqualTo(Reason.PASSED);
    assertThat(verdict(List.of(row("1", "actual"), row(1L, "expected"))).reason())
        .isEqualTo(Reason.TEST_FAILED);
  }
}
