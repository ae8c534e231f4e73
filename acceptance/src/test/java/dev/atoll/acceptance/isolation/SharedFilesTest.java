package dev.atoll.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that all tenants read is looked for before anything begins. */
final class SharedFilesTest {
  private static final String FILE = "data/shared/reference.duckdb";

  @TempDir private Path place;
  private Reef reef;

  @BeforeEach
  void make() throws IOException, SQLException {
    reef = Reef.make(place);
  }

  private void assertRefused(Reef.Ended ended, String cause) throws IOException {
    assertThat(ended.code()).as("%s", ended.json()).isEqualTo(2);
    JsonNode problems = ended.json().path("problems");
    assertThat(problems).hasSize(1);
    JsonNode problem = problems.get(0);
    int line = Files.readAllLines(reef.path("fleet.yml")).indexOf("shared:") + 2;
    assertThat(problem.path("code").asText()).isEqualTo("A640");
    assertThat(problem.path("place").path("file").asText()).isEqualTo("fleet.yml");
    assertThat(problem.path("place").path("line").asInt()).isEqualTo(line);
    assertThat(problem.path("message").asText()).contains("'reference'", FILE);
    assertThat(problem.path("cause").asText()).contains(cause);
    assertThat(problem.path("mend").asText()).contains("publish").doesNotContain("ref()");
    assertThat(reef.path(".atoll")).doesNotExist();
    assertThat(reef.path("target/tenants")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"build", "run", "compile", "show --select own", "build --tenants a"})
  void oneThatIsMissingIsToldWithItsPlaceAndThereIsNoRun(String command) throws IOException {
    Files.delete(reef.path(FILE));

    assertRefused(reef.run(command.split(" ")), "there is no such file");
    assertThat(reef.path(FILE)).doesNotExist();
  }

  @Test
  void oneThatIsNoDatabaseIsToldToo() throws IOException {
    reef.write(FILE, "id,rate\n" + "1,7\n".repeat(2000));

    assertRefused(reef.run("build"), "not a valid DuckDB database file");
  }

  @Test
  void allOfThemAreToldAtOnce() throws IOException {
    Files.delete(reef.path(FILE));
    reef.write(
        "fleet.yml",
        Files.readString(reef.path("fleet.yml"))
            .replace(
                "shared:\n",
                """
                  rates: {type: duckdb, path: data/rates/rates.duckdb}
                shared:
                  rates: {engine: rates, schema: main}
                """));

    Reef.Ended ended = reef.run("build");

    assertThat(ended.json().path("problems").findValuesAsText("code"))
        .isEqualTo(List.of("A640", "A640"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan --changed-only", "provision --all-tenants --yes"})
  void whoDoesNotReadItIsWarned(String command) throws IOException {
    Files.delete(reef.path(FILE));

    Reef.Ended ended = reef.run(command.split(" "));

    assertThat(ended.code()).as("%s", ended.json()).isZero();
    assertThat(ended.json().path("problems").findValuesAsText("code")).containsExactly("A640");
    assertThat(ended.json().path("problems").findValuesAsText("severity"))
        .containsExactly("warning");
  }
}
