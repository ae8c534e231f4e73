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

/** Tenants with different overlays over one project, run for real on PostgreSQL. */
@Timeout(300)
final class OverlaysOnPostgresTest {
  private static final List<String> TENANTS = List.of("acme", "blue", "coral", "dune");

  private final PostgresServer server = PostgresServer.shared();
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aFleetWithOverlays() throws IOException, SQLException {
    Tool.copy("projects/overlays", folder);
    tool = new Tool(folder);
    server.makeDatabase("overlaid", "postgres");
    for (String tenant : TENANTS) {
      server.run(
          "postgres",
          "drop role if exists t_" + tenant,
          "create role t_" + tenant + " login",
          "grant create on database overlaid to t_" + tenant);
    }
    Path fleet = folder.resolve("fleet.yml");
    Files.writeString(
        fleet,
        Files.readString(fleet)
            .replace(
                "{type: duckdb, path: \"data/{tenant}/{tenant}.duckdb\"}",
                "{type: postgres, host: localhost, port: %d, dbname: overlaid, user: \"t_{tenant}\"}"
                    .formatted(server.port())));
    assertThat(tool.run("overlay", "rebase", "strict", "--accept").code()).isZero();
  }

  private List<List<String>> rows(String tenant, String table) throws SQLException {
    try (Connection connection = server.connection("overlaid")) {
      return Database.rows(connection, "select * from t_" + tenant + "." + table + " order by id");
    }
  }

  @Test
  void eachTenantHasWhatItsOverlaysMakeOfTheProject() throws SQLException {
    tool.build();
    tool.build();

    assertThat(rows("acme", "customers"))
        .containsExactly(List.of("1", "1500"), List.of("2", "200"), List.of("3", "30"));
    assertThat(rows("blue", "customers"))
        .containsExactly(
            List.of("1", "1500", "gold", "10"),
            List.of("2", "200", "silver", "20"),
            List.of("3", "30", "silver", "0"));
    assertThat(rows("coral", "customers"))
        .containsExactly(
            List.of("1", "1500", "gold", "10", "north/gold"),
            List.of("2", "200", "silver", "20", "north/silver"));
    assertThat(rows("dune", "churn")).first().isEqualTo(List.of("1", "1507"));
    assertThat(rows("blue", "events"))
        .containsExactly(List.of("1", "first", "1!"), List.of("2", "first", "2!"));
  }

  @Test
  void aColumnThatTheBaseHasAlreadyFailsInsteadOfComingTwice() throws IOException {
    Path overlay = folder.resolve("overlays/loyalty/overlay.yml");
    Files.writeString(
        overlay,
        Files.readString(overlay)
            .replace("  events: {", "  small: {columns: {a: '2'}}\n  events: {"));

    Tool.Said said = tool.run("build", "--select", "small");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out() + said.err())
        .contains("column reference \"a\" is ambiguous")
        .contains("2 tenants: blue, coral");
  }
}
