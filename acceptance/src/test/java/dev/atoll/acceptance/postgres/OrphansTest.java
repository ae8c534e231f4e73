package dev.atoll.acceptance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.acceptance.layers.Shore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What tenants of a fleet on PostgreSQL leave behind. */
@Timeout(120)
final class OrphansTest {
  private static final String WORD = "word-of-the-master";
  private static final String MASTER = "harbour_master";

  private final WardedServer server = WardedServer.shared();
  @TempDir private Path folder;
  private Harbour harbour;

  @BeforeEach
  void aHarbourWithoutAnything() throws Exception {
    harbour = new Harbour(folder, server);
  }

  private JsonNode json(int code, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("tenants", "--orphans", "--output", "json"));
    arguments.addAll(List.of(more));
    return new ObjectMapper()
        .readTree(harbour.expect(code, arguments.toArray(String[]::new)).out());
  }

  /** {@code coral gone schema s_coral marked}. */
  private static List<String> left(JsonNode report) {
    List<String> left = new ArrayList<>();
    for (JsonNode tenant : report.path("orphans")) {
      String whose = tenant.path("tenant").asText("?") + " " + tenant.path("state").asText();
      tenant
          .path("left")
          .forEach(
              one ->
                  left.add(
                      "%s %s %s %s"
                          .formatted(
                              whose,
                              one.path("kind").asText(),
                              one.path("name").asText(),
                              one.path("evidence").asText())));
    }
    return left;
  }

  /** Does what is shown, as somebody. */
  private void remove(JsonNode report, String user, String word) throws SQLException {
    for (JsonNode removal : report.findValues("removal")) {
      for (JsonNode one : removal.isArray() ? removal : List.of(removal)) {
        String where = one.path("where").asText();
        int slash = where.indexOf('/');
        try (var connection =
                server.connection(user, word, slash < 0 ? "postgres" : where.substring(slash + 1));
            var statement = connection.createStatement()) {
          statement.execute(one.path("statement").asText());
        }
      }
    }
  }

  @Test
  void whoIsGoneLeavesSchemasAndALoginAndTheStatementsRemoveThem() throws Exception {
    harbour.file(
        "shop/models/mart.sql",
        "{{ config(materialized='view', schema='marts') }} select * from {{ ref('one') }}");
    harbour.provision();
    harbour.build(0);
    assertThat(left(json(0))).isEmpty();
    harbour.tenants("acme", "beta");

    Shore.Said said = harbour.expect(0, "tenants", "--orphans");

    assertThat(said.out())
        .containsPattern("coral, gone; last built .* in dev\n")
        .containsPattern(
            "schema  s_coral +localhost:\\d+/harbour  marked  2 relations, [\\d.]+ kB\n")
        .contains(
            "    drop schema \"s_coral\" cascade;\n    drop schema \"s_coral_marts\" cascade;\n",
            "    drop owned by \"h_coral\";\n    -- localhost:" + server.port() + "\n",
            "    drop role \"h_coral\";\n")
        .doesNotContain("acme", "beta");
    JsonNode report = json(0);
    assertThat(left(report))
        .containsExactly(
            "coral gone schema s_coral marked",
            "coral gone schema s_coral_marts marked",
            "coral gone login h_coral marked");
    assertThat(harbour.rows("select one from s_coral.one")).containsExactly("1");
    remove(report, "postgres", WardedServer.WORD);
    assertThat(harbour.expect(0, "tenants", "--orphans").out())
        .contains("gone, and nothing of them was found\n  coral  last built");
    assertThat(harbour.provision().out()).contains("nothing to do");
    harbour.build(0);
  }

  @Test
  void anAdministratorWithoutPowersRemovesWhatItMade() throws Exception {
    harbour.env("ADMIN_WORD", WORD).admin("user: " + MASTER + ", password: \"{secret:ADMIN}\"");
    server.run(
        "postgres",
        "create role " + MASTER + " login password '" + WORD + "'",
        "alter role " + MASTER + " createrole createdb");
    harbour.provision();
    harbour.build(0);
    harbour.tenants("acme", "beta");

    remove(json(0), MASTER, WORD);

    assertThat(left(json(0))).isEmpty();
    assertThat(harbour.rows("select rolname from pg_roles where rolname = 'h_coral'")).isEmpty();
  }

  @Test
  void viewsOfSharedRowsGoWithTheirSchema() throws Exception {
    harbour.provision();
    harbour.sql(
        "create schema raw_crm", "create table raw_crm.orders as select 'acme' as tenant_id");
    harbour.fleet(
        """
        shared:
          crm: {engine: server, schema: raw_crm, views: "crm_{tenant}", tables: {orders: "tenant_id = '{tenant}'"}}
        """);
    harbour.provision();
    harbour.tenants("acme", "beta");

    JsonNode report = json(0);

    assertThat(left(report))
        .containsExactly(
            "coral gone schema crm_coral marked",
            "coral gone schema s_coral marked",
            "coral gone login h_coral marked");
    remove(report, "postgres", WardedServer.WORD);
    assertThat(left(json(0))).isEmpty();
    assertThat(harbour.rows("select tenant_id from crm_acme.orders")).containsExactly("acme");
  }

  @Test
  void aSchemaThatNobodyMarkedIsFoundByItsNameOrByTheLedger() throws Exception {
    harbour.provision();
    harbour.build(0);
    harbour.sql(
        "comment on schema s_coral is null",
        "create schema s_dune",
        "create schema s_beta_old",
        "create schema reports");
    harbour.tenants("acme", "beta");

    assertThat(left(json(0)))
        .containsExactly(
            "beta moved schema s_beta_old by_name",
            "coral gone schema s_coral remembered",
            "coral gone login h_coral marked",
            "dune gone schema s_dune by_name");
  }

  @Test
  void whoMovedToAnotherSchemaLeftTheOldOne() throws Exception {
    harbour.provision();
    harbour.build(0);
    harbour.file("tenants/beta.yml", "schema: beta_now\n");
    harbour.provision();

    assertThat(left(json(0))).containsExactly("beta moved schema s_beta marked");
    assertThat(left(json(0, "--tenants", "acme"))).isEmpty();
  }

  @Test
  void otherEnvironmentsOfTheFleetAreLeftAlone() throws Exception {
    harbour.fleet(
        """
        environments: {default: dev, names: [dev, prod]}
        """);
    harbour.file("base.yml", "schema: \"s_{tenant}_{env}\"\n");
    for (String environment : List.of("dev", "prod")) {
      harbour.provision("--target", environment);
      harbour.build(0, "--target", environment);
    }
    harbour.tenants("acme", "beta");

    List<String> both =
        List.of(
            "coral gone schema s_coral_dev marked",
            "coral gone schema s_coral_prod marked",
            "coral gone login h_coral marked");
    assertThat(left(json(0))).containsExactlyElementsOf(both);
    assertThat(left(json(0, "--target", "prod"))).containsExactlyElementsOf(both);
  }

  @Test
  void environmentsThatNobodyDeclaredAreNoMoves() throws Exception {
    harbour.file("base.yml", "schema: \"s_{tenant}_{env}\"\n");
    harbour.provision("--target", "prod");
    harbour.provision();
    harbour.build(0);

    assertThat(left(json(0))).isEmpty();
  }

  @Test
  void relationsThatNoNodeMakesAreFoundByTheTenantsOwnLogin() throws Exception {
    harbour.file("shop/models/two.sql", "{{ config(materialized='view') }} select 1 as two");
    harbour.provision();
    harbour.build(0);
    Files.delete(folder.resolve("shop/models/two.sql"));

    JsonNode report = json(0);

    assertThat(report.path("unmade").findValuesAsText("tenant"))
        .containsExactlyElementsOf(Harbour.TENANTS);
    assertThat(report.path("unmade").findValuesAsText("statement"))
        .contains("drop view \"harbour\".\"s_acme\".\"two\"");
    remove(report, "postgres", WardedServer.WORD);
    assertThat(json(0).path("unmade")).isEmpty();
  }

  @Test
  void withoutAnAdministratorATenantsLoginLooksAndThatIsSaid() throws Exception {
    harbour.provision();
    harbour.admin("");
    harbour.tenants("acme", "beta");

    Shore.Said said = harbour.expect(0, "tenants", "--orphans");

    assertThat(said.err()).contains("warning[A628]", "h_acme");
    assertThat(said.out()).contains("drop schema \"s_coral\" cascade;", "drop role \"h_coral\";");
  }

  @Test
  void noSecretIsShown() throws Exception {
    harbour.provision();
    harbour.tenants("acme", "beta");

    Shore.Said said = harbour.expect(0, "tenants", "--orphans", "--output", "json");

    assertThat(said.all())
        .doesNotContain(WardedServer.WORD, Harbour.wordOf("acme"), Harbour.wordOf("coral"));
  }

  @Test
  void aPasswordThatDoesNotWorkIsAProblemOfItsTenantOnly() throws Exception {
    harbour.file("shop/models/two.sql", "{{ config(materialized='view') }} select 1 as two");
    harbour.provision();
    harbour.build(0);
    Files.delete(folder.resolve("shop/models/two.sql"));
    harbour.word("beta", "another-word").tenants("acme", "beta");

    JsonNode report = json(1);

    assertThat(left(report)).contains("coral gone schema s_coral marked");
    assertThat(report.path("unmade").findValuesAsText("tenant")).containsExactly("acme");
    assertThat(report.path("problems").findValuesAsText("code")).containsExactly("A522");
  }

  @Test
  void anAdministratorThatIsNotLetInIsTold() throws Exception {
    harbour.provision();
    harbour.env("ADMIN_WORD", "wrong").tenants("acme", "beta");

    JsonNode report = json(1);

    assertThat(left(report)).isEmpty();
    assertThat(report.path("problems").findValuesAsText("code")).containsExactly("A522");
    assertThat(report.path("problems").toString()).contains("nothing is said of localhost");
  }

  @Test
  void namesThatAnySchemaMayHaveFindNothingAndThatIsSaid() throws Exception {
    harbour.file("base.yml", "schema: \"{tenant}\"\n");
    harbour.fleet("").provision();
    Path fleet = folder.resolve("fleet.yml");
    Files.writeString(
        fleet, Files.readString(fleet).replace("schema: \"s_{tenant}\"", "schema: x"));
    harbour.sql("create schema reports");

    Shore.Said said = harbour.expect(0, "tenants", "--orphans");

    assertThat(said.err()).contains("warning[A629]", "{tenant}");
    assertThat(said.out()).contains("nothing is left behind");
  }

  @Test
  void aServerWithoutTheFleetsDatabaseIsToldOf() throws Exception {
    Shore.Said said = harbour.expect(1, "tenants", "--orphans");

    assertThat(said.err()).contains("warning[A630]", "looked for harbour", "error[A522]");
  }
}
