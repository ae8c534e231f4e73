package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other people's projects taught, each in the smallest project that shows it. */
final class SmallProjectTest {
  @TempDir private Path folder;

  @BeforeEach
  void aProject() throws IOException {
    write("dbt_project.yml", "name: shop\nprofile: shop\n");
    write(
        "profiles.yml",
        "shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, threads: 1}}}\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Tool.Said build(String... arguments) {
    return new Tool(folder).run(arguments);
  }

  private String single(String sql) throws SQLException {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("shop.duckdb"), readOnly);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return String.valueOf(rows.getString(1));
    }
  }

  @Test
  void hooksAreResultsBeforeAndBehindTheNodes() throws IOException {
    write(
        "dbt_project.yml",
        "name: shop\nprofile: shop\non-run-start: select 1\non-run-end: [select 2, select 3]\n");
    write("models/a.sql", "select 1 as id");

    assertThat(build("run").code()).isZero();

    assertThat(Fingerprint.resultObjects(folder.resolve("target/run_results.json")))
        .extracting(result -> result.get("unique_id") + ": " + result.get("message"))
        .containsExactly(
            "operation.shop.shop-on-run-start-0: shop.on-run-start.0 passed",
            "model.shop.a: OK",
            "operation.shop.shop-on-run-end-0: shop.on-run-end.0 passed",
            "operation.shop.shop-on-run-end-1: shop.on-run-end.1 passed");
  }

  @Test
  void aHookSeesResultsGraphAndCommandLine() throws IOException, SQLException {
    write("seeds/s.csv", "id\n1\n");
    write(
        "models/schema.yml",
        """
        exposures:
          - name: board
            type: dashboard
            owner: {name: A, email: a@localhost}
            depends_on: [ref('s')]
        """);
    write(
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        on-run-end: >
          {% if execute %}{% set result = results | first %}
          {% set timing = result.timing | selectattr('name', 'eq', 'execute') | first %}
          create table seen as select '{{ [
            result.node.config.full_refresh is none, result.node.config.no_such_config is none,
            timing['completed_at'] >= timing.started_at,
            result.node.checksum.checksum | length, graph.exposures.values() | map(attribute='name') | list,
            graph.exposures['exposure.shop.board'].owner.keys() | list,
            invocation_args_dict.which, invocation_args_dict.full_refresh ]
            | tojson | replace("'", '') }}' as text{% endif %}
        """);

    Tool.Said said = build("seed", "--full-refresh");

    assertThat(said.err() + said.out()).doesNotContain("error[");
    assertThat(single("select text from seen"))
        .isEqualTo("[true, true, true, 64, [\"board\"], [\"email\", \"name\"], \"seed\", true]");
  }

  @Test
  void exposuresAreListedAndSelected() throws IOException {
    write("models/a.sql", "select 1 as id");
    write("models/b.sql", "select 2 as id");
    write(
        "models/schema.yml",
        "exposures: [{name: board, type: dashboard, owner: {name: A}, depends_on: [ref('a')]}]\n");

    assertThat(build("ls", "--quiet").out().lines())
        .containsExactlyInAnyOrder("shop.a", "shop.b", "exposure:shop.board");
    assertThat(build("ls", "--quiet", "--select", "+exposure:board").out().lines())
        .containsExactlyInAnyOrder("shop.a", "exposure:shop.board");
  }

  @Test
  void anExposureOfWhatDoesNotExistIsAProblem() throws IOException {
    write("models/a.sql", "select 1 as id");
    write(
        "models/schema.yml",
        "exposures: [{name: board, type: dashboard, owner: {name: A}, depends_on: [ref('c')]}]\n");

    Tool.Said said = build("parse");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err() + said.out()).contains("models/schema.yml:1:23").contains("'c'");
  }

  @Test
  void descriptionsAreRenderedBeforeTheyAreStored() throws IOException, SQLException {
    write("models/docs.md", "{% docs what %}A word.{% enddocs %}");
    write(
        "models/a.sql",
        "{{ config(persist_docs={'relation': true, 'columns': true}) }} select 1 as id");
    write(
        "models/schema.yml",
        """
        models:
          - name: a
            description: "{{ doc('what') }} And more."
            columns: [{name: id, description: "{{ doc('what') }}"}]
        """);

    assertThat(build("run").code()).isZero();

    assertThat(single("select comment from duckdb_views() where view_name = 'a'"))
        .isEqualTo("A word. And more.");
    assertThat(single("select comment from duckdb_columns() where table_name = 'a'"))
        .isEqualTo("A word.");
  }

  @Test
  void aSeedsHeaderMayBringQuotes() throws IOException, SQLException {
    write("seeds/s.csv", "id,\"\"\"from\"\"\"\n1,2021-02-03 02:04:08.396 \n");
    write(
        "seeds/schema.yml",
        "seeds: [{name: s, config: {quote_columns: false, column_types: {'\"from\"': timestamp}}}]\n");

    Tool.Said said = build("seed");

    assertThat(said.err() + said.out()).doesNotContain("error[");
    assertThat(single("select \"from\" from s")).startsWith("2021-02-03 02:04:08.396");
  }

  @Test
  void rowsThatNeitherFailNorWarnAreNoFailures() throws IOException {
    write("models/a.sql", "select 1 as id");
    write(
        "tests/t.sql", "{{ config(error_if='> 5', warn_if='> 5') }} select * from {{ ref('a') }}");

    assertThat(build("build").code()).isZero();

    assertThat(Fingerprint.results(folder.resolve("target/run_results.json")))
        .containsEntry("test.shop.t", "pass 0");
  }

  @Test
  void aTestOfASourceIsNamedAfterThePackageItComesFrom() throws IOException {
    write("macros/positive.sql", "{% test positive(model) %}select 1 where false{% endtest %}");
    write(
        "models/sources.yml",
        "sources: [{name: raw, schema: main, tables: [{name: a, data_tests: [shop.positive]}]}]\n");

    assertThat(build("ls", "--quiet", "--resource-type", "test").out().lines())
        .containsExactly("shop.shop_source_positive_raw_a_");
  }

  @Test
  void configsLoseTheLineBreakAtTheirEndAndAnalysesHaveTheTreeOfModels() throws IOException {
    write(
        "dbt_project.yml",
        """
        name: shop
        profile: shop
        models:
          +meta:
            note: |
              two
              lines
        """);
    write("analyses/a.sql", "select 1 as id");

    assertThat(
            build(
                    "ls",
                    "--quiet",
                    "--resource-type",
                    "analysis",
                    "--output",
                    "json",
                    "--output-keys",
                    "config")
                .out())
        .contains("\"note\":\"two\\nlines\"");
  }

  @Test
  void whatAHookRefersToIsBuiltFirst() throws IOException, SQLException {
    write(
        "models/a.sql",
        "{{ config(materialized='table', post_hook=\"insert into {{ this }} select id from {{ ref('z') }}\") }}"
            + " select 1 as id");
    write("models/z.sql", "select 2 as id");

    Tool.Said said = build("run");

    assertThat(said.err() + said.out()).doesNotContain("error[");
    assertThat(single("select sum(id) from a")).isEqualTo("3");
  }
}
