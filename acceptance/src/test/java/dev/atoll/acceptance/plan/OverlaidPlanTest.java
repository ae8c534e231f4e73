package dev.atoll.acceptance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans of a fleet where some tenants have overlays. */
class OverlaidPlanTest {
  private static final String OVERLAY =
      """
      add: [models/**]
      extend:
        orders: {columns: {tier: "case when base.amount > 10 then 'gold' else 'silver' end"}}
        new_orders: {columns: {mark: "'{{ var('mark') }}{{ dot() }}'"}}
      """;

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop() {
    shop = Shop.in(folder);
    shop.write(
        "fleet.yml",
        Shop.original("fleet.yml")
            .replace("{type: string}}", "{type: string}, mark: {type: string, default: m}}"));
    shop.write("macros/dot.sql", "{% macro dot() %}.{% endmacro %}\n");
    shop.write("overlays/gold/overlay.yml", OVERLAY);
    shop.write("overlays/gold/models/extra.sql", "select 1 as one\n");
    shop.write("overlays/idle/overlay.yml", "config: {totals: {tags: [x]}}\n");
    shop.write("tenants/bolt.yml", "overlays: [gold]\n");
  }

  private Shop.Said applied(int code) {
    Shop.Said said = shop.run("apply", "p.json");
    assertThat(said.code()).as(said.out() + said.err()).isEqualTo(code);
    return said;
  }

  private void plan(String... more) {
    String[] words =
        Stream.concat(Stream.of("plan", "--out", "p.json"), Stream.of(more)).toArray(String[]::new);
    Shop.Said said = shop.run(words);
    assertThat(said.code()).as(said.out() + said.err()).isZero();
  }

  private void staleForBoltAlone(String... words) {
    assertThat(applied(3).err())
        .contains("A742", "stale for tenant bolt")
        .contains(words)
        .doesNotContain("acme", "cove", "release has moved");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aChangedFileOfAnOverlayMakesThePlanOfItsTenantsStale() throws IOException {
    plan("--select", "+orders");
    shop.write("overlays/gold/models/extra.sql", "select 2 as one\n");
    staleForBoltAlone("its overlays, or their files, have changed");
    shop.write("overlays/gold/models/extra.sql", "select 1 as one\n");
    shop.write("overlays/gold/overlay.yml", OVERLAY.replace("> 10", "> 11"));
    staleForBoltAlone("its overlays, or their files, have changed", "model.shop.orders: code");
    shop.write("overlays/gold/overlay.yml", OVERLAY);
    shop.write("overlays/idle/overlay.yml", "config: {totals: {tags: [y]}}\n");
    applied(0);
  }

  @Test
  void thePlanOfTenantsWithoutTheOverlayStaysGood() throws IOException {
    plan("--tenants", "acme,cove");
    shop.write("overlays/gold/overlay.yml", OVERLAY.replace("> 10", "> 11"));
    applied(0);
  }

  @Test
  void anotherListOfOverlaysMakesAPlanStale() throws IOException {
    plan("--select", "orders");
    shop.write("tenants/bolt.yml", "overlays: [gold, idle]\n");
    staleForBoltAlone("its overlays, or their files, have changed");
    shop.write("tenants/bolt.yml", "vars: {}\n");
    staleForBoltAlone("it has other overlays");
  }

  @Test
  void whatAnOverlayPutsAroundSqlThatIsKnownOnlyWhenItRunsCounts() throws IOException {
    shop.run("build");
    assertThat(Shop.reasons(shop.plan("--select", "new_orders"), "bolt"))
        .containsEntry("new_orders", "always");
    shop.write("overlays/gold/overlay.yml", OVERLAY.replace("'{{ var", "'-{{ var"));
    assertThat(Shop.reasons(shop.plan("--select", "new_orders"), "bolt"))
        .containsEntry("new_orders", "code_changed");
    assertThat(Shop.reasons(shop.plan("--select", "new_orders"), "acme"))
        .containsEntry("new_orders", "always");
    shop.write("overlays/gold/overlay.yml", OVERLAY);
    shop.write("macros/dot.sql", "{% macro dot() %}!{% endmacro %}\n");
    assertThat(Shop.reasons(shop.plan("--select", "new_orders"), "bolt"))
        .as("a macro that only the extension calls")
        .containsEntry("new_orders", "code_changed");
    assertThat(Shop.reasons(shop.plan("--select", "new_orders"), "acme"))
        .containsEntry("new_orders", "always");
    shop.write("macros/dot.sql", "{% macro dot() %}.{% endmacro %}\n");
    shop.write("tenants/bolt.yml", "overlays: [gold]\nvars: {mark: n}\n");
    shop.write("tenants/acme.yml", "vars: {mark: n}\n");
    assertThat(Shop.reasons(shop.plan("--select", "new_orders"), "bolt"))
        .as("a variable that only the extension reads")
        .containsEntry("new_orders", "settings_changed");
    assertThat(Shop.reasons(shop.plan("--select", "new_orders"), "acme"))
        .containsEntry("new_orders", "always");
  }
}
