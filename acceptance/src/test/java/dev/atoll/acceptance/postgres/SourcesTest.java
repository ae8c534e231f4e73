package dev.atoll.acceptance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.layers.Shore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each tenant's raw schema, made by a loader: where it lies, what it may lack, what it must hold.
 */
@Timeout(120)
final class SourcesTest {
  private static final List<String> ALL =
      List.of("source_not_null_crm_refunds_id=passed", "one=built", "back=built", "backs=built");

  @TempDir private Path folder;
  private Harbour harbour;

  @BeforeEach
  void aRawSchemaForEachTenant() throws Exception {
    harbour = new Harbour(folder, WardedServer.shared());
    harbour.provision();
    for (String tenant : Harbour.TENANTS) {
      harbour.sql(
          "create schema raw_" + tenant,
          "create table raw_" + tenant + ".orders as select 1 as id",
          "create table raw_" + tenant + ".refunds as select 2 as id");
    }
    harbour
        .file(
            "base.yml",
            """
            sources: {crm: {schema: "raw_{tenant}", optional: [refunds]}}
            inputs: {required: [crm.orders]}
            """)
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
        .file("shop/models/one.sql", table("select * from {{ source('crm', 'orders') }}"))
        .file("shop/models/back.sql", table("select * from {{ source('crm', 'refunds') }}"))
        .file("shop/models/backs.sql", table("select count(*) as n from {{ ref('back') }}"));
    harbour.provision();
  }

  private static String table(String select) {
    return "{{ config(materialized='table') }} " + select;
  }

  private List<String> built() throws Exception {
    return harbour.rows(
        "select schemaname || '.' || tablename from pg_tables where schemaname like 's\\_%'"
            + " and tablename <> 'atoll_marker' order by 1");
  }

  @Test
  void eachTenantReadsItsOwnSchemaAndAllShareOneForm() throws Exception {
    assertThat(harbour.build(0))
        .allSatisfy((tenant, steps) -> assertThat(steps).containsExactlyInAnyOrderElementsOf(ALL));
    assertThat(harbour.shore().forms("one")).hasSize(1);
    assertThat(harbour.provision().out()).contains("nothing to do");
  }

  @Test
  void aLoginIsTakenOutOfAGroupThatReadsAnothersSources() throws Exception {
    harbour.sql(
        "drop role if exists h_everything",
        "create role h_everything",
        "grant usage on schema raw_acme, raw_beta to h_everything",
        "grant h_everything to h_acme");
    assertThat(harbour.run("build").all()).contains("A615", "for:   1 tenant: acme");

    assertThat(harbour.provision().out()).contains("revoke \"h_everything\" from \"h_acme\"");
    assertThat(harbour.provision().out()).contains("nothing to do");
    harbour.build(0);
  }

  @Test
  void aSchemaThatSeveralReadMustBeDeclaredAsShared() throws Exception {
    harbour.file("base.yml", "sources: {crm: {schema: raw_acme}}");

    assertThat(harbour.provision().all()).contains("A627", "several tenants read schema raw_acme");
    assertThat(harbour.run("build").all()).contains("permission denied for schema raw_acme");
  }

  @Test
  void provisionLetsEachTenantReadWhatIsItsAlone() throws Exception {
    harbour.provision();
    harbour.sql("create table raw_acme.later as select 3 as id");
    assertThat(harbour.rowsOf("acme", "table raw_acme.later")).containsExactly("3");
    assertThat(
            harbour.rows(
                "select has_schema_privilege('h_acme', 'raw_acme', 'create'),"
                    + " has_schema_privilege('h_acme', 'raw_beta', 'usage')"))
        .containsExactly("f|f");

    harbour.sql("create schema raw_all", "create table raw_all.orders as select 1 as id");
    harbour.file("base.yml", "sources: {crm: {schema: raw_all}}\n");
    // Whoever is selected: those who are not read it too.
    for (String whom : List.of("--all-tenants", "--tenants=acme")) {
      Shore.Said shown = harbour.run("provision", whom);
      assertThat(shown.out()).as(whom).doesNotContain("raw_all");
      assertThat(shown.err()).as(whom).contains("A627", "several tenants read schema raw_all");
    }

    // Where there is nobody else yet, the next tenant's rows may come into it.
    harbour.tenants("acme");
    assertThat(harbour.run("provision", "--all-tenants").out()).doesNotContain("raw_all");
  }

  /** Whoever is selected: the sources of all are nobody else's to name. */
  @Test
  void theGuardKnowsTheSourcesOfTenantsThatDoNotRun() throws Exception {
    String foreign = table("select * from raw_beta.orders -- {{ source('crm', 'orders') }}");
    harbour.provision();
    harbour.file("shop/models/one.sql", foreign);
    assertThat(harbour.expect(1, "build", "--tenants", "acme", "-s", "one").all())
        .contains("A609", "raw_beta");

    harbour
        .file("base.yml", "vars: {raw: \"raw_{tenant}\"}\n")
        .file(
            "shop/models/sources.yml",
            "sources: [{name: crm, schema: \"{{ var('raw') }}\", tables: [{name: orders}, {name:"
                + " refunds}]}]\n");
    assertThat(harbour.expect(1, "build", "--tenants", "acme", "-s", "one").all())
        .contains("A609", "raw_beta");
  }

  @Test
  void aTenantThatLacksAnOptionalTableSkipsWhatReadsIt() throws Exception {
    harbour.sql("drop table raw_beta.refunds");

    assertThat(harbour.build(0))
        .hasEntrySatisfying(
            "beta",
            steps ->
                assertThat(steps)
                    .containsExactlyInAnyOrder(
                        "one=built",
                        "back=source_absent",
                        "backs=source_absent",
                        "source_not_null_crm_refunds_id=source_absent"))
        .hasEntrySatisfying(
            "acme", steps -> assertThat(steps).containsExactlyInAnyOrderElementsOf(ALL));
    assertThat(built())
        .containsExactly(
            "s_acme.back",
            "s_acme.backs",
            "s_acme.one",
            "s_beta.one",
            "s_coral.back",
            "s_coral.backs",
            "s_coral.one");
  }

  /** What one may not see is as good as missing, but nobody should find that out from a skip. */
  @Test
  void anOptionalTableThatTheLoginMayNotReadFails() throws Exception {
    harbour.sql("revoke select on raw_beta.refunds from h_beta");

    Shore.Said said = harbour.expect(1, "build");

    assertThat(said.all()).contains("A601", "permission denied for table refunds", "beta");
  }

  @Test
  void aMissingTableThatIsNotOptionalFailsItsTenant() throws Exception {
    harbour.file("tenants/beta.yml", "sources: {crm: {optional: []}}\n");
    harbour.sql("drop table raw_beta.refunds");

    Shore.Said said = harbour.expect(1, "build");

    assertThat(said.all()).contains("relation \"raw_beta.refunds\" does not exist");
    assertThat(built()).contains("s_acme.backs", "s_coral.backs");
  }

  @Test
  void aRequiredInputThatIsEmptyOrMissingEndsItsTenantBeforeAnythingIsTouched() throws Exception {
    harbour.sql("delete from raw_beta.orders", "drop table raw_coral.orders");

    Shore.Said said = harbour.expect(1, "build", "--output", "json");

    assertThat(said.out())
        .contains("input_empty", "A737", "the required input crm.orders holds no rows")
        .contains("input_missing", "does not exist")
        .contains("A736", "empty for 1 of 3 tenants");
    assertThat(built()).containsExactly("s_acme.back", "s_acme.backs", "s_acme.one");
  }

  @Test
  void thePolicySaysHowManyMayBeEmpty() throws Exception {
    harbour.fleet("policies: {empty_inputs: {max_share: 0.4}}\n");
    harbour.sql("delete from raw_beta.orders");

    assertThat(harbour.expect(0, "build").all()).contains("A737").doesNotContain("A736");

    harbour.sql("delete from raw_coral.orders");
    assertThat(harbour.expect(3, "build").all()).contains("A736", "empty for 2 of 3 tenants");
  }

  @Test
  void aRequiredInputThatTheLoginMayNotReadSaysSo() throws Exception {
    harbour.sql("revoke select on raw_beta.orders from h_beta");

    Shore.Said said = harbour.expect(1, "build");

    assertThat(said.all())
        .contains("permission denied for table orders")
        .doesNotContain("A736", "input_missing");
  }
}
