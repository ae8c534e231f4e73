package dev.atoll.acceptance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} says of a node in a plan is what {@code plan} says of it. */
class ExplainedPlanTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TENANTS = List.of("acme", "bolt");

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop() {
    shop = Shop.in(folder);
  }

  @Test
  void explainAndPlanAgreeWhateverTheStateOfTheFleet() throws IOException {
    agree("first_run");
    build(0);
    agree("unchanged");
    shop.write("macros/cents.sql", "{% macro cents(c) %}({{ c }} * 1000){% endmacro %}\n");
    agree("code_changed");
    shop.write("macros/cents.sql", Shop.original("macros/cents.sql"));
    shop.write("tenants/bolt.yml", "vars: {currency: USD}\n");
    agree("settings_changed");
    shop.write("models/orders.sql", "select 1 / 'x' as id, 2 as amount from {{ ref('rates') }}\n");
    build(1);
    agree("unfinished");
    shop.write("models/clock.sql", "select '{{ flags.WHICH }}' as verb\n");
    agree("code_changed");
  }

  @Test
  void whatChangedUpstreamIsNamedWithItsOwnReason() throws IOException {
    build(0);
    shop.write("macros/cents.sql", "{% macro cents(c) %}({{ c }} * 1000){% endmacro %}\n");
    JsonNode plan = explain("acme", "totals").path("plan");
    assertThat(plan.path("reason").asText()).isEqualTo("upstream_changed");
    assertThat(plan.path("because").asText()).isEqualTo("orders");
    assertThat(plan.path("causes")).hasSize(1);
    assertThat(plan.path("causes").get(0).path("unique_id").asText())
        .isEqualTo("model.shop.stg_orders");
    assertThat(plan.path("causes").get(0).path("reason").asText()).isEqualTo("code_changed");
    assertThat(shop.run("explain", "acme", "totals").out())
        .contains("runs, upstream_changed: orders", "via", "stg_orders: code_changed");
  }

  @Test
  void explainLooksIntoNoDatabaseAndSaysSo() {
    build(0);
    assertThat(shop.run("explain", "acme", "orders").out())
        .contains("is left out, unless a relation is missing");
  }

  @Test
  void whatTheDefaultSelectorLeavesOutIsNotInAPlan() throws IOException {
    shop.write(
        "selectors.yml",
        "selectors: [{name: most, default: true, definition: {method: fqn, value: orders}}]\n");
    assertThat(explain("acme", "clock").path("plan").path("action").asText())
        .isEqualTo("not_selected");
    assertThat(explain("acme", "orders").path("plan").path("action").asText()).isEqualTo("run");
    assertThat(shop.run("explain", "acme", "clock").out()).contains("is not selected");
  }

  private void build(int code) {
    Shop.Said said = shop.run("build", "--tenants", String.join(",", TENANTS));
    assertThat(said.code()).as(said.out() + said.err()).isEqualTo(code);
  }

  private void agree(String somewhere) throws IOException {
    JsonNode all = shop.plan();
    JsonNode changed = shop.plan("--changed-only");
    boolean found = false;
    for (String tenant : TENANTS) {
      JsonNode steps = Shop.steps(all, tenant);
      assertThat(steps).isNotEmpty();
      for (int i = 0; i < steps.size(); i++) {
        JsonNode step = steps.get(i);
        JsonNode narrow = Shop.steps(changed, tenant).get(i);
        JsonNode said = explain(tenant, step.path("node").asText()).path("plan");
        for (String field : List.of("action", "reason", "because")) {
          assertThat(said.path(field).asText())
              .as("%s of %s for %s", field, step.path("node"), tenant)
              .isEqualTo(step.path(field).asText());
        }
        assertThat(narrow.path("node")).isEqualTo(step.path("node"));
        assertThat(said.path("changed_only").asText()).isEqualTo(narrow.path("action").asText());
        found |= said.path("reason").asText().equals(somewhere);
      }
    }
    assertThat(found).as("a step is " + somewhere).isTrue();
  }

  private JsonNode explain(String tenant, String node) throws IOException {
    Shop.Said said = shop.run("explain", tenant, node, "--kind", "node", "--output", "json");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    return JSON.readTree(said.out());
  }
}
