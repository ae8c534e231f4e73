package dev.atoll.acceptance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.acceptance.layers.Shore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One fleet whose regions have servers of their own; databases and schemas have the same names. */
@Timeout(120)
final class TwoServersTest {
  private static final List<String> ROLES =
      List.of("w_acme", "w_beta", "w_coral", "w_main", "wide_readers");

  private final WardedServer eu = WardedServer.shared();
  private final WardedServer us = WardedServer.other();
  @TempDir private Path folder;
  private Shore shore = new Shore(Path.of("."));

  @BeforeEach
  void aRegionForEachServer() throws Exception {
    for (WardedServer server : List.of(eu, us)) {
      server.forget(List.of("wide"), ROLES);
    }
    shore =
        new Shore(folder)
            .env("ADMIN_WORD", WardedServer.WORD)
            .file("words/eu", "word-in-eu\n")
            .file("words/us", "word-in-us\n")
            .file("regions/eu.yml", "engine: east\n")
            .file("regions/us.yml", "engine: west\n")
            .file("shop/dbt_project.yml", "name: shop\nversion: '1.0'\nprofile: none\n")
            .file(
                "shop/models/one.sql",
                "{{ config(materialized='table') }} select current_user::text as who");
    fleet(us.port(), "schema: \"w_{tenant}\"");
  }

  private void fleet(int westPort, String routing) throws Exception {
    shore.file(
        "fleet.yml",
        """
        version: 1
        name: wide
        project: shop
        layers: [{name: region, file: "regions/{region}.yml"}]
        tenants: {acme: {region: eu}, beta: {region: us}, coral: {region: us}}
        engines:
          east: {type: postgres, host: localhost, port: %d, dbname: wide, user: "w_{tenant}",
                 password: "{secret:PW}", retries: 0, admin: {user: postgres, password: "{secret:ADMIN}"}}
          west: {type: postgres, host: localhost, port: %d, dbname: wide, user: "w_{tenant}",
                 password: "{secret:PW}", retries: 0, admin: {user: postgres, password: "{secret:ADMIN}"}}
        shared:
          rates_eu: {engine: east, schema: reference}
          crm_us: {engine: west, schema: raw_crm, views: "crm_{tenant}", tables: {orders: "tenant_id = '{tenant}'"}}
        routing: {%s}
        secrets:
          PW: {file: "words/{region}"}
          ADMIN: {env_var: ADMIN_WORD}
        """
            .formatted(eu.port(), westPort, routing));
  }

  private Shore.Said expect(int code, String... arguments) {
    Shore.Said said = shore.run(arguments);
    assertThat(said.code()).as(said.all()).isEqualTo(code);
    return said;
  }

  private List<String> tables(WardedServer server) throws Exception {
    return server.rows(
        "wide", "select schemaname from pg_tables where tablename = 'one' order by 1");
  }

  @Test
  void oneCommandProvisionsAndBuildsOnBoth() throws Exception {
    expect(0, "provision", "--all-tenants", "--yes");
    expect(0, "build");

    assertThat(tables(eu)).containsExactly("w_acme");
    assertThat(tables(us)).containsExactly("w_beta", "w_coral");
    assertThat(eu.letsIn("w_acme", "word-in-eu", "wide")).isTrue();
    assertThat(us.letsIn("w_beta", "word-in-us", "wide")).isTrue();
    assertThat(eu.rows("postgres", "select rolname from pg_roles where rolname like 'w\\_%'"))
        .containsExactly("w_acme");
  }

  @Test
  void whatIsSharedIsSharedOnItsOwnServer() throws Exception {
    expect(0, "provision", "--all-tenants", "--yes");
    for (WardedServer server : List.of(eu, us)) {
      server.run(
          "wide",
          "create schema reference",
          "create table reference.rates as select 7 as rate",
          "create schema raw_crm",
          "create table raw_crm.orders as select 'beta' as tenant_id");
    }

    String done = expect(0, "provision", "--all-tenants", "--yes").out();

    assertThat(done)
        .contains("to \"wide_readers\"", "create or replace view \"crm_beta\"")
        .doesNotContain("crm_acme");
    assertThat(us.rows("postgres", "select 1 from pg_roles where rolname = 'wide_readers'"))
        .isEmpty();
    assertThat(expect(0, "provision", "--all-tenants").out()).contains("nothing to do");
  }

  @Test
  void namesMayBeTheSameOnDifferentServersAndMustDifferOnOne() throws Exception {
    shore
        .file("regions/eu.yml", "engine: east\nschema: w_main_beta\n")
        .file("regions/us.yml", "engine: west\nschema: \"w_main_{tenant}\"\n");

    expect(0, "provision", "--all-tenants", "--yes");
    expect(0, "build");

    assertThat(tables(eu)).containsExactly("w_main_beta");
    assertThat(tables(us)).containsExactly("w_main_beta", "w_main_coral");
    shore.file("regions/us.yml", "engine: west\nschema: w_main\n");
    assertThat(expect(2, "build").all()).contains("A161", "beta", "coral");
  }

  @Test
  void aServerThatIsDownEndsItsTenantsOnly() throws Exception {
    expect(0, "provision", "--all-tenants", "--yes");
    WardedServer gone = WardedServer.start();
    int nobody = gone.port();
    gone.stop();
    fleet(nobody, "schema: \"w_{tenant}\"");

    Shore.Said said = expect(1, "build", "--output", "json");

    assertThat(said.out()).contains("engine_unavailable", "A518", "refused");
    assertThat(tables(eu)).containsExactly("w_acme");
    List<String> ended = new ArrayList<>();
    new ObjectMapper()
        .readTree(said.out())
        .path("tenants")
        .forEach(
            tenant ->
                ended.add(
                    tenant.path("tenant").asText()
                        + "="
                        + tenant.path("steps").path(0).path("reason").asText()));
    assertThat(ended)
        .containsExactlyInAnyOrder(
            "acme=built", "beta=engine_unavailable", "coral=engine_unavailable");
    expect(0, "build", "--where", "region=eu");
    // Nothing is provisioned when a part of it cannot be looked at.
    assertThat(expect(2, "provision", "--all-tenants", "--yes").all()).contains("A518");
    expect(0, "provision", "--where", "region=eu", "--yes");
  }

  @Test
  void whoMovesToTheOtherServerLeavesSchemaAndLoginOnTheFirst() throws Exception {
    expect(0, "provision", "--all-tenants", "--yes");
    expect(0, "build");
    assertThat(expect(0, "tenants", "--orphans").out()).contains("nothing is left behind");
    shore.file("regions/eu.yml", "engine: west\n");
    expect(0, "provision", "--all-tenants", "--yes");

    Shore.Said said = expect(0, "tenants", "--orphans");

    // Nobody lives on the first server any more; its administrator looks.
    assertThat(said.out())
        .contains("acme, moved", "drop schema \"w_acme\" cascade;", "drop role \"w_acme\";")
        .containsPattern("schema  w_acme  localhost:" + eu.port() + "/wide")
        .doesNotContain("localhost:" + us.port());
  }

  @Test
  void aServerThatIsDownIsAProblemAndTheOtherIsLookedThrough() throws Exception {
    expect(0, "provision", "--all-tenants", "--yes");
    WardedServer gone = WardedServer.start();
    int nobody = gone.port();
    gone.stop();
    eu.run("wide", "create schema w_dune");
    fleet(nobody, "schema: \"w_{tenant}\"");

    Shore.Said said = expect(1, "tenants", "--orphans");

    assertThat(said.err())
        .contains(
            "error[A518]", "so nothing is said of localhost:" + nobody + ", which is engine west");
    assertThat(said.out()).contains("dune, gone", "drop schema \"w_dune\" cascade;");
  }

  @Test
  void oneServerUnderTwoNamesHasNoLeftoversOfThoseWhoUseTheOther() throws Exception {
    fleet(eu.port(), "schema: \"w_{tenant}\"");
    Path file = folder.resolve("fleet.yml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "west: {type: postgres, host: localhost",
                "west: {type: postgres, host: 127.0.0.1"));
    expect(0, "provision", "--where", "region=eu", "--yes");
    expect(0, "provision", "--where", "region=us", "--yes");
    eu.run("wide", "create schema w_dune");

    assertThat(expect(0, "tenants", "--orphans").out())
        .contains("dune, gone", "1 orphan of 1 tenant")
        .doesNotContain(", moved");
  }
}
