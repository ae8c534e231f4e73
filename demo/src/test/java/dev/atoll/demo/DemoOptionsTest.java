package dev.atoll.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
  private static final Path FOLDER = Path.of("somewhere");

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 5_001})
  void aNumberOfTenantsOutOfRangeIsRefused(int tenants) {
    assertThat(codesOf(tenants, 0.1)).containsExactly("A751");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 0.0039, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void aScaleOutOfRangeIsRefused(double scale) {
    assertThat(codesOf(5, scale)).containsExactly("A752");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(codesOf(0, 0)).containsExactly("A751", "A752");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 5_001})
  void aScaleThatNobodyGaveIsNotToBlame(int tenants) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> DemoOptions.of(FOLDER, tenants))
        .satisfies(
            refused ->
                assertThat(refused.problems()).extracting(Problem::code).containsExactly("A751"));
  }

  @Test
  void aScaleThatWouldLeaveTenantsWithoutOrdersIsRefusedWithTheLeastThatDoes() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> new DemoOptions(FOLDER, 200, 0.004))
        .satisfies(
            refused -> {
              assertThat(refused.problem().code()).isEqualTo("A753");
              assertThat(refused.problem().mend()).contains("at least 0.0267");
            });
    assertThat(new DemoOptions(FOLDER, 200, 0.0267).tenants()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 24, 25, 26, 200, 1_000, 5_000})
  void theDefaultScaleFitsEveryNumberOfTenants(int tenants) {
    assertThat(DemoOptions.of(FOLDER, tenants).scale()).isBetween(0.0125, 1.0);
  }

  @Test
  void theDefaultFleetIsATenthOfTpch() {
    assertThat(DemoOptions.of(FOLDER, DemoOptions.DEFAULT_TENANTS).scale()).isEqualTo(0.1);
  }

  private static List<String> codesOf(int tenants, double scale) {
    try {
      new DemoOptions(FOLDER, tenants, scale);
      return List.of();
    } catch (ProblemException refused) {
      return refused.problems().stream().map(Problem::code).toList();
    }
  }
}
