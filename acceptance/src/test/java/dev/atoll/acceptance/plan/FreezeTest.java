package dev.atoll.acceptance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreezeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IGNORE = "clock.at";

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop() {
    shop = Shop.in(folder);
  }

  private Shop.Said good(String... words) {
    Shop.Said said = shop.run(words);
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    return said;
  }

  private Shop.Said differs(String... words) {
    Shop.Said said = shop.run(words);
    assertThat(said.code()).as(said.out() + said.err()).isOne();
    return said;
  }

  private String refused(String... words) {
    Shop.Said said = shop.run(words);
    assertThat(said.code()).as(said.out() + said.err()).isEqualTo(2);
    return said.err();
  }

  private void buildAndFreeze() {
    good("build");
    good("freeze", "--ignore", IGNORE, "--out", "before.json");
  }

  private void sql(String tenant, String... statements) throws SQLException {
    Path file = folder.resolve("data/dev").resolve(tenant).resolve(tenant + ".duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("use " + tenant + ".dev_" + tenant);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void whatIsBuiltAgainIsTheSame() throws IOException {
    buildAndFreeze();
    good("build", "--full-refresh", "--all-tenants");
    Shop.Said said = good("compare", "before.json");
    good("freeze", "--ignore", IGNORE, "--out", "again.json");

    assertThat(said.out()).contains("3 tenants (acme, bolt, cove): the same").contains("none");
    assertThat(shop.read("again.json")).isEqualTo(shop.read("before.json"));
    assertThat(shop.read("before.json")).doesNotContain("EUR", "USD");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().contains("draft"));
    }
  }

  @Test
  void whatDiffersIsToldFoldedOverTenants() throws SQLException {
    buildAndFreeze();
    for (String tenant : List.of("acme", "bolt")) {
      sql(tenant, "update orders set amount = amount + 1 where id = 1");
    }
    sql("cove", "insert into raw_orders values (3, 1, 'EUR')", "drop table totals");
    Shop.Said said = differs("compare", "before.json");

    assertThat(said.out().lines())
        .anyMatch(line -> line.equals("2 tenants (acme, bolt):"))
        .anyMatch(line -> line.matches("  orders  amount differs  same logic: its input moved"))
        .anyMatch(line -> line.matches("  raw_orders +rows 2 → 3; id, amount, code differ .*"))
        .anyMatch(line -> line.matches("  totals +not there any more"))
        .noneMatch(line -> line.contains("the same values"));
  }

  @Test
  void everyKindOfDifferenceIsNoticed() throws SQLException, IOException {
    buildAndFreeze();
    sql(
        "acme",
        "update raw_orders set code = case id when 1 then 'USD' else 'EUR' end",
        "alter table rates alter column rate type bigint",
        "alter table orders drop column currency",
        "alter table orders add column extra varchar",
        "insert into new_orders select * from new_orders where id = 1");
    JsonNode acme =
        JSON.readTree(differs("compare", "before.json", "--output", "json").out())
            .path("tenants")
            .path(0);

    assertThat(changes(acme, "raw_orders")).isEqualTo("rows_as_wholes");
    assertThat(changes(acme, "rates")).isEqualTo("column_type");
    assertThat(changes(acme, "orders")).isEqualTo("column_gone column_new");
    assertThat(changes(acme, "new_orders")).isEqualTo("rows values");
  }

  private static String changes(JsonNode tenant, String node) {
    for (JsonNode differing : tenant.path("differing")) {
      if (differing.path("name").asText().equals(node)) {
        StringBuilder kinds = new StringBuilder();
        differing.path("changes").forEach(c -> kinds.append(' ').append(c.path("what").asText()));
        return kinds.toString().strip();
      }
    }
    return "";
  }

  @Test
  void whetherLogicOrInputMovedIsTold() {
    buildAndFreeze();
    shop.write("models/orders.sql", "select id, amount from {{ ref('stg_orders') }}\n");
    good("build");
    Shop.Said said = differs("compare", "before.json", "--tenants", "bolt");

    assertThat(said.out().lines())
        .anyMatch(line -> line.contains("the project has changed"))
        .anyMatch(line -> line.matches("  orders .*without currency VARCHAR.* logic has changed"))
        .anyMatch(line -> line.matches("  totals .*total differs .*logic has changed upstream"));
    assertThat(said.out()).doesNotContain("acme");
  }

  @Test
  void columnsCanBeIgnoredLater() {
    good("build");
    good("freeze", "--out", "before.json");
    good("build");
    assertThat(differs("compare", "before.json").out()).contains("clock  at differs");
    assertThat(good("compare", "before.json", "--ignore", "AT").out())
        .contains("3 relations: compared column by column only");
  }

  @Test
  void nodesAndTenantsThatCameOrWentAreTold() {
    buildAndFreeze();
    shop.write("models/more.sql", "select 1 as one\n");
    shop.write("fleet.yml", Shop.original("fleet.yml").replace("{id: cove}", "{id: dune}"));
    assertThat(folder.resolve("models/clock.sql").toFile().delete()).isTrue();
    good("build");
    Shop.Said said = differs("compare", "before.json");

    assertThat(said.out())
        .contains("cove: not in the fleet any more", "dune: not in the frozen data")
        .containsPattern("  more +the project did not have it")
        .containsPattern("  clock +the project does not have it any more");
    assertThat(good("compare", "before.json", "--select", "orders", "--tenants", "acme").out())
        .contains("1 relation of 1 tenant compared, none differs");
  }

  @Test
  void twoFilesAreComparedWithoutADatabase() throws Exception {
    buildAndFreeze();
    sql("acme", "delete from rates where code = 'USD'");
    good("freeze", "--ignore", IGNORE, "--out", "after.json");
    Files.move(folder.resolve("data"), folder.resolve("away"));

    assertThat(differs("compare", "before.json", "after.json").out())
        .contains("rates  rows 2 → 1; code, rate differ");
    assertThat(refused("compare", "before.json", "after.json", "--tenants", "acme"))
        .contains("two files are compared as they are");
  }

  @Test
  void nothingIsMadeWhereNothingIs() {
    Shop.Said said = good("freeze", "--out", "empty.json");
    assertThat(said.out()).contains("21 not there");
    assertThat(folder.resolve("data")).doesNotExist();
    good("build");
    assertThat(differs("compare", "empty.json", "--select", "orders").out())
        .contains("orders  was not there");
  }

  @Test
  void oneTenantsFailureIsOneTenants() throws IOException {
    good("build");
    Files.writeString(folder.resolve("data/dev/bolt/bolt.duckdb"), "this is no database");
    Shop.Said said = differs("freeze", "--select", "orders", "--out", "before.json");
    assertThat(said.out()).contains("3 tenants, 2 relations");
    assertThat(said.err()).contains("bolt");
    assertThat(differs("compare", "before.json").out())
        .contains("2 tenants (acme, cove): the same", "bolt: could not be read when frozen");
  }

  @Test
  void oneBrokenRelationIsOneRelation() throws SQLException {
    good("build");
    sql("acme", "drop table raw_orders");
    Shop.Said said =
        differs("freeze", "--tenants", "acme", "--select", "stg_orders", "orders", "--out", "x");
    assertThat(said.err()).contains("models/stg_orders.sql").contains("raw_orders");
    assertThat(said.out()).contains("1 relation with 2 rows");
    assertThat(differs("compare", "x").out()).contains("could not be read when frozen (A5");
  }

  @Test
  void aFileThatIsNoneOrWasAlteredIsRefused() throws IOException {
    assertThat(refused("compare", "nowhere.json")).contains("error[A770]", "nowhere.json");
    shop.write("bad.json", "{\"format\": 1}");
    assertThat(refused("compare", "bad.json")).contains("error[A770]");
    buildAndFreeze();
    shop.write("later.json", shop.read("before.json").replace("\"format\": 1", "\"format\": 9"));
    assertThat(refused("compare", "later.json")).contains("error[A770]", "its format is 9");
    shop.write("altered.json", shop.read("before.json").replaceFirst("\"rows\": 2", "\"rows\": 3"));
    assertThat(refused("compare", "altered.json")).contains("error[A771]");
    assertThat(refused("freeze", "--out", "models")).contains("error[A774]");
    assertThat(refused("freeze")).contains("--out");
  }

  @Test
  void anotherFleetEngineOrNobodyIsRefused() throws IOException {
    buildAndFreeze();
    String frozen = shop.read("before.json");
    shop.write("other.json", signed(frozen, "\"fleet\":\"shops\"", "\"fleet\":\"boats\""));
    assertThat(refused("compare", "other.json")).contains("error[A772]", "'boats'");
    assertThat(refused("compare", "before.json", "other.json")).contains("error[A772]");
    shop.write("engine.json", signed(frozen, "\"engine\":\"duckdb\"", "\"engine\":\"postgres\""));
    assertThat(refused("compare", "engine.json")).contains("error[A773]", "frozen on postgres");
    good("freeze", "--tenants", "acme", "--ignore", IGNORE, "--out", "acme.json");
    assertThat(refused("compare", "acme.json", "--tenants", "bolt")).contains("error[A775]");
    assertThat(good("compare", "acme.json").out())
        .contains("acme: the same")
        .doesNotContain("bolt");
  }

  /** A file with something replaced, and the id that it then has. */
  private static String signed(String file, String old, String fresh) throws IOException {
    ObjectNode root = (ObjectNode) JSON.readTree(file);
    JsonNode frozen = JSON.readTree(root.path("frozen").toString().replace(old, fresh));
    root.set("frozen", frozen);
    root.put("id", "sha256:" + dev.atoll.domain.Sha256.of(frozen.toString()));
    return root.toString();
  }

  @Test
  void anotherEnvironmentIsComparedWhenAsked() {
    buildAndFreeze();
    good("build", "--target", "prod");
    assertThat(good("compare", "before.json", "--target", "prod").out())
        .contains("shops, dev: before.json and now in prod")
        .contains("the same");
  }
}
