package dev.atoll.acceptance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tenants of a group have in common that makes their plan another one. */
class PlanGroupsTest {
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop() {
    shop = Shop.in(folder);
    shop.write(
        "fleet.yml",
        Shop.original("fleet.yml")
            .replace("{id: cove}", "{id: cove}, {id: dune, tier: gold}, {id: elm, tier: gold}")
            .replace(
                "- {name: base, file: fleet/base.yml}",
                "- {name: base, file: fleet/base.yml}\n"
                    + "  - {name: tier, file: \"tiers/{tier}.yml\", optional: true}")
            .replace(
                "{currency: {type: string}}", "{currency: {type: string}, +from_project: true}"));
  }

  @Test
  void anOverlayIsNamedWithWhatItAddsChangesAndRemoves() throws IOException {
    shop.write("tenants/acme.yml", "overlays: [points]\n");
    shop.write("tenants/bolt.yml", "overlays: [points]\n");
    shop.write(
        "overlays/points/overlay.yml",
        """
        name: points
        owner: us
        reason: a test
        add: [models/**]
        disable: [clock]
        config: {totals: {pre_hook: select 1}}
        """);
    shop.write("overlays/points/models/points.sql", "select 1 as points\n");
    assertThat(shop.run("plan").out())
        .contains("3 tenants (cove, dune, elm): ")
        .contains("2 tenants (acme, bolt): overlay points adds 1, removes 1\n");
    assertThat(shop.run("build").code()).isZero();
    shop.write(
        "overlays/points/overlay.yml",
        """
        name: points
        owner: us
        reason: a test
        add: [models/**]
        disable: [clock]
        config: {totals: {pre_hook: select 2}, orders: {pre_hook: select 2}}
        """);
    assertThat(shop.run("plan").out())
        .contains("2 tenants (acme, bolt): overlay points adds 1, removes 1, changes 2; 1 for");
    JsonNode group = shop.plan().path("groups").get(1);
    assertThat(group.path("overlays").get(0).path("changes").toString())
        .isEqualTo("[\"model.shop.orders\",\"model.shop.totals\"]");
    assertThat(group.has("only")).isFalse();
  }

  @Test
  void aVariableIsNamedWhenItAloneTellsThemFromAllOthers() throws IOException {
    shop.write(
        "dbt_project.yml", Shop.original("dbt_project.yml") + "vars: {points: false, other: 1}\n");
    shop.write("models/points.sql", "{{ config(enabled=var('points')) }} select 1 as points\n");
    shop.write("tiers/gold.yml", "vars: {points: true}\n");
    assertThat(shop.run("plan").out())
        .contains(
            "2 tenants (dune, elm): the same, but 1 more; only they have variable points true");
    shop.write("tiers/gold.yml", "vars: {points: true, other: 2}\n");
    assertThat(shop.run("plan").out())
        .as("of two nobody knows which it is")
        .contains("2 tenants (dune, elm): the same, but 1 more\n");
    shop.write("tenants/cove.yml", "vars: {other: 2}\n");
    JsonNode only = shop.plan().path("groups").get(1).path("only");
    assertThat(only.path("name").asText()).isEqualTo("points");
    assertThat(only.path("value").asBoolean()).isTrue();
  }

  @Test
  void aLabelIsNamedWhereNoVariableIs() {
    shop.write("models/points.sql", "{{ config(enabled=false) }} select 1 as points\n");
    shop.write("tiers/gold.yml", "config: {models: {shop: {points: {+enabled: true}}}}\n");
    assertThat(shop.run("plan").out())
        .contains("the same, but 1 more; only they have label tier gold");
  }
}
