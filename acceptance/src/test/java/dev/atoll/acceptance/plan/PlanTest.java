package dev.atoll.acceptance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop() {
    shop = Shop.in(folder);
  }

  private void build(String... more) {
    String[] words = Stream.concat(Stream.of("build"), Stream.of(more)).toArray(String[]::new);
    Shop.Said said = shop.run(words);
    assertThat(said.code()).as(said.out() + said.err()).isZero();
  }

  @Test
  void aPlanTouchesNothing() throws IOException {
    Map<String, String> reasons = Shop.reasons(shop.plan(), "acme");
    assertThat(reasons.values()).containsOnly("first_run");
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(folder.resolve(".atoll")).doesNotExist();
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void whatIsBuiltIsUnchangedAndWhatMayHaveMovedRuns() throws IOException {
    build();
    assertThat(Shop.reasons(shop.plan("--changed-only"), "acme"))
        .containsEntry("rates", "(unchanged)")
        .containsEntry("raw_orders", "(unchanged)")
        .containsEntry("stg_orders", "(unchanged)")
        .containsEntry("orders", "(unchanged)")
        .containsEntry("totals", "(unchanged)")
        .containsEntry("not_null_orders_id", "(unchanged)")
        .containsEntry("clock", "always")
        .containsEntry("new_orders", "always");
  }

  @Test
  void withoutChangedOnlyEverythingRunsAndTheReasonIsTold() throws IOException {
    build();
    assertThat(Shop.reasons(shop.plan(), "acme")).containsEntry("orders", "unchanged");
  }

  @Test
  void changedOnlyBuildsWhatIsLeftAndNothingElse() throws IOException {
    build();
    shop.write("models/totals.sql", "select max(amount) as total from {{ ref('orders') }}\n");
    Shop.Said said = shop.run("build", "--changed-only", "--tenants", "acme");
    assertThat(said.code()).as(said.out()).isZero();
    assertThat(said.out()).contains("totals").contains("clock").doesNotContain("stg_orders");
    assertThat(Shop.reasons(shop.plan("--changed-only"), "acme"))
        .containsEntry("totals", "(unchanged)");
    assertThat(Shop.reasons(shop.plan("--changed-only"), "bolt"))
        .containsEntry("totals", "code_changed");
  }

  @Test
  void eachCauseHasItsReason() throws IOException {
    build();
    shop.write("macros/cents.sql", "{% macro cents(c) %}({{ c }} * 1000){% endmacro %}\n");
    assertThat(Shop.reasons(shop.plan(), "acme"))
        .containsEntry("stg_orders", "code_changed")
        .containsEntry("orders", "upstream_changed")
        .containsEntry("totals", "upstream_changed")
        .containsEntry("rates", "unchanged");
    shop.write("macros/cents.sql", Shop.original("macros/cents.sql"));
    shop.write("tenants/bolt.yml", "vars: {currency: USD}\n");
    assertThat(Shop.reasons(shop.plan(), "acme")).containsEntry("orders", "unchanged");
    assertThat(Shop.reasons(shop.plan(), "bolt"))
        .containsEntry("orders", "settings_changed")
        .containsEntry("stg_orders", "unchanged")
        .containsEntry("totals", "upstream_changed");
    shop.write("tenants/bolt.yml", "config: {models: {shop: {totals: {+pre-hook: 'select 1'}}}}\n");
    assertThat(Shop.reasons(shop.plan(), "bolt"))
        .containsEntry("totals", "config_changed")
        .containsEntry("orders", "unchanged");
    shop.write("seeds/rates.csv", "code,rate\nEUR,1\nUSD,3\n");
    assertThat(Shop.reasons(shop.plan(), "cove"))
        .containsEntry("rates", "code_changed")
        .containsEntry("orders", "upstream_changed")
        .containsEntry("clock", "upstream_changed");
    assertThat(Shop.reasons(shop.plan("--full-refresh"), "cove")).containsEntry("orders", "forced");
  }

  @Test
  void namesOfSchemasAndEnvironmentsAreNoChange() throws IOException {
    JsonNode dev = shop.plan();
    JsonNode prod = shop.plan("--target", "prod");
    assertThat(prod.path("plan").path("step_lists")).isEqualTo(dev.path("plan").path("step_lists"));
    assertThat(dev.path("plan").path("step_lists")).as("all tenants share one").hasSize(1);
    build();
    assertThat(Shop.reasons(shop.plan("--target", "prod"), "acme").values())
        .as("every environment is built by itself")
        .containsOnly("first_run");
  }

  @Test
  void aRelationThatWasDroppedOrMovedIsBuiltAgain() throws IOException {
    build();
    try (Stream<Path> files = Files.walk(folder.resolve("data/dev/cove"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    assertThat(Shop.reasons(shop.plan("--changed-only"), "cove"))
        .containsEntry("rates", "relation_missing");
    assertThat(Shop.reasons(shop.plan("--changed-only"), "acme"))
        .containsEntry("rates", "(unchanged)");
    shop.write(
        "fleet.yml", Shop.original("fleet.yml").replace("{env}_{tenant}", "x_{env}_{tenant}"));
    assertThat(Shop.reasons(shop.plan("--changed-only"), "acme"))
        .containsEntry("rates", "relation_moved");
  }

  @Test
  void whatFailedIsTriedAgainAndWhatItHeldBackIsAsItWas() throws IOException {
    build();
    shop.write("models/orders.sql", "select 1 / 'x' as id, 2 as amount from {{ ref('rates') }}\n");
    shop.write("models/totals.sql", "select 3 as total from {{ ref('orders') }}\n");
    assertThat(shop.run("build", "--tenants", "acme").code()).isEqualTo(1);
    Shop.files().forEach(shop::write);
    assertThat(Shop.reasons(shop.plan("--changed-only"), "acme"))
        .containsEntry("orders", "unfinished")
        .containsEntry("totals", "upstream_runs")
        .containsEntry("stg_orders", "(unchanged)");
  }

  @Test
  void aPlanIsCarriedOutAsItIs() throws IOException {
    assertThat(shop.run("plan", "--out", "p.json", "--select", "+stg_orders").code()).isZero();
    Shop.Said applied = shop.run("apply", "p.json");
    assertThat(applied.code()).as(applied.out() + applied.err()).isZero();
    assertThat(applied.out()).contains("3 tenants, 6 steps");
    assertThat(shop.run("apply", "p.json").code()).as("what it changed is no move").isZero();
    assertThat(Shop.reasons(shop.plan(), "acme"))
        .containsEntry("stg_orders", "unchanged")
        .containsEntry("orders", "first_run");
  }

  @Test
  void aStalePlanIsRefusedAndSaysWhatMovedForWhom() throws IOException {
    assertThat(shop.run("plan", "--out", "p.json").code()).isZero();
    shop.write("tenants/bolt.yml", "vars: {currency: USD}\n");
    Shop.Said settings = shop.run("apply", "p.json");
    assertThat(settings.code()).isEqualTo(3);
    assertThat(settings.err())
        .contains("A742", "stale for tenant bolt", "model.shop.orders: settings (var currency)")
        .doesNotContain("acme");
    shop.write("tenants/bolt.yml", "vars: {}\n");
    assertThat(shop.run("apply", "p.json").code()).isZero();
    shop.write("models/totals.sql", "select 7 as total from {{ ref('orders') }}\n");
    Shop.Said code = shop.run("apply", "p.json");
    assertThat(code.code()).isEqualTo(3);
    assertThat(code.err()).contains("release has moved", "model.shop.totals: code");
  }

  @Test
  void aTenantThatIsGoneOrInvalidMakesAPlanStale() throws IOException {
    assertThat(shop.run("plan", "--out", "p.json").code()).isZero();
    shop.write("fleet.yml", Shop.original("fleet.yml").replace(", {id: cove}", ""));
    Shop.Said gone = shop.run("apply", "p.json");
    assertThat(gone.code()).isEqualTo(3);
    assertThat(gone.err()).contains("stale for tenant cove", "no longer among");
    shop.write("fleet.yml", Shop.original("fleet.yml"));
    shop.write("tenants/cove.yml", "vars: {unknown: 1}\n");
    Shop.Said invalid = shop.run("apply", "p.json");
    assertThat(invalid.code()).isEqualTo(3);
    assertThat(invalid.err()).contains("settings_invalid");
    Shop.Said planned = shop.run("plan");
    assertThat(planned.code()).isEqualTo(1);
    assertThat(planned.out()).contains("cove: settings_invalid");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aConfigThatHoldsTheMomentMakesNoPlanStale() throws IOException {
    shop.write(
        "models/clock.sql",
        """
        {{ config(meta={'at': modules.datetime.datetime.now().isoformat(), 'id': invocation_id}) }}
        {{ config(tags=['a']) }}
        select count(*) as n from {{ ref('rates') }}
        """);
    assertThat(shop.plan()).isEqualTo(shop.plan());
    assertThat(shop.run("plan", "--out", "p.json").code()).isZero();
    Shop.Said applied = shop.run("apply", "p.json");
    assertThat(applied.code()).as(applied.err()).isZero();
    assertThat(Shop.reasons(shop.plan("--changed-only"), "acme")).containsEntry("clock", "always");
  }

  @Test
  void anAlteredPlanIsRefused() throws IOException {
    assertThat(shop.run("plan", "--out", "p.json").code()).isZero();
    shop.write("p.json", shop.read("p.json").replaceFirst("\"run\"", "\"leave\""));
    Shop.Said altered = shop.run("apply", "p.json");
    assertThat(altered.code()).isEqualTo(2);
    assertThat(altered.err()).contains("A741");
    shop.write("p.json", "[]");
    assertThat(shop.run("apply", "p.json").err()).contains("A740");
    assertThat(shop.run("apply", "nowhere.json").err()).contains("A740");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aPlanOfAnotherEnvironmentIsRefused() {
    assertThat(shop.run("plan", "--out", "p.json", "--target", "prod").code()).isZero();
    Shop.Said refused = shop.run("apply", "p.json", "--target", "dev");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("A743");
    assertThat(shop.run("apply", "p.json").code()).isZero();
    assertThat(folder.resolve("data/prod")).exists();
    assertThat(folder.resolve("data/dev")).doesNotExist();
  }

  @Test
  void aPlanSaysWhetherItsSqlIsKnown() throws IOException {
    shop.write(
        "models/asks.sql",
        "{{ config(materialized='incremental') }} select '{{ run_query('select 1') }}' as one\n");
    for (JsonNode step : Shop.steps(shop.plan(), "acme")) {
      switch (step.path("name").asText()) {
        case "orders", "clock", "new_orders" -> assertThat(step.has("sql")).isTrue();
        case "asks" -> assertThat(step.has("sql_known_at_run")).isTrue();
        case "rates" -> assertThat(step.has("sql")).isFalse();
        default -> {}
      }
    }
  }

  @Test
  void tenantsWithTheSameStepsAreShownOnce() throws IOException {
    build();
    shop.write("tenants/bolt.yml", "vars: {currency: USD}\n");
    String shown = shop.run("plan").out();
    assertThat(shown)
        .contains("2 tenants (acme, cove): 8 steps")
        .contains("bolt: the same, but")
        .contains("settings_changed: reads var currency");
  }

  @Test
  void whatIsLeftOutIsARowOfTheRunWithTheReasonUnchanged() throws IOException {
    build();
    Shop.Said said = shop.run("build", "--changed-only", "--output", "json");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    JsonNode run = new ObjectMapper().readTree(said.out());
    int steps = Shop.steps(shop.plan("--changed-only"), "acme").size();
    assertThat(run.path("tenants").get(0).path("steps")).hasSize(steps);
    assertThat(run.path("reasons").path("unchanged").asInt()).isEqualTo(3 * (steps - 2));
    JsonNode shown = new ObjectMapper().readTree(shop.run("run", "show", "--output", "json").out());
    assertThat(shown.path("reasons")).isEqualTo(run.path("reasons"));
    for (int i = 0; i < 3; i++) {
      assertThat(sorted(shown.path("tenants").get(i).path("steps")))
          .isEqualTo(sorted(run.path("tenants").get(i).path("steps")));
    }
    JsonNode results = results("acme");
    assertThat(results).hasSize(steps);
    assertThat(results.toString()).contains("{\"status\":\"skipped\"", "\"message\":\"unchanged\"");
    assertThat(shop.run("runs", "--output", "json").out())
        .contains("\"unchanged\": " + 3 * (steps - 2));
    assertThat(shop.run("diff", "previous", "latest").out()).contains("built -> unchanged");
  }

  @Test
  void aTenantForWhomNothingIsToBeDoneIsThereAndIsNotTriedAgain() throws IOException {
    shop.run("build", "--select", "rates");
    Shop.Said said = shop.run("build", "--select", "rates", "--changed-only");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    assertThat(said.out()).contains("3 tenants, 3 steps", "unchanged", "SKIP=3 TOTAL=3");
    assertThat(results("cove").get(0).path("status").asText()).isEqualTo("skipped");
    assertThat(shop.run("run", "show").out()).contains("3 tenants, 3 steps", "SKIP=3 TOTAL=3");
    Shop.Said again = shop.run("retry");
    assertThat(again.out()).as("nothing is undone").doesNotContain("rates");
  }

  @Test
  void aPlanThatLeavesStepsOutIsAppliedWithThem() throws IOException {
    build();
    assertThat(shop.run("plan", "--changed-only", "--out", "p.json").code()).isZero();
    Shop.Said applied = shop.run("apply", "p.json");
    assertThat(applied.code()).as(applied.out() + applied.err()).isZero();
    assertThat(applied.out()).contains("unchanged");
  }

  @Test
  void anIncrementalModelsSqlIsInThePlanWhateverIsInTheDatabase() throws IOException {
    String before = sql(shop.plan(), "new_orders");
    assertThat(before).hasSize(24);
    assertThat(shop.run("plan", "--out", "p.json").code()).isZero();
    build();
    assertThat(sql(shop.plan(), "new_orders")).isEqualTo(before);
    assertThat(shop.run("apply", "p.json").code()).as("building it is no move").isZero();
    assertThat(sql(shop.plan("--full-refresh"), "new_orders")).isEqualTo(before);
    build("--full-refresh", "--all-tenants");
    assertThat(Shop.reasons(shop.plan(), "acme")).containsEntry("new_orders", "always");
    shop.write("tenants/acme.yml", "vars: {currency: USD}\n");
    shop.write(
        "models/new_orders.sql",
        Shop.original("models/new_orders.sql").replace("max(id)", "max({{ var('currency') }})"));
    assertThat(sql(shop.plan(), "new_orders")).isNotEqualTo(before);
    assertThat(shop.plan().path("plan").path("step_lists")).hasSize(2);
    assertThat(shop.run("explain", "acme", "new_orders").out())
        .contains("SQL when its relation is a table", "max(USD)", "absent, a view");
  }

  @Test
  void whatReadsAnIncrementalModelIsTheSameAfterAFullRefresh() throws IOException {
    shop.write("models/late.sql", "select count(*) as n from {{ ref('new_orders') }}\n");
    build("--full-refresh", "--all-tenants");
    assertThat(Shop.reasons(shop.plan(), "acme")).containsEntry("late", "upstream_runs");
  }

  @Test
  void aFullRefreshWantsToBeToldForWhichTenants() throws IOException {
    build();
    Shop.Said refused = shop.run("run", "--full-refresh");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("A486", "--full-refresh", "--all-tenants");
    assertThat(shop.run("run", "--full-refresh", "--first", "1").code()).isZero();
    assertThat(shop.run("plan", "--full-refresh", "--out", "p.json").code()).isZero();
    assertThat(shop.run("apply", "p.json").code()).as("it was looked at").isZero();
  }

  private static String sql(JsonNode document, String name) {
    for (JsonNode step : Shop.steps(document, "bolt")) {
      if (step.path("name").asText().equals(name)) {
        assertThat(step.has("sql_known_at_run")).isFalse();
        return step.path("sql").asText();
      }
    }
    throw new AssertionError("no step " + name);
  }

  private JsonNode results(String tenant) throws IOException {
    String file = "target/tenants/" + tenant + "/run_results.json";
    return new ObjectMapper().readTree(shop.read(file)).path("results");
  }

  /** What of steps does not hang on the order in which they ended. */
  private static List<String> sorted(JsonNode steps) {
    List<String> all = new ArrayList<>();
    steps.forEach(
        step ->
            all.add(
                step.path("unique_id").asText()
                    + step.path("name").asText()
                    + step.path("resource_type").asText()
                    + step.path("materialized").asText()
                    + step.path("relation").asText()
                    + step.path("reason").asText()));
    all.sort(null);
    return all;
  }
}
