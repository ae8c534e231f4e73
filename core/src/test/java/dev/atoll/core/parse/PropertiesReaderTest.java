package dev.atoll.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SourceProperties;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.project.TestDeclaration;
import dev.atoll.core.project.VersionProperties;
import dev.atoll.domain.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertiesReaderTest {
  private final Problems problems = new Problems();

  private PropertiesFile read(String text) {
    SourceText source = new SourceText("shop", "a.yml", "models/a.yml", "models/a.yml", text);
    return PropertiesReader.read(source, problems).orElseThrow();
  }

  private List<TestDeclaration> tests(String list) {
    return read("models:\n  - name: a\n    data_tests:\n" + list.indent(6))
        .resources()
        .getFirst()
        .tests();
  }

  @Test
  void whatFollowsATestsNameIsLeftOutAsInDbt() {
    TestDeclaration test = tests("['shop.is_positive:']").getFirst();

    assertThat(test.namespace()).contains("shop");
    assertThat(test.name()).isEqualTo("is_positive");
  }

  @Test
  void aTestIsWrittenInThreeForms() {
    List<TestDeclaration> tests =
        tests(
            """
            - unique
            - accepted_values: {values: [1, 2]}
            - {name: mine, test_name: dbt_utils.at_least_one, column_name: id}
            """);

    assertThat(tests.stream().map(TestDeclaration::name))
        .containsExactly("unique", "accepted_values", "at_least_one");
    assertThat(tests.get(1).arguments().toJava()).hasToString("{values=[1, 2]}");
    assertThat(tests.get(2).namespace()).contains("dbt_utils");
    assertThat(tests.get(2).customName().orElseThrow().toJava()).isEqualTo("mine");
    assertThat(tests.get(2).arguments().toJava()).hasToString("{column_name=id}");
    assertThat(tests.get(1).place()).hasToString("models/a.yml:5:9");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void configsAreTakenFromAmongTheArguments() {
    TestDeclaration test =
        tests(
                """
                - accepted_values:
                    name: mine
                    description: why
                    severity: warn
                    arguments: {values: [1], where: "a > 1"}
                    config: {tags: [x]}
                    quote: false
                """)
            .getFirst();

    assertThat(test.arguments().toJava()).hasToString("{quote=false, values=[1]}");
    assertThat(test.config().toJava()).hasToString("{tags=[x], severity=warn, where=a > 1}");
    assertThat(test.customName().orElseThrow().toJava()).isEqualTo("mine");
    assertThat(test.description().orElseThrow().toJava()).isEqualTo("why");
  }

  @Test
  void theOldWordForDataTestsStillWorks() {
    ResourceProperties model =
        read("models:\n  - name: a\n    tests: [unique]\n    columns:\n      - name: id\n        tests: [not_null]\n")
            .resources()
            .getFirst();

    assertThat(model.tests().getFirst().name()).isEqualTo("unique");
    assertThat(model.columns().getFirst().tests().getFirst().name()).isEqualTo("not_null");
  }

  @Test
  void everySectionIsRead() {
    PropertiesFile file =
        read(
            """
            version: 2
            models: [{name: a, config: {materialized: table}}]
            seeds: [{name: b}]
            snapshots: [{name: c, relation: ref('a')}]
            analyses: [{name: d}]
            data_tests: [{name: e, description: singular}]
            macros: [{name: f, arguments: [{name: x, type: string}]}]
            exposures: [{name: g, type: dashboard, owner: {email: x@example.com}}]
            groups: [{name: h, owner: {name: x}}]
            unit_tests: [{name: i, model: a, given: [], expect: {rows: []}}]
            semantic_models: [{name: j, model: ref('a')}]
            metrics: [{name: k, type: simple}]
            saved_queries: [{name: l, query_params: {}}]
            """);

    assertThat(file.resources().stream().map(ResourceProperties::type))
        .containsExactly(
            ResourceType.MODEL,
            ResourceType.SEED,
            ResourceType.SNAPSHOT,
            ResourceType.ANALYSIS,
            ResourceType.TEST);
    assertThat(file.resources().get(2).relation()).isPresent();
    assertThat(file.macros().getFirst().arguments()).hasSize(1);
    assertThat(file.others().stream().map(other -> other.type() + " " + other.name().text()))
        .containsExactly(
            "EXPOSURE g",
            "GROUP h",
            "UNIT_TEST i",
            "SEMANTIC_MODEL j",
            "METRIC k",
            "SAVED_QUERY l");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void aVersionTellsColumnsFromSelections() {
    ResourceProperties model =
        read("""
                models:
                  - name: dim
                    latest_version: 2
                    versions:
                      - v: 1
                        defined_in: dim_old
                        columns:
                          - include: all
                            exclude: [x]
                          - name: y
                      - v: two
                        data_tests: []
                """)
            .resources()
            .getFirst();

    VersionProperties first = model.versions().getFirst();
    assertThat(first.version().value()).isEqualTo(1L);
    assertThat(first.definedIn().orElseThrow().text()).isEqualTo("dim_old");
    assertThat(first.columnSelection()).hasSize(1);
    assertThat(first.columns().getFirst().name().text()).isEqualTo("y");
    assertThat(first.tests()).isEmpty();
    assertThat(model.versions().getLast().tests()).contains(List.of());
    assertThat(model.latestVersion().orElseThrow().toJava()).isEqualTo(2L);
  }

  @Test
  void sourcesKeepWhatTheySayUnrendered() {
    SourceProperties source =
        read("""
                sources:
                  - name: crm
                    schema: "raw_{{ var('x') }}"
                    config: {freshness: {warn_after: {count: 1, period: day}}}
                    tables:
                      - name: orders
                        identifier: ORDERS
                        columns: [{name: id, data_tests: [unique]}]
                """)
            .sources()
            .getFirst();

    assertThat(source.raw().value("schema").orElseThrow().toJava()).isEqualTo("raw_{{ var('x') }}");
    assertThat(source.config().fields()).containsKey("freshness");
    assertThat(source.tables().getFirst().columns().getFirst().tests()).hasSize(1);
    assertThat(source.tables().getFirst().place()).hasToString("models/a.yml:6:15");
  }
}
