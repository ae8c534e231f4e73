package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same project as a fleet on one PostgreSQL server, each tenant with a login of its own: into
 * one database with schemas each, and into a database each.
 */
@Timeout(300)
final class BookshopFleetOnPostgresTest {
  private static final List<String> TENANTS = List.of("bergen", "oslo", "york");

  private final PostgresServer server = PostgresServer.shared();
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aFleetOfThree() throws IOException, SQLException {
    Tool.copy("projects/bookshop-fleet", folder);
    BookshopOnPostgresTest.copyProject(folder.resolve("bookshop"));
    tool = new Tool(folder);
    server.makeDatabase("bookshops", "postgres");
    for (String tenant : TENANTS) {
      server.run("postgres", "drop database if exists of_" + tenant + " with (force)");
      server.run(
          "postgres", "drop role if exists t_" + tenant, "create role t_" + tenant + " login");
    }
  }

  private void route(String engine, String routing) throws IOException {
    Path fleet = folder.resolve("fleet.yml");
    String text = Files.readString(fleet);
    Files.writeString(
        fleet,
        text.substring(0, text.indexOf("engines:"))
            + """
            engines:
              server: {type: postgres, host: localhost, port: %d, user: "t_{tenant}", %s}
            routing: {engine: server, %s}
            """
                .formatted(server.port(), engine, routing));
  }

  private void intoOneDatabase() throws IOException, SQLException {
    route("dbname: bookshops, max_connections: 3", "schema: \"t_{tenant}\"");
    for (String tenant : TENANTS) {
      server.run("bookshops", "grant create on database bookshops to t_" + tenant);
    }
  }

  @Test
  void intoSchemasOfOneDatabaseEveryTenantGetsWhatDbtMakes() throws Exception {
    intoOneDatabase();
    tool.build();
    for (String tenant : TENANTS) {
      assertThat(made(tenant, "bookshops", "t_" + tenant))
          .as(tenant)
          .isEqualTo(BookshopOnPostgresTest.recorded("tenant-" + tenant));
    }
    assertOwned("bookshops");
  }

  @Test
  void inSchemasOfOneDatabaseTheDocumentationOfATenantHoldsItsOwnRelations() throws Exception {
    intoOneDatabase();
    tool.build();
    Tool.Said said = tool.run("docs", "generate", "--output", "json");

    assertThat(said.code()).as(said.out() + said.err()).isZero();
    for (String tenant : TENANTS) {
      assertThat(folder.resolve("target/tenants/" + tenant + "/catalog.json"))
          .content()
          .contains("\"schema\":\"t_" + tenant + "\"", "\"owner\":\"t_" + tenant + "\"")
          .doesNotContain(
              TENANTS.stream()
                  .filter(other -> !other.equals(tenant))
                  .map(other -> "t_" + other)
                  .toList());
    }
  }

  @Test
  void intoADatabaseEachEveryTenantGetsWhatDbtMakes() throws Exception {
    route("retries: 0", "database: \"of_{tenant}\", schema: shop");
    for (String tenant : TENANTS) {
      server.makeDatabase("of_" + tenant, "t_" + tenant);
    }
    tool.build();
    for (String tenant : TENANTS) {
      assertThat(made(tenant, "of_" + tenant, "shop"))
          .as(tenant)
          .isEqualTo(BookshopOnPostgresTest.recorded("tenant-" + tenant));
    }
  }

  @Test
  void oneTenantsMissingDatabaseIsItsOwnTrouble() throws Exception {
    route("retries: 0", "database: \"of_{tenant}\", schema: shop");
    server.makeDatabase("of_oslo", "t_oslo");
    server.makeDatabase("of_york", "t_york");
    Tool.Said said = tool.run("build");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out() + said.err()).contains("A518", "database \"of_bergen\" does not exist");
    assertThat(made("oslo", "of_oslo", "shop"))
        .isEqualTo(BookshopOnPostgresTest.recorded("tenant-oslo"));
  }

  @Test
  void whatAProjectReadsOfAnotherTenantIsRefused() throws Exception {
    intoOneDatabase();
    tool.build();
    Files.writeString(
        folder.resolve("bookshop/models/staging/spy.sql"),
        "select * from {{ 't_os' ~ 'lo' }}.run_marks");
    Tool.Said said = tool.run("build", "--tenants", "york", "--select", "spy");

    assertThat(said.code()).isNotZero();
    assertThat(said.out() + said.err()).contains("A609", "t_oslo.run_marks");
  }

  @Test
  void aLoginThatTheServerLetsIntoAnothersSchemaDoesNotRun() throws Exception {
    intoOneDatabase();
    tool.build();
    server.run("bookshops", "grant usage on schema t_oslo to t_york");
    Tool.Said said = tool.run("build");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out() + said.err()).contains("A615", "t_oslo", "for:   1 tenant: york");
  }

  @Test
  void aSuperuserIsNoTenant() throws Exception {
    route("dbname: bookshops", "schema: \"t_{tenant}\"");
    Path fleet = folder.resolve("fleet.yml");
    Files.writeString(
        fleet, Files.readString(fleet).replace("user: \"t_{tenant}\"", "user: postgres"));
    Tool.Said said = tool.run("build");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out() + said.err()).contains("A601", "isolation: guard");
  }

  private void assertOwned(String database) throws SQLException {
    try (Connection connection = server.connection(database)) {
      List<List<String>> owners =
          Database.rows(
              connection,
              "select distinct split_part(n.nspname, '_', 2), pg_get_userbyid(c.relowner)"
                  + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                  + " where n.nspname like 't\\_%' order by 1");
      assertThat(owners)
          .containsExactlyElementsOf(
              TENANTS.stream().map(tenant -> List.of(tenant, "t_" + tenant)).toList());
    }
  }

  private String made(String tenant, String database, String schema) throws Exception {
    try (Connection connection = server.connection(database)) {
      return PostgresFingerprint.of(
          connection, schema, folder.resolve("target/tenants/" + tenant + "/run_results.json"));
    }
  }
}
