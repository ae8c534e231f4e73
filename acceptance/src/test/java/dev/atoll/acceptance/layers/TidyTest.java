package dev.atoll.acceptance.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check --tidy} finds of overlays. */
final class TidyTest {
  @TempDir Path folder;

  @Test
  void anOverlayOfMostTenantsIsToBePromotedAndWhatItReadsIsRead() throws Exception {
    Shore shore =
        new Shore(folder)
            .file(
                "fleet.yml",
                """
                version: 1
                name: coast
                project: shop
                variables: {gold_from: {type: integer, default: 5}}
                layers: [{name: tenant, file: "tenants/{tenant}.yml", optional: true}]
                tenants: [acme, beta, corn]
                engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
                """)
            .file("shop/dbt_project.yml", "name: shop\nprofile: none\n")
            .file("shop/models/one.sql", "select 1 as id")
            .file(
                "overlays/gold/overlay.yml",
                "name: gold\nextend: {one: {columns: {gold: \"id > {{ var('gold_from') }}\"}}}\n")
            .file("tenants/acme.yml", "overlays: [gold]\n")
            .file("tenants/beta.yml", "overlays: [gold]\n");

    Shore.Said tidy = shore.run("check", "--tidy");

    assertThat(tidy.code()).as(tidy.all()).isZero();
    assertThat(tidy.all())
        .contains("overlays/gold/overlay.yml", "warning[A465]: 2 of 3 tenants have overlay 'gold'")
        .doesNotContain("A467");
    assertThat(shore.run("check").all()).doesNotContain("A465");
  }
}
