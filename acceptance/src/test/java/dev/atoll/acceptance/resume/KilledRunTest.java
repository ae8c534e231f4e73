package dev.atoll.acceptance.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build is killed wherever something has become durable; what resume leaves is what an unbroken
 * build leaves.
 */
class KilledRunTest {
  @TempDir Path folder;

  @Test
  void whereverABuildIsKilledResumeLosesNothingAndDoesNothingTwice()
      throws IOException, InterruptedException, SQLException {
    Mill first =
        Mill.write(
            folder.resolve("first"),
            "{type: duckdb, path: 'data/{tenant}/{tenant}.duckdb'}",
            "checkpoint");
    assertThat(first.run("build", "--threads", "1")).extracting(Mill.Said::code).isEqualTo(0);
    Mill whole = first.copy(folder.resolve("whole"));
    assertThat(whole.run("build", "--threads", "1")).extracting(Mill.Said::code).isEqualTo(0);
    List<String> wanted = contents(whole);

    int kills = 0;
    while (true) {
      Mill broken = first.copy(folder.resolve("broken-" + kills));
      Mill.Said killed = broken.dying(kills + 1, "build", "--threads", "1");
      if (killed.code() != Dying.KILLED) {
        assertThat(killed.code()).as(killed.text()).isEqualTo(0);
        break;
      }
      Mill.Said resumed = broken.run("resume", "--threads", "1");
      assertThat(resumed.code())
          .as("killed at " + (kills + 1) + "\n" + resumed.text())
          .isEqualTo(0);
      assertThat(contents(broken)).as("killed at " + (kills + 1)).isEqualTo(wanted);
      kills++;
    }
    assertThat(kills).isGreaterThan(15);
  }

  /** What the tenant's relations hold, all rows counted. */
  private static List<String> contents(Mill mill) throws SQLException {
    Path file = mill.root().resolve("data/acme/acme.duckdb");
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "select table_name from information_schema.tables order by 1",
              "select what || ' ' || count(*) from t_acme.trace group by what order by 1",
              "select 'sacks ' || count(*) || ' ' || sum(flours) from t_acme.sacks",
              "select 'bread ' || count(*) from t_acme.bread",
              "select 'grain ' || count(*) from t_acme.grain",
              "select 'flour ' || count(*) from t_acme.flour",
              "select 'stock ' || count(*) from t_acme.stock")) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
      }
    }
    return found;
  }
}
