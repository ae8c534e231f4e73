package dev.atoll.acceptance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many forms nodes have, and which settings make them: variables, environment, overlays. */
class VariantCausesTest {
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop() {
    shop = Shop.in(folder);
  }

  @Test
  void eachKindOfSettingIsNamedAsACause() throws IOException {
    shop.write("models/totals.sql", "select '{{ env_var('REGION', 'eu') }}' as region\n");
    shop.write("tenants/bolt.yml", "vars: {currency: USD}\nenv: {REGION: us}\n");
    shop.write(
        "tenants/cove.yml", "overlays: [points]\nconfig: {models: {shop: {clock: {+tags: x}}}}\n");
    shop.write(
        "overlays/points/overlay.yml",
        """
        name: points
        owner: us
        reason: a test
        add: [models/**]
        extend: {stg_orders: {columns: {points: "0"}}}
        """);
    shop.write("overlays/points/models/points.sql", "select 1 as points\n");
    JsonNode variants = variants();
    assertThat(variants.path("problems")).isEmpty();
    JsonNode nodes = variants.path("nodes");
    assertThat(causes(nodes, "model.shop.orders")).containsExactly("var currency");
    assertThat(causes(nodes, "model.shop.totals")).containsExactly("env_var REGION");
    assertThat(causes(nodes, "model.shop.stg_orders")).containsExactly("overlays ");
    assertThat(causes(nodes, "model.shop.clock")).containsExactly("config tags");
    assertThat(node(nodes, "model.shop.points").path("forms")).hasSize(1);
    assertThat(node(nodes, "model.shop.new_orders").path("forms").get(0).path("at_run").asBoolean())
        .as("an incremental model is compared by both its texts")
        .isFalse();
    assertThat(shop.run("variants").out())
        .contains("env_var REGION", "var currency", "points", "config tags");
  }

  @Test
  void aSettingOfOneTextOfAnIncrementalModelIsACause() throws IOException {
    shop.write(
        "models/new_orders.sql",
        Shop.original("models/new_orders.sql").replace("max(id)", "max({{ var('currency') }})"));
    shop.write("tenants/bolt.yml", "vars: {currency: USD}\n");
    JsonNode nodes = variants().path("nodes");
    assertThat(node(nodes, "model.shop.new_orders").path("forms")).hasSize(2);
    assertThat(causes(nodes, "model.shop.new_orders")).containsExactly("var currency");
    assertThat(shop.run("diff", "acme", "bolt").out()).contains("max(USD)", "-- relation: table");
  }

  private JsonNode variants() throws IOException {
    Shop.Said said = shop.run("variants", "--output", "json");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    return new ObjectMapper().readTree(said.out());
  }

  private static JsonNode node(JsonNode nodes, String id) {
    for (JsonNode node : nodes) {
      if (node.path("unique_id").asText().equals(id)) {
        return node;
      }
    }
    throw new AssertionError("no node " + id);
  }

  private static List<String> causes(JsonNode nodes, String id) {
    List<String> causes = new ArrayList<>();
    node(nodes, id)
        .path("causes")
        .forEach(
            cause -> causes.add(cause.path("kind").asText() + " " + cause.path("name").asText()));
    return causes;
  }
}
