package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One page for a whole fleet, and a catalog for each tenant. */
final class FleetDocsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aFleetOfThree() throws IOException {
    Tool.copy("projects/bookshop-fleet", folder);
    Tool.copy("projects/bookshop", folder.resolve("bookshop"));
    tool = new Tool(folder);
  }

  private Tool.Said generate(String... options) {
    List<String> words = new ArrayList<>(List.of("docs", "generate"));
    words.addAll(List.of(options));
    return tool.run(words.toArray(String[]::new));
  }

  private JsonNode catalog(String tenant) throws IOException {
    return JSON.readTree(folder.resolve("target/tenants/" + tenant + "/catalog.json").toFile());
  }

  private List<String> shown() throws IOException {
    return JSON.readTree(folder.resolve("target/docs.json").toFile())
        .path("tenants")
        .findValuesAsText("id");
  }

  @Test
  void everyTenantHasItsOwnCatalogAndThePageKnowsThemAll() throws Exception {
    tool.build();
    Tool.Said said = generate();

    assertThat(said.code()).as(said.out() + said.err()).isZero();
    assertThat(said.out()).contains("documentation: target/index.html");
    assertThat(shown()).containsExactly("bergen", "oslo", "york");
    for (String tenant : shown()) {
      JsonNode entry = catalog(tenant).path("nodes").path("model.bookshop.author_income");
      assertThat(entry.path("metadata").path("database").asText()).isEqualTo(tenant);
      assertThat(entry.path("columns").size()).isPositive();
      assertThat(catalog(tenant).path("errors").isNull()).isTrue();
    }
    assertThat(folder.resolve("target/index.html")).isRegularFile();
  }

  @Test
  void tenantsThatAreGeneratedLaterJoinThoseThatWereBefore() throws Exception {
    tool.build();
    assertThat(generate("--tenants", "york").code()).isZero();
    assertThat(shown()).containsExactly("york");
    assertThat(generate("--first", "1").code()).isZero();
    assertThat(shown()).containsExactly("bergen", "york");
  }

  @Test
  void aPageOfOneFileHoldsOneTenantAndNothingOfAnother() throws Exception {
    tool.build();
    assertThat(generate("--static").code()).isZero();
    String page = Files.readString(folder.resolve("target/tenants/oslo/static_index.html"));
    assertThat(page).contains("\"oslo\"").doesNotContain("york").doesNotContain("bergen");
    assertThat(folder.resolve("target/static_index.html")).doesNotExist();
  }

  @Test
  void whatOneTenantCannotShowIsItsOwnTrouble() throws Exception {
    tool.build();
    Files.writeString(
        folder.resolve("bookshop/macros/catalog.sql"),
        """
        {% macro get_catalog_relations(information_schema, relations) %}
          {% if information_schema.database == 'oslo' %}
            {{ exceptions.raise_compiler_error('no catalog today') }}
          {% endif %}
          {{ return(adapter.dispatch('get_catalog_relations', 'dbt')(information_schema, relations)) }}
        {% endmacro %}
        """);
    Tool.Said said = generate();

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out() + said.err()).contains("no catalog today", "oslo");
    assertThat(catalog("oslo").path("errors").get(0).asText()).contains("no catalog today");
    assertThat(catalog("york").path("errors").isNull()).isTrue();
    assertThat(catalog("york").path("nodes").size()).isPositive();
  }

  @Test
  void askingADatabaseTakesOneQueryHoweverManyRelationsThereAre() throws Exception {
    tool.build();
    for (String selection : List.of("author_income", "*")) {
      Tool.Said said =
          generate("--no-compile", "--tenants", "york", "--select", selection, "--output", "json");
      assertThat(said.code()).as(said.err()).isZero();
      assertThat(JSON.readTree(said.out()).path("totals").path("statements").asLong())
          .as(selection)
          .isEqualTo(1);
    }
  }
}
