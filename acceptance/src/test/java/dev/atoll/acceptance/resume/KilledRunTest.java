package dev.atoll.acceptance.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
      assertThat(contents(broken)).as("killed at %d", kills + 1).isEqualTo(wanted);
      kills++;
    }
    assertThat(kills).isGreaterThan(15);
  }

  private static List<String> contents(Mill mill) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:duckdb:" + mill.root().resolve("data/acme/acme.duckdb"))) {
      return Mill.contents(connection);
    }
  }
}
