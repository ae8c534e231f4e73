package dev.atoll.acceptance.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong with one tenant ends that tenant, is told whatever else is wrong, and hides nobody.
 */
final class OneBadTenantTest {
  @TempDir Path folder;
  private Shore shore = new Shore(Path.of("."));

  @BeforeEach
  void aFleetOfThree() throws Exception {
    shore =
        new Shore(folder)
            .file(
                "fleet.yml",
                """
                version: 1
                name: coast
                project: shop
                variables:
                  +from_project: true
                  currency: {type: string, required: true}
                layers:
                  - {name: region, file: "regions/{region}.yml"}
                  - {name: tenant, file: "tenants/{tenant}.yml", optional: true}
                tenants: {file: tenants.csv}
                engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
                routing: {schema: t}
                """)
            .file("tenants.csv", "id,region\nacme,eu\nbeta,us\ncorn,eu\n")
            .file("regions/eu.yml", "vars: {currency: EUR}\n")
            .file("regions/us.yml", "vars: {currency: USD}\n")
            .file("shop/dbt_project.yml", "name: shop\nprofile: none\nvars: {code: x}\n")
            .file("shop/models/one.sql", "select '{{ var('currency') }}{{ var('code') }}' as one");
  }

  @Test
  void aSlipInALabelDoesNotStopTheOthersByTheFileItMisses() throws Exception {
    shore.file("tenants.csv", "id,region\nacme,eu\nbeta,uss\ncorn,eu\n");

    Shore.Said built = shore.run("build");

    assertThat(built.code()).as(built.all()).isEqualTo(1);
    assertThat(built.all())
        .contains("error[A120]", "regions/uss.yml", "warning[A121]", "2 of 3 tenants complete");
    assertThat(built.out()).contains("settings_invalid");
    assertThat(shore.run("check").code()).isEqualTo(2);
  }

  @Test
  void whatIsWrongWithATenantIsToldBesideWhatIsWrongWithTheProject() throws Exception {
    shore
        .file("tenants/beta.yml", "varz: {}\n")
        .file("tenants/gone.yml", "vars: {}\n")
        .file("shop/models/two.sql", "select {{ var('nobody') }} as two");

    for (String command : new String[] {"check", "build"}) {
      Shore.Said said = shore.run(command);

      assertThat(said.code()).as(said.all()).isEqualTo(2);
      assertThat(said.all()).contains("A121", "A103");
    }

    shore
        .file("tenants/gone.yml", "")
        .file("tenants.csv", "id,region\nacme,eu\nbeta,us\ngone,eu\n");
    assertThat(shore.run("check").all()).contains("A350", "A103");
    assertThat(shore.run("build").all()).contains("A350", "A103");
  }

  @Test
  void tenantsListsThoseThatCannotRunAndThoseThatAreSwitchedOff() throws Exception {
    shore
        .file("tenants/acme.yml", "vars: {code: y}\n")
        .file("tenants/beta.yml", "varz: {}\n")
        .file("tenants/corn.yml", "enabled: false\n");

    Shore.Said said = shore.run("tenants");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out())
        .containsPattern("acme +eu +local +data/acme/acme.duckdb")
        .containsPattern("beta +us +local +its settings are wrong")
        .containsPattern("corn +eu +local +not enabled")
        .contains("3 tenants of coast");
    assertThat(said.err()).contains("error[A103]").doesNotContain("A110");
  }

  @Test
  void aProjectsOwnValueIsHeldAgainstTheContract() throws Exception {
    shore
        .file(
            "fleet.yml",
            """
            version: 1
            name: coast
            project: shop
            variables: {currency: {}, code: {type: integer}}
            layers: [{name: tenant, file: "tenants/{tenant}.yml", optional: true}]
            tenants: [acme, beta]
            engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
            """)
        .file("tenants/acme.yml", "vars: {currency: EUR, code: 1}\n")
        .file("tenants/beta.yml", "vars: {currency: EUR}\n");

    Shore.Said said = shore.run("build");

    assertThat(said.all()).contains("shop/dbt_project.yml:3", "error[A111]", "tenant: beta");
    assertThat(said.code()).isEqualTo(1);
  }

  @Test
  void explainShowsAValueThatIsRefusedAndNoOtherInItsPlace() throws Exception {
    shore.file("tenants/acme.yml", "vars: {currency: 5}\n");

    Shore.Said said = shore.run("explain", "acme", "currency");

    assertThat(said.out())
        .containsPattern("regions/eu.yml:1:18 +EUR +lost")
        .containsPattern("tenants/acme.yml:1:18 +refused 5 +lost")
        .doesNotContain("wins");
    assertThat(said.err()).contains("error[A111]");
  }

  @Test
  void aRunForNobodyIsRefused() throws Exception {
    shore
        .file("regions/eu.yml", "enabled: false\nvars: {currency: EUR}\n")
        .file("regions/us.yml", "enabled: false\nvars: {currency: USD}\n");

    for (String command : new String[] {"build", "check", "plan", "compile"}) {
      Shore.Said said = shore.run(command);

      assertThat(said.code()).as(command + said.all()).isEqualTo(2);
      assertThat(said.all()).as(command).contains("no tenant is enabled");
    }
    assertThat(shore.run("build", "--tenants", "acme").code()).isZero();
  }

  @Test
  void anEmptyListOfTenantsDoesNotMeanAll() {
    Shore.Said said = shore.run("build", "--tenants", "");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("--tenants");
  }

  @Test
  void whatIsProposedNextIsTheSameRunForTheSameTenants() throws Exception {
    shore.file("shop/models/two.sql", "select * from there_is_none");

    Shore.Said said = shore.run("build", "--tenants", "acme", "--vars", "{code: y}");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out())
        .contains(
            "atoll build --vars '{code: y}' --tenants acme ",
            "atoll build --vars '{code: y}' --tenants acme --select two+");
  }

  @Test
  void aLabelMayHaveSeveralValues() {
    assertThat(shore.run("tenants", "--where", "region=eu,us").out()).contains("3 tenants");
    assertThat(shore.run("tenants", "--where", "region!=eu").out()).contains("1 tenant of");
    assertThat(shore.run("tenants", "--where", "eu").err()).contains("A482");
  }
}
