package dev.atoll.acceptance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of one fleet side by side. */
class RunDifferenceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop() {
    shop = Shop.in(folder);
  }

  @Test
  void twoRunsOfTheSameAreTheSameForEveryTenant() throws IOException {
    build(0);
    build(0, "--full-refresh", "--all-tenants");
    JsonNode difference = difference();
    assertThat(difference.path("groups")).hasSize(1);
    assertThat(difference.path("groups").get(0).path("same").asBoolean()).isTrue();
    assertThat(difference.path("counts")).isEmpty();
    assertThat(difference.path("without_logic")).isEmpty();
    assertThat(shop.run("diff", "previous", "latest").out())
        .contains("3 tenants (acme, bolt, cove): the same");
  }

  @Test
  void whatMovedIsToldTenantByTenantWithTheSettingsThatDid() throws IOException {
    build(0, "--tenants", "acme,bolt");
    shop.write("tenants/bolt.yml", "vars: {currency: USD}\n");
    shop.write("seeds/raw_orders.csv", "id,amount,code\n");
    shop.write("models/more.sql", "select 1 as one\n");
    shop.write("models/clock.sql", "select 1 / 'x' as one\n");
    build(1);
    JsonNode difference = difference();
    assertThat(texts(difference.path("only_right"))).containsExactly("cove");
    assertThat(difference.path("groups")).hasSize(2);
    JsonNode bolt = group(difference, "bolt");
    assertThat(step(bolt, "model.shop.orders").path("logic").toString())
        .contains("settings", "upstream");
    assertThat(texts(step(bolt, "model.shop.orders").path("settings")))
        .containsExactly("var currency");
    JsonNode acme = group(difference, "acme");
    assertThat(texts(step(acme, "model.shop.orders").path("logic"))).containsExactly("upstream");
    assertThat(texts(step(acme, "model.shop.clock").path("logic"))).contains("code");
    assertThat(step(acme, "model.shop.clock").path("right").asText()).isEqualTo("sql_failed");
    assertThat(step(acme, "model.shop.more").has("left")).isFalse();
    assertThat(step(acme, "seed.shop.raw_orders").path("right").asText()).isEqualTo("built_empty");
    assertThat(difference.path("counts").toString())
        .contains("{\"unique_id\":\"seed.shop.raw_orders\",\"kind\":\"rows\"")
        .contains("\"left\":4,\"right\":0");
  }

  @Test
  void aTenantsNameWinsOverARunAndBesideARunItIsAmbiguous() throws IOException {
    shop.write("fleet.yml", Shop.original("fleet.yml").replace("{id: cove}", "{id: latest}"));
    build(0, "--tenants", "acme");
    build(0, "--tenants", "acme");
    assertThat(shop.run("diff", "acme", "latest").out()).startsWith("acme and latest");
    Shop.Said ambiguous = shop.run("diff", "previous", "latest");
    assertThat(ambiguous.code()).isEqualTo(2);
    assertThat(ambiguous.err()).contains("A471", "tenant latest");
    assertThat(shop.run("diff", "previous", "latest", "--kind", "run").code()).isZero();
  }

  @Test
  void runsOfAFleetThatHadAnotherNameAreNotCompared() throws IOException {
    build(0, "--tenants", "acme");
    shop.write("fleet.yml", Shop.original("fleet.yml").replace("name: shops", "name: stores"));
    build(0, "--tenants", "acme");
    Shop.Said said = shop.run("diff", "previous", "latest");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("A473", "'shops' in 'dev'", "'stores' in 'dev'");
  }

  private void build(int code, String... more) {
    String[] words = Stream.concat(Stream.of("build"), Stream.of(more)).toArray(String[]::new);
    Shop.Said said = shop.run(words);
    assertThat(said.code()).as(said.out() + said.err()).isEqualTo(code);
  }

  private JsonNode difference() throws IOException {
    Shop.Said said = shop.run("diff", "previous", "latest", "--output", "json");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    return JSON.readTree(said.out());
  }

  private static JsonNode group(JsonNode difference, String tenant) {
    for (JsonNode group : difference.path("groups")) {
      if (texts(group.path("tenants")).contains(tenant)) {
        return group;
      }
    }
    throw new AssertionError("no group of " + tenant);
  }

  private static JsonNode step(JsonNode group, String node) {
    for (JsonNode step : group.path("steps")) {
      if (step.path("unique_id").asText().equals(node)) {
        return step;
      }
    }
    throw new AssertionError(node + " is not among " + group.path("steps"));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
