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

/** The bookshop as a fleet on a server that holds nothing: provisioned, then built. */
@Timeout(300)
final class ProvisionedFleetTest {
  private static final List<String> TENANTS = List.of("bergen", "oslo", "york");

  private final PostgresServer server = PostgresServer.shared();
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void anEmptyServer() throws IOException, SQLException {
    Tool.copy("projects/bookshop-fleet", folder);
    BookshopOnPostgresTest.copyProject(folder.resolve("bookshop"));
    tool = new Tool(folder);
    server.run("postgres", "drop database if exists provisioned with (force)");
    for (String tenant : TENANTS) {
      server.run("postgres", "drop database if exists of_" + tenant + " with (force)");
      server.run("postgres", "drop role if exists v_" + tenant);
    }
    Path fleet = folder.resolve("fleet.yml");
    String text = Files.readString(fleet);
    Files.writeString(
        fleet,
        text.substring(0, text.indexOf("engines:"))
            + """
            engines:
              server:
                type: postgres
                host: localhost
                port: %d
                dbname: provisioned
                user: "v_{tenant}"
                password: "word-of-{tenant}"
                max_connections: 3
                admin: {user: postgres, password: "word-of-admin"}
            routing: {engine: server, schema: "v_{tenant}"}
            """
                .formatted(server.port()));
  }

  @Test
  void whatProvisionMakesIsEnoughToBuild() throws Exception {
    Path fleet = folder.resolve("fleet.yml");
    Files.writeString(
        fleet,
        Files.readString(fleet)
            .replace("schema: \"v_{tenant}\"", "database: \"of_{tenant}\", schema: shop"));
    Tool.Said shown = tool.run("provision", "--all-tenants");
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains(
            "create role \"v_oslo\" login",
            "create database \"of_oslo\";",
            "create schema \"shop_staging\" authorization \"v_oslo\";",
            "--yes does them")
        .doesNotContain("word-of-");
    assertThat(databases()).isEmpty();

    Tool.Said done = tool.run("provision", "--all-tenants", "--yes");
    assertThat(done.code()).as("%s%s", done.out(), done.err()).isZero();
    assertThat(done.out() + done.err()).doesNotContain("word-of-");
    assertThat(tool.run("provision", "--all-tenants", "--yes").out()).contains("nothing to do");

    Tool.Said built = tool.run("build");
    assertThat(built.code()).as("%s%s", built.out(), built.err()).isZero();
    assertThat(tool.run("provision", "--all-tenants").out()).contains("nothing to do");
  }

  @Test
  void tenantsMustBeSaid() {
    Tool.Said said = tool.run("provision", "--yes");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("A486", "--all-tenants");
  }

  @Test
  void whatIsThereAlreadyIsTakenOverOnlyWhenAsked() throws Exception {
    server.makeDatabase("provisioned", "postgres");
    server.run("provisioned", "create schema v_oslo", "create table v_oslo.old as select 1 as x");

    Tool.Said refused = tool.run("provision", "--all-tenants", "--yes");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("A620", "database provisioned", "--adopt");

    assertThat(tool.run("provision", "--all-tenants", "--adopt", "--yes").code()).isZero();
    try (Connection connection = server.connection("provisioned")) {
      assertThat(
              Database.rows(connection, "select tableowner from pg_tables where tablename = 'old'"))
          .containsExactly(List.of("v_oslo"));
    }
    assertThat(tool.run("provision", "--all-tenants").out()).contains("nothing to do");
  }

  private List<List<String>> databases() throws SQLException {
    try (Connection connection = server.connection("postgres")) {
      return Database.rows(
          connection, "select datname from pg_database where datname like 'of\\_%'");
    }
  }
}
