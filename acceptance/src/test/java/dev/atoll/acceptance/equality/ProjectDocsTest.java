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

/** What the options of {@code docs generate} do to the files of a plain project. */
final class ProjectDocsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aBuiltProject() throws IOException {
    Tool.copy("projects/bookshop", folder);
    tool = new Tool(folder);
    tool.build();
    Tool.delete(folder.resolve("target"));
  }

  private Tool.Said generate(String... options) {
    List<String> words = new ArrayList<>(List.of("docs", "generate"));
    words.addAll(List.of(options));
    return tool.run(words.toArray(String[]::new));
  }

  private JsonNode read(String name) throws IOException {
    return JSON.readTree(folder.resolve("target").resolve(name).toFile());
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void theManifestHasTheCompiledCode() throws Exception {
    Tool.Said said = generate();
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    JsonNode node = read("manifest.json").path("nodes").path("model.bookshop.author_income");
    assertThat(node.path("compiled").asBoolean()).isTrue();
    assertThat(node.path("compiled_code").asText()).contains("\"bookshop\".\"shop");
    assertThat(folder.resolve(node.path("compiled_path").asText())).isRegularFile();
    assertThat(folder.resolve("target/run_results.json")).isRegularFile();
    assertThat(folder.resolve("target/static_index.html")).doesNotExist();
  }

  @Test
  void theCatalogHoldsWhatIsSelected() throws Exception {
    assertThat(generate("--select", "author_income").code()).isZero();
    assertThat(keys(read("catalog.json").path("nodes")))
        .containsExactly("model.bookshop.author_income");
    assertThat(read("manifest.json").path("nodes").size()).isGreaterThan(10);
  }

  @Test
  void anEmptyCatalogAsksNobody() throws Exception {
    Tool.Said said = generate("--empty-catalog", "--no-compile", "--output", "json");
    assertThat(said.code()).isZero();
    assertThat(read("catalog.json").path("nodes").size()).isZero();
    JsonNode document = JSON.readTree(said.out());
    assertThat(document.path("command").asText()).isEqualTo("docs generate");
    assertThat(document.path("totals").path("statements").asLong()).isZero();
    assertThat(Path.of(document.path("index").asText())).isRegularFile();
  }

  @Test
  void withoutCompilingAnEarlierManifestStaysAsItIs() throws Exception {
    assertThat(generate().code()).isZero();
    String before = Files.readString(folder.resolve("target/manifest.json"));
    assertThat(generate("--no-compile").code()).isZero();
    assertThat(folder.resolve("target/manifest.json")).hasContent(before);

    Tool.delete(folder.resolve("target"));
    assertThat(generate("--no-compile").code()).isZero();
    JsonNode node = read("manifest.json").path("nodes").path("model.bookshop.author_income");
    assertThat(keys(node))
        .as("a page without a manifest shows nothing")
        .contains("raw_code")
        .doesNotContain("compiled_code");
    assertThat(folder.resolve("target/run_results.json")).doesNotExist();
  }

  @Test
  void whatDoesNotCompileIsNotDocumented() throws Exception {
    Files.writeString(
        folder.resolve("models/broken.sql"),
        "{% if execute %}{{ exceptions.raise_compiler_error('no') }}{% endif %} select 1 as id");
    Tool.Said said = generate();
    assertThat(said.code()).isEqualTo(1);
    assertThat(folder.resolve("target/catalog.json")).doesNotExist();
    assertThat(folder.resolve("target/index.html")).doesNotExist();
    assertThat(said.out()).doesNotContain("documentation:");
  }

  @Test
  void aMacroThatGivesNoCatalogIsAProblemWithItsPlace() throws Exception {
    Files.writeString(
        folder.resolve("macros/catalog.sql"),
        "{% macro get_catalog_relations(information_schema, relations) %}none{% endmacro %}");
    Tool.Said said = generate();
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out() + said.err()).contains("A762", "macros/catalog.sql:1");
    assertThat(read("catalog.json").path("errors").get(0).asText()).startsWith("A762");
  }

  @Test
  void beyondAHundredRelationsTheirSchemasAreAskedForInOneQuery() throws Exception {
    for (int i = 0; i < 100; i++) {
      Files.writeString(folder.resolve("models/many_" + i + ".sql"), "select " + i + " as id");
    }
    tool.build("--select", "many_*");
    Files.writeString(
        folder.resolve("macros/catalog.sql"),
        "{% macro get_catalog_relations(information_schema, relations) %}none{% endmacro %}");
    Tool.Said said = generate("--no-compile", "--output", "json");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    assertThat(JSON.readTree(said.out()).path("totals").path("statements").asLong()).isEqualTo(1);
    assertThat(keys(read("catalog.json").path("nodes")))
        .contains("model.bookshop.many_99", "model.bookshop.author_income");
  }

  @Test
  void aPageThatHoldsEverythingEscapesWhatTheProjectSays() throws Exception {
    Files.writeString(
        folder.resolve("models/hostile.yml"),
        """
        models:
          - name: hostile
            description: "</script><script>window.hit = 1</script><img src=x onerror=hit()>"
        """);
    Files.writeString(
        folder.resolve("models/hostile.sql"),
        "-- </script><script>window.hit = 2</script>\nselect 1 as id");
    Tool.Said said = generate("--static");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    String page = Files.readString(folder.resolve("target/static_index.html"));
    assertThat(page).contains("window.hit = 2").doesNotContain("<script>window");
    assertThat(page.split("</script", -1)).hasSize(3);
  }

  @Test
  void whatAssetPathsNameIsCopied() throws Exception {
    Path project = folder.resolve("dbt_project.yml");
    Files.writeString(project, Files.readString(project) + "\nasset-paths: [pictures]\n");
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("pictures/a.svg"), "<svg/>");
    assertThat(generate("--no-compile").code()).isZero();
    assertThat(folder.resolve("target/pictures/a.svg")).hasContent("<svg/>");
  }
}
