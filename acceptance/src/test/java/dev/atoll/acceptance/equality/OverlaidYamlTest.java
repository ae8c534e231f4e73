package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What overlays do to sources, exposures and tests, which stand in properties files alone. */
@Timeout(300)
final class OverlaidYamlTest {
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aProjectWithSourcesAndExposures() throws IOException {
    tool = new Tool(folder);
    write(
        "fleet.yml",
        """
        version: 1
        name: retail
        project: shop
        layers: [{name: tenant, file: "fleet/{tenant}.yml", optional: true}]
        tenants: {inline: [{id: acme}, {id: blue}]}
        engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
        routing: {engine: local, schema: "t_{tenant}"}
        """);
    write("fleet/blue.yml", "overlays: [o]\n");
    write("shop/dbt_project.yml", "name: shop\nversion: '1'\nprofile: shop\n");
    write("shop/seeds/raw.csv", "id\n1\n1\n");
    write("shop/models/orders.sql", "select id from {{ source('crm', 'orders') }}\n");
    write(
        "shop/models/schema.yml",
        """
        sources:
          - name: crm
            schema: "{{ target.schema }}"
            tables:
              - name: orders
                identifier: raw
                loaded_at_field: "timestamp '2001-01-01'"
                columns: [{name: id, data_tests: [unique]}]
        exposures:
          - {name: board, type: dashboard, owner: {name: a}, depends_on: [ref('orders')]}
        """);
    overlay("config: {crm.orders: {tags: [a]}}");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void overlay(String text) throws IOException {
    write("overlays/o/overlay.yml", text + "\n");
  }

  private String said(int code, String... words) {
    Tool.Said said = tool.run(words);
    assertThat(said.code()).as(said.out() + said.err()).isEqualTo(code);
    return said.out() + said.err();
  }

  @Test
  void theFreshnessOfASourceIsThatOfTheOverlay() throws IOException {
    said(0, "seed");
    assertThat(said(0, "source", "freshness")).contains("0 steps");

    overlay("config: {crm.orders: {freshness: {error_after: {count: 1, period: day}}}}");

    assertThat(said(1, "source", "freshness")).contains("blue  FAILED").doesNotContain("acme  F");
  }

  @Test
  void anExposureAndATestAreDisabledAndConfigured() throws IOException {
    said(0, "seed");
    assertThat(said(1, "test", "--tenants", "blue")).contains("ERROR=1");
    overlay("config: {board: {meta: {seen: 1}}, source_unique_crm_orders_id: {severity: warn}}");
    assertThat(said(0, "test", "--tenants", "blue")).contains("WARN=1");
    assertThat(said(1, "test", "--tenants", "acme")).contains("ERROR=1");
    assertThat(said(0, "ls", "--select", "overlay:o").lines())
        .containsExactly("exposure:shop.board", "shop.source_unique_crm_orders_id");

    overlay("disable: [board, source_unique_crm_orders_id]");

    assertThat(said(0, "ls", "--tenants", "blue").lines())
        .containsExactly("shop.orders", "shop.raw", "source:shop.crm.orders");
    assertThat(said(0, "ls", "--tenants", "acme")).contains("exposure:shop.board");
  }

  @Test
  void whoReadsADisabledSourceIsToldWhichOverlayDisabledIt() throws IOException {
    overlay("disable: [crm.orders]");

    assertThat(said(1, "compile"))
        .contains("A402", "shop/models/orders.sql:1:19")
        .contains("overlay 'o' disables it at overlays/o/overlay.yml:1:11")
        .contains("1 tenant: blue");
  }

  @Test
  void aValueThatCannotBeHasItsPlaceInTheOverlay() throws IOException {
    overlay(
        """
        config:
          crm.orders: {freshness: {warn_after: {count: 1, period: dy}}, meta: 3}
          board: {enabled: maybe}
          orders: {tags: {a: b}}""");

    assertThat(said(2, "check"))
        .contains("overlays/o/overlay.yml:2:27: error[A432]")
        .contains("overlays/o/overlay.yml:2:71: error[A415]: config 'meta' of source")
        .contains("overlays/o/overlay.yml:3:20: error[A415]: config 'enabled' of 'board'")
        .contains("overlays/o/overlay.yml:4:18: error[A415]: config 'tags' of model 'orders'");
  }

  @Test
  void aPropertiesFileAddsSourcesAndExposuresAndTestsOfWhatIsThere() throws IOException {
    overlay("add: [models/**]");
    write("overlays/o/models/bills.sql", "select * from {{ source('erp', 'bills') }}");
    write(
        "overlays/o/models/more.yml",
        """
        models: [{name: orders, columns: [{name: id, data_tests: [not_null]}]}]
        sources: [{name: erp, schema: "{{ target.schema }}", tables: [{name: bills, identifier: raw}]}]
        exposures: [{name: mail, type: notebook, owner: {name: a}, depends_on: [ref('bills')]}]
        """);
    said(0, "seed");

    said(0, "build", "--tenants", "blue", "--exclude", "source_unique_crm_orders_id");

    assertThat(said(0, "ls", "--select", "overlay:o").lines())
        .containsExactly(
            "exposure:shop.mail", "shop.bills", "source:shop.erp.bills", "shop.not_null_orders_id");
  }

  @Test
  void aCircleThatAnOverlayMakesNamesTheOverlay() throws IOException {
    write("shop/models/last.sql", "select * from {{ ref('orders') }}\n");
    overlay("extend: {orders: {join: \"join {{ ref('last') }} as l on l.id = base.id\"}}");

    assertThat(said(2, "check"))
        .contains("A408", "overlay 'o' changes orders")
        .contains("1 tenant: blue");
  }

  @Test
  void wrongSqlOfAnExtensionHasNoLineOfTheModel() throws IOException {
    said(0, "seed");
    overlay("extend: {orders: {columns: {a: nowhere}}}");

    assertThat(said(1, "run"))
        .contains("shop/models/orders.sql: error[A5")
        .contains("target/tenants/blue/compiled/shop/models/orders.sql");
  }
}
