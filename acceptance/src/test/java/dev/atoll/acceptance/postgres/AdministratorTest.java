package dev.atoll.acceptance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.layers.Shore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Provisioning by an administrator who is no superuser. */
@Timeout(120)
final class AdministratorTest {
  private static final String WORD = "word-of-the-master";
  private static final String MASTER = "harbour_master";

  private final WardedServer server = WardedServer.shared();
  @TempDir private Path folder;
  private Harbour harbour;

  @BeforeEach
  void anAdministratorWithoutPowers() throws Exception {
    harbour = new Harbour(folder, server).env("ADMIN_WORD", WORD);
    harbour.admin("user: " + MASTER + ", password: \"{secret:ADMIN}\"");
    server.run("postgres", "create role " + MASTER + " login password '" + WORD + "'");
  }

  private void may(String rights) throws SQLException {
    server.run("postgres", "alter role " + MASTER + " " + rights);
  }

  private void asMaster(String... statements) throws SQLException {
    try (var connection = server.connection(MASTER, WORD, Harbour.DATABASE);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Shore.Said refused(String... more) {
    return harbour.provision(2, more);
  }

  @Test
  void createroleAndCreatedbAreEnoughForAFleetFromNothing() throws Exception {
    may("createrole createdb");
    harbour.file(
        "shop/models/mart.sql",
        "{{ config(materialized='view', schema='marts') }} select * from {{ ref('one') }}");

    harbour.provision();

    assertThat(harbour.provision().out()).contains("nothing to do");
    assertThat(harbour.build(0)).containsEntry("beta", List.of("one=built", "mart=built"));
    assertThat(harbour.rows("select rolname from pg_roles where rolsuper order by 1"))
        .containsExactly("postgres");
    for (String sql : List.of("set role h_beta", "set role harbour_master", "table s_beta.one")) {
      assertThat(refusedTo("acme", sql)).as(sql).isTrue();
    }
    harbour.word("beta", "second-word-of-beta").file("base.yml", "vars: {x: 1}\n");
    harbour.provision();
    assertThat(server.letsIn("h_beta", "second-word-of-beta", Harbour.DATABASE)).isTrue();
  }

  private boolean refusedTo(String tenant, String sql) throws SQLException {
    try (var connection = harbour.connection(tenant);
        var statement = connection.createStatement()) {
      statement.execute(sql);
      return false;
    } catch (SQLException refused) {
      return "42501".equals(refused.getSQLState());
    }
  }

  @Test
  void itSharesWhatItOwns() throws Exception {
    may("createrole createdb");
    harbour.provision();
    asMaster(
        "create schema raw_crm",
        "create table raw_crm.orders as select unnest(array['acme', 'beta']) as tenant_id",
        "create schema reference",
        "create table reference.rates as select 7 as rate");
    harbour.fleet(
        """
        shared:
          reference: {engine: server, schema: reference}
          crm: {engine: server, schema: raw_crm, views: "crm_{tenant}",
                tables: {orders: "tenant_id = '{tenant}'"}}
        """);

    harbour.provision();

    assertThat(harbour.provision().out()).contains("nothing to do");
    assertThat(harbour.rowsOf("acme", "table crm_acme.orders")).containsExactly("acme");
    assertThat(harbour.rowsOf("coral", "table reference.rates")).containsExactly("7");
    assertThat(refusedTo("acme", "table raw_crm.orders")).isTrue();
    asMaster("create table reference.later as select 8 as rate");
    assertThat(harbour.rowsOf("coral", "table reference.later")).containsExactly("8");
  }

  @Test
  void itTakesOverWhatItsOwnLoopHadMade() throws Exception {
    may("createrole createdb");
    server.run("postgres", "create database harbour owner harbour_master");
    asMaster(
        "create schema s_acme",
        "create table s_acme.one (id serial, x int)",
        "create view s_acme.two as select x from s_acme.one",
        "create materialized view s_acme.three as select x from s_acme.one");

    assertThat(refused().all()).contains("A620", "--adopt").doesNotContain("A626");
    harbour.provision("--adopt");

    assertThat(harbour.provision().out()).contains("nothing to do");
    assertThat(
            harbour.rows(
                "select distinct pg_get_userbyid(relowner) from pg_class where relnamespace ="
                    + " 's_acme'::regnamespace"))
        .containsExactly("h_acme");
    harbour.build(0);
  }

  @Test
  void whatItMayNotDoIsToldAtOnceAndNothingIsDone() throws Exception {
    assertThat(refused().all())
        .contains("A626", "may not make logins", "alter role \"harbour_master\" createrole")
        .contains("may not make databases", "alter role \"harbour_master\" createdb");
    assertThat(server.rows("postgres", "select 1 from pg_roles where rolname like 'h\\_%'"))
        .isEmpty();
    assertThat(server.rows("postgres", "select 1 from pg_database where datname = 'harbour'"))
        .isEmpty();
  }

  @Test
  void whatOthersMadeIsTheirsToHandOver() throws Exception {
    may("createrole createdb");
    server.run("postgres", "create database harbour", "create role h_acme login superuser");
    harbour.sql("create schema s_beta", "create table s_beta.one as select 1 as x");

    String said = refused("--adopt").all();

    assertThat(said)
        .contains("may not take rights from login h_acme", "alter role \"h_acme\" nosuperuser")
        .contains(
            "may not administer login h_acme",
            "grant \"h_acme\" to \"harbour_master\" with admin option")
        .contains(
            "may not change who uses database harbour",
            "alter database \"harbour\" owner to \"harbour_master\"")
        .contains(
            "may not make schemas in database harbour",
            "grant create on database \"harbour\" to \"harbour_master\"")
        .contains(
            "may not change schema s_beta of database harbour, which is postgres's",
            "alter schema \"s_beta\" owner to \"h_beta\"")
        .contains(
            "may not take over table s_beta.one, which is postgres's",
            "alter table \"s_beta\".\"one\" owner to \"h_beta\"");

    server.run(
        "postgres",
        "alter role h_acme nosuperuser",
        "grant h_acme to harbour_master with admin option",
        "alter database harbour owner to harbour_master");
    harbour.sql(
        "alter schema s_beta owner to harbour_master",
        "alter table s_beta.one owner to harbour_master");
    harbour.provision("--adopt");
    assertThat(harbour.provision().out()).contains("nothing to do");
    harbour.build(0);
  }

  @Test
  void whatItCannotReadItCannotShare() throws Exception {
    may("createrole createdb");
    harbour.provision();
    harbour.sql(
        "create schema raw_crm",
        "create table raw_crm.orders as select 'acme' as tenant_id",
        "create schema reference",
        "create table reference.rates as select 7 as rate");
    harbour.fleet(
        """
        shared:
          reference: {engine: server, schema: reference}
          crm: {engine: server, schema: raw_crm, views: "crm_{tenant}",
                tables: {orders: "tenant_id = '{tenant}'"}}
        """);

    assertThat(refused().all())
        .contains(
            "may not read table raw_crm.orders",
            "grant usage on schema \"raw_crm\" to \"harbour_master\"",
            "grant select on \"raw_crm\".\"orders\" to \"harbour_master\"")
        .contains(
            "may not share schema reference",
            "grant usage on schema \"reference\" to \"harbour_master\" with grant option")
        .contains(
            "may not share the tables of schema reference",
            "grant select on all tables in schema \"reference\" to \"harbour_master\" with grant"
                + " option");

    harbour.sql(
        "grant usage on schema raw_crm to harbour_master",
        "grant select on raw_crm.orders to harbour_master",
        "grant usage on schema reference to harbour_master with grant option",
        "grant select on all tables in schema reference to harbour_master with grant option");
    assertThat(harbour.provision().err())
        .contains(
            "A624", "tables that postgres makes later for tenants are not shared by themselves");
    assertThat(harbour.provision().out()).contains("nothing to do");
    assertThat(harbour.rowsOf("acme", "table crm_acme.orders")).containsExactly("acme");
    assertThat(harbour.rowsOf("beta", "table reference.rates")).containsExactly("7");
  }

  @Test
  void aMembershipThatAnotherGaveIsTakenAwayByWhoMay() throws Exception {
    may("createrole createdb");
    harbour.provision();
    server.run("postgres", "grant h_beta to h_acme");

    assertThat(refused().all())
        .contains(
            "may not take role h_beta from login h_acme",
            "revoke \"h_beta\" from \"h_acme\" granted by \"postgres\"");

    harbour
        .env("ADMIN_WORD", WardedServer.WORD)
        .admin("user: postgres, password: \"{secret:ADMIN}\"");
    harbour.provision();
    assertThat(harbour.provision().out()).contains("nothing to do");
    harbour.build(0);
  }
}
