package dev.atoll.acceptance.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a tenant's data lies, what of it may be missing, and what must be there. */
final class SourcesTest {
  @TempDir Path folder;
  private Shore shore = new Shore(Path.of("."));

  @BeforeEach
  void threeShops() throws Exception {
    shore =
        new Shore(folder)
            .file("fleet.yml", fleet(""))
            .file(
                "base.yml",
                """
                sources:
                  crm:
                    schema: "raw_{tenant}"
                    optional: [refunds]
                    tables: {orders: {identifier: "orders_{region}"}}
                inputs: {required: [crm.orders]}
                """)
            .file("shop/dbt_project.yml", "name: shop\nversion: '1.0'\nprofile: none\n")
            .file(
                "shop/models/sources.yml",
                """
                sources:
                  - name: crm
                    schema: nowhere
                    tables:
                      - name: orders
                      - name: refunds
                        columns: [{name: id, data_tests: [not_null]}]
                """)
            .file(
                "shop/models/orders.sql",
                "{{ config(materialized='table') }} select * from {{ source('crm', 'orders') }}")
            .file(
                "shop/models/refunds.sql",
                "{{ config(materialized='table') }} select * from {{ source('crm', 'refunds') }}")
            .file(
                "shop/models/refund_totals.sql",
                "{{ config(materialized='table') }} select count(*) as n from {{ ref('refunds') }}");
    for (String tenant : new String[] {"acme", "beta", "gamma"}) {
      String region = tenant.equals("gamma") ? "us" : "eu";
      shore.sql(
          tenant,
          "create schema raw_" + tenant,
          "create table raw_%s.orders_%s as select 1 as id".formatted(tenant, region),
          "create table raw_%s.refunds as select 2 as id".formatted(tenant));
    }
  }

  private static String fleet(String more) {
    return """
    version: 1
    name: coast
    project: shop
    layers:
      - {name: base, file: base.yml}
      - {name: tenant, file: "tenants/{tenant}.yml", optional: true}
    tenants: {acme: {region: eu}, beta: {region: eu}, gamma: {region: us}}
    engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
    routing: {schema: t}
    """
        + more;
  }

  private Shore.Said build(int code) {
    Shore.Said said = shore.run("build");
    assertThat(said.code()).as(said.all()).isEqualTo(code);
    return said;
  }

  @Test
  void eachTenantReadsWhereItsLayersSayAndAllShareOneForm() throws Exception {
    build(0);

    for (String tenant : new String[] {"acme", "beta", "gamma"}) {
      assertThat(shore.relations(tenant)).containsExactly("orders", "refund_totals", "refunds");
    }
    assertThat(shore.forms("orders")).hasSize(1);
  }

  @Test
  void whereSourcesLieIsSaidWithItsOrigin() throws Exception {
    shore.file("tenants/beta.yml", "sources: {crm: {optional: []}}\nschedule: '0 3 * * *'\n");

    assertThat(shore.run("explain", "beta").out())
        .containsPattern("source crm.schema +raw_beta +base, base.yml:3:13")
        .containsPattern("source crm.orders required +true +base, base.yml:6:20")
        .doesNotContain("crm.refunds optional");
    assertThat(shore.run("diff", "acme", "beta").out())
        .containsPattern("source crm.schema +raw_acme +base.yml:3:13 +raw_beta")
        .containsPattern("source crm.refunds optional +true")
        .containsPattern("routing schedule .*0 3");
  }

  @Test
  void anOptionalTableThatIsMissingSkipsWhatReadsItAndIsNoFailure() throws Exception {
    shore.sql("beta", "drop table raw_beta.refunds");

    Shore.Said said = shore.run("build", "--output", "json");

    assertThat(said.code()).as(said.all()).isZero();
    assertThat(shore.relations("beta")).containsExactly("orders");
    assertThat(shore.relations("acme")).containsExactly("orders", "refund_totals", "refunds");
    // The test of the source, the model, and the model that reads it.
    assertThat(said.out().split("source_absent", -1)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void anAbsentTableIsNotEvenLookedFor() throws Exception {
    shore.file("tenants/beta.yml", "sources: {crm: {absent: [refunds]}}\n");

    build(0);

    assertThat(shore.relations("beta")).containsExactly("orders");
  }

  @Test
  void aMissingTableThatIsNotOptionalFails() throws Exception {
    shore
        .file("tenants/beta.yml", "sources: {crm: {optional: []}}\n")
        .sql("beta", "drop table raw_beta.refunds");

    assertThat(build(1).all()).contains("refunds");
  }

  @Test
  void anEmptyRequiredInputEndsItsTenantBeforeAnythingIsTouched() throws Exception {
    shore.sql("beta", "delete from raw_beta.orders_eu");

    Shore.Said said = build(3);

    assertThat(said.all())
        .contains("A737")
        .contains("the required input crm.orders holds no rows")
        .contains("A736")
        .contains("empty for 1 of 3 tenants");
    assertThat(shore.relations("beta")).isEmpty();
    assertThat(shore.relations("acme")).contains("orders");
  }

  @Test
  void aPolicyAllowsSomeTenantsToHaveAnEmptyInput() throws Exception {
    shore
        .file("fleet.yml", fleet("policies: {empty_inputs: {max_share: 0.4}}\n"))
        .sql("beta", "delete from raw_beta.orders_eu");

    Shore.Said said = build(0);

    assertThat(said.all()).contains("A737").doesNotContain("A736");
  }

  @Test
  void aPolicyCountsByLabel() throws Exception {
    shore
        .file("fleet.yml", fleet("policies: {empty_inputs: {max_share: 0.4, by: [region]}}\n"))
        .sql("beta", "delete from raw_beta.orders_eu");

    assertThat(build(3).all()).contains("empty for 1 of 2 tenants with region=eu");
  }

  @Test
  void aRequiredInputThatDoesNotExistFailsItsTenant() throws Exception {
    shore
        .file("fleet.yml", fleet("policies: {empty_inputs: {max_share: 1}}\n"))
        .sql("beta", "drop table raw_beta.orders_eu");

    Shore.Said said = shore.run("build", "--output", "json");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("input_missing").contains("does not exist");
  }

  @Test
  void onlyInputsThatTheSelectionGoesBackToAreLookedAt() throws Exception {
    shore.sql("beta", "delete from raw_beta.orders_eu");

    assertThat(shore.run("build", "--select", "refunds").code()).isZero();
  }

  @Test
  void unknownSourcesAndTablesAreRefusedWithTheNearestName() throws Exception {
    shore.file(
        "tenants/beta.yml",
        """
        sources: {cmr: {schema: x}, crm: {absent: [refund]}}
        inputs: {required: {append: [crm.ordres]}}
        """);

    Shore.Said said = build(1);

    assertThat(said.all())
        .contains("A125")
        .contains("the project has no source 'cmr'")
        .contains("source 'crm' has no table 'refund'")
        .contains("source 'crm' has no table 'ordres'")
        .contains("did you mean 'orders'?");
    assertThat(shore.relations("acme")).contains("orders");
  }

  @Test
  void aConfigOfALayerWinsAndOneThatConfiguresNothingIsRefused() throws Exception {
    shore
        .file(
            "tenants/acme.yml",
            "config: {models: {shop: {orders: {materialized: view}}}, tests: {+severity: warn}}\n")
        .file("tenants/beta.yml", "config: {models: {shop: {order: {materialized: view}}}}\n");

    Shore.Said said = build(1);

    assertThat(said.all())
        .contains("A119")
        .contains("the config of models shop.order configures nothing")
        .contains("did you mean 'orders'?");
    assertThat(
            shore.column(
                "acme",
                "select table_type from information_schema.tables where table_schema = 't' and"
                    + " table_name = 'orders'"))
        .containsExactly("VIEW");
  }
}
