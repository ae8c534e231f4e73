package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Problem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EnvVarFunctionTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("REGION", "eu", "DBT_ENV_SECRET_KEY", "s3cret");

  private static Rendering rendering(EnvVarFunction.Secrets secrets) {
    return new Rendering()
        .with(
            "env_var",
            new EnvVarFunction(
                name -> Optional.ofNullable(ENVIRONMENT.get(name)), ENVIRONMENT::keySet, secrets));
  }

  @Test
  void readsAreRecordedSetOrNot() {
    Rendering rendering = rendering(EnvVarFunction.Secrets.REFUSED);
    assertThat(rendering.value("env_var('REGION') ~ env_var('NOPE', 5) ~ env_var('N', default='')"))
        .isEqualTo("eu5");
    assertThat(rendering.reads()).containsExactly("env_var REGION", "env_var NOPE", "env_var N");
  }

  @Test
  void aMissingOneIsAProblemThatNamesTheNearest() {
    Problem problem = rendering(EnvVarFunction.Secrets.REFUSED).problem("env_var('REGON')");
    assertThat(problem.code()).isEqualTo("A330");
    assertThat(problem.mend()).contains("REGION");
    assertThat(rendering(EnvVarFunction.Secrets.REFUSED).problem("env_var('X', none)").code())
        .isEqualTo("A330");
  }

  @Test
  void aSecretIsReadWhereItIsAllowedAndNeverRecorded() {
    Rendering allowed = rendering(EnvVarFunction.Secrets.ALLOWED);
    assertThat(allowed.value("env_var('DBT_ENV_SECRET_KEY')")).isEqualTo("s3cret");
    assertThat(allowed.reads()).isEmpty();
    assertThat(
            rendering(EnvVarFunction.Secrets.REFUSED)
                .problem("env_var('DBT_ENV_SECRET_KEY')")
                .code())
        .isEqualTo("A331");
  }
}
