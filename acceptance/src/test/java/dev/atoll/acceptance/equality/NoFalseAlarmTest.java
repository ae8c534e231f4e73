package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Projects of twenty tenants whose ids are aliases, tables and schemas of these very projects: the
 * guard has nothing to say about them, whether namespaces have a prefix or are the bare ids.
 */
final class NoFalseAlarmTest {
  private static final List<String> TENANTS =
      List.of(
          "a",
          "b",
          "c",
          "s",
          "x",
          "id",
          "orders",
          "authors",
          "books",
          "customers",
          "main",
          "public",
          "raw",
          "shop",
          "staging",
          "at",
          "no",
          "North",
          "north-2",
          "42");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "bookshop, t_{tenant}, shop",
    "bookshop, {tenant}, shop",
    "workshop, t_{tenant}, ws",
    "workshop, {tenant}, t_{tenant}",
  })
  void aTenantsIdMayBeAnyWordOfTheProject(String project, String file, String schema)
      throws IOException {
    Tool.copy("projects/" + project, folder.resolve("project"));
    Files.writeString(
        folder.resolve("fleet.yml"),
        """
        version: 1
        name: awkward
        project: project
        variables: {+from_project: true}
        tenants:
          inline: [%s]
        engines: {local: {type: duckdb, path: "data/{tenant}/%s.duckdb"}}
        routing: {engine: local, schema: "%s"}
        """
            .formatted(
                TENANTS.stream().map("{id: \"%s\"}"::formatted).collect(Collectors.joining(", ")),
                file,
                schema));

    Tool.Said said = new Tool(folder).run("build", "--tenants", "a,orders,no", "--output", "json");

    List<String> reasons = new ArrayList<>();
    JsonNode document = new ObjectMapper().readTree(said.out());
    for (JsonNode tenant : document.path("tenants")) {
      assertThat(tenant.has("problem")).as(said.out()).isFalse();
      for (JsonNode step : tenant.path("steps")) {
        reasons.add(step.path("reason").asText());
        assertThat(step.path("reason").asText())
            .as(step.toString())
            .isNotEqualTo("isolation_refused");
      }
    }
    assertThat(reasons).as(said.out() + said.err()).contains("built").hasSizeGreaterThan(90);
  }
}
