package dev.atoll.acceptance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.layers.Shore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One loader's tables with everybody's rows: each tenant reads views of its own. */
@Timeout(120)
final class SharedRowsTest {
  private static final String BOTH =
      "tables: {orders: \"tenant_id = '{tenant}'\", refunds: \"tenant_id = '{tenant}'\"}";

  @TempDir private Path folder;
  private Harbour harbour;

  @BeforeEach
  void aLoadersTablesAndViewsOfThem() throws Exception {
    harbour = new Harbour(folder, WardedServer.shared());
    harbour.provision();
    harbour.sql(
        "create role harbour_loader",
        "create schema raw_crm authorization harbour_loader",
        "set role harbour_loader",
        "create table raw_crm.orders (tenant_id text, id int)",
        "insert into raw_crm.orders values ('acme', 1), ('beta', 2), ('coral', 3), ('other', 4)",
        "create table raw_crm.refunds as select tenant_id, id from raw_crm.orders");
    harbour
        .fleet(shared(BOTH))
        // The recipe of the guide: the layer key leads the source to the tenant's views.
        .file("base.yml", "sources: {crm: {schema: \"crm_{tenant}\"}}\n")
        .file(
            "shop/models/sources.yml",
            "sources: [{name: crm, schema: raw_crm, tables: [{name: orders}, {name: refunds}]}]\n")
        .file(
            "shop/models/one.sql",
            "{{ config(materialized='table') }} select * from {{ source('crm', 'orders') }}");
    harbour.provision();
  }

  private static String shared(String tables) {
    return """
    shared:
      crm: {engine: server, schema: raw_crm, views: "crm_{tenant}", %s}
    """
        .formatted(tables);
  }

  @Test
  void eachTenantBuildsOfItsOwnRowsWithOneForm() throws Exception {
    assertThat(harbour.provision().out()).contains("nothing to do");

    harbour.build(0);

    assertThat(harbour.rows("select tenant_id, id from s_acme.one")).containsExactly("acme|1");
    assertThat(harbour.rows("select tenant_id, id from s_beta.one")).containsExactly("beta|2");
    assertThat(harbour.shore().forms("one")).hasSize(1);
  }

  @Test
  void aTenantReachesNeitherTheTableNorTheRowsOfOthers() throws Exception {
    for (String sql :
        List.of(
            "table raw_crm.orders",
            "table crm_beta.orders",
            "insert into crm_acme.orders values ('acme', 5)",
            "update crm_acme.orders set tenant_id = 'beta'",
            "delete from crm_acme.orders",
            "create or replace view crm_acme.orders as select 1 as id",
            "alter view crm_acme.orders set (security_barrier = false)",
            "create view crm_acme.mine as table raw_crm.orders",
            "drop view crm_acme.orders")) {
      assertThat(refusal(sql)).as(sql).isEqualTo("42501");
    }
    assertThat(harbour.rowsOf("acme", "select id from crm_acme.orders")).containsExactly("1");
  }

  @Test
  void aSourceThatStillNamesTheTableIsToldWhereToGo() throws Exception {
    assertThat(harbour.expect(0, "build").all()).doesNotContain("A616");
    harbour.file("base.yml", "vars: {}\n");

    assertThat(harbour.expect(1, "build").all())
        .contains("A616", "reads raw_crm, which tenants may not read")
        .contains("sources: {crm: {schema: \"crm_{tenant}\"}}")
        .contains("A601", "permission denied for schema raw_crm");
  }

  private String refusal(String sql) throws SQLException {
    try (Connection connection = harbour.connection("acme");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "nothing";
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }

  /** A function that costs nothing is called first, for all rows, if the view has no barrier. */
  @Test
  void aFunctionInTheConditionSeesNoRowsOfOthers() throws Exception {
    String peek =
        "create function pg_temp.peek(text) returns bool cost 0.0000000001 language plpgsql as"
            + " $$ begin raise notice 'saw %', $1; return true; end $$";
    String query = "select count(*) from crm_acme.orders where pg_temp.peek(tenant_id)";

    assertThat(seen(peek, query)).containsExactly("saw acme");

    // The test could fail: without the barrier the function sees everybody.
    harbour.sql("alter view crm_acme.orders set (security_barrier = false)");
    assertThat(seen(peek, query)).contains("saw beta");
    // And provision puts it back.
    harbour.provision();
    assertThat(seen(peek, query)).containsExactly("saw acme");
  }

  private List<String> seen(String function, String query) throws SQLException {
    try (Connection connection = harbour.connection("acme");
        Statement statement = connection.createStatement()) {
      statement.execute(function);
      statement.execute(query);
      List<String> seen = new ArrayList<>();
      for (SQLWarning notice = statement.getWarnings();
          notice != null;
          notice = notice.getNextWarning()) {
        seen.add(notice.getMessage());
      }
      return seen;
    }
  }

  @Test
  void whatTheLoaderChangesReachesTheViewsWithTheNextProvision() throws Exception {
    harbour.sql(
        "create view s_acme.on_top as select id from crm_acme.orders",
        "set role harbour_loader",
        "alter table raw_crm.orders add column note text default 'new'");
    harbour.provision();
    assertThat(harbour.rowsOf("acme", "select id, note from crm_acme.orders"))
        .containsExactly("1|new");

    harbour.sql("set role harbour_loader", "alter table raw_crm.orders rename note to remark");
    harbour.provision();
    assertThat(harbour.rowsOf("acme", "select remark from crm_acme.orders")).containsExactly("new");

    // Loaders swap: the view would go on reading the old table.
    harbour.sql(
        "set role harbour_loader",
        "alter table raw_crm.orders rename to orders_old",
        "create table raw_crm.orders as select tenant_id, id + 10 as id, remark from"
            + " raw_crm.orders_old");
    harbour.provision();
    assertThat(harbour.rowsOf("acme", "select id from crm_acme.orders")).containsExactly("11");

    harbour.sql("drop view s_acme.on_top cascade", "drop table raw_crm.orders cascade");
    harbour.sql(
        "set role harbour_loader",
        "create table raw_crm.orders as select id::bigint as id, tenant_id from raw_crm.refunds");
    harbour.provision();
    assertThat(harbour.rowsOf("acme", "select id from crm_acme.orders")).containsExactly("1");
    assertThat(harbour.provision().out()).contains("nothing to do");
  }

  @Test
  void aColumnOfAnotherTypeInANewTableMakesTheViewAnew() throws Exception {
    harbour.sql(
        "set role harbour_loader",
        "alter table raw_crm.orders rename to orders_old",
        "create table raw_crm.orders as select tenant_id, id::text as id from raw_crm.orders_old");

    harbour.provision();

    assertThat(harbour.rowsOf("acme", "select pg_typeof(id) from crm_acme.orders"))
        .containsExactly("text");
    assertThat(harbour.provision().out()).contains("nothing to do");
  }

  @Test
  void whatIsSharedNoLongerIsTakenAway() throws Exception {
    harbour.build(0);
    harbour.sql("create view crm_acme.by_hand as select 1 as x");
    harbour.fleet(shared("tables: {orders: \"tenant_id = '{tenant}'\"}"));

    Shore.Said shown = harbour.run("provision", "--all-tenants");

    assertThat(shown.out())
        .contains("drop view \"crm_acme\".\"refunds\";", "drop view \"crm_beta\".\"refunds\";")
        .doesNotContain("by_hand", "\"orders\"");
    harbour.provision();
    assertThat(
            harbour.rows("select viewname from pg_views where schemaname = 'crm_acme' order by 1"))
        .containsExactly("by_hand", "orders");

    harbour.fleet("");
    harbour.provision();
    assertThat(harbour.rows("select nspname from pg_namespace where nspname like 'crm\\_%'"))
        .containsExactly("crm_acme");
    assertThat(harbour.rows("select viewname from pg_views where schemaname = 'crm_acme'"))
        .containsExactly("by_hand");
    assertThat(harbour.rows("table s_acme.one")).containsExactly("acme|1");
    assertThat(harbour.provision().out()).contains("nothing to do");
  }

  @Test
  void rightsOnWhatIsSharedAreTakenBack() throws Exception {
    harbour.sql("create schema reference", "create table reference.rates as select 7 as rate");
    harbour.fleet(shared(BOTH) + "  reference: {engine: server, schema: reference}\n");
    harbour.provision();
    assertThat(harbour.rowsOf("acme", "table reference.rates")).containsExactly("7");
    harbour.sql("grant usage on schema crm_acme to h_beta");
    harbour.fleet(shared(BOTH));

    assertThat(harbour.provision().out())
        .contains("revoke all on schema \"reference\" from \"harbour_readers\"")
        .contains("revoke all on schema \"crm_acme\" from \"h_beta\"");

    assertThat(refusal("table reference.rates")).isEqualTo("42501");
    assertThat(harbour.provision().out()).contains("nothing to do");
    assertThat(harbour.rowsOf("acme", "select id from crm_acme.orders")).containsExactly("1");
  }

  @Test
  void aViewThatTheTenantBuildsOnIsNotDroppedBeneathIt() throws Exception {
    harbour.sql("create view s_acme.on_top as select id from crm_acme.refunds");
    harbour.fleet(shared("tables: {orders: \"tenant_id = '{tenant}'\"}"));

    Shore.Said said = harbour.expect(1, "provision", "--all-tenants", "--yes");

    assertThat(said.all())
        .contains("cannot drop view crm_acme.refunds", "view s_acme.on_top depends on");
  }
}
