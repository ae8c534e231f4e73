package dev.atoll.acceptance.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@code KilledRunTest}, on a server, which goes on for a while when its client is gone. */
class KilledRunOnPostgresTest {
  private static final String[] BUILD = {"build", "--threads", "1"};
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir Path folder;

  private final Server server = Server.shared();

  private Mill first(String hook) throws IOException, SQLException {
    server.database("mill_first", "template1");
    return Mill.write(folder.resolve("first"), Server.engine(server.port()), hook)
        .env("MILL_DB", "mill_first");
  }

  private Mill copy(Mill first, String name) throws IOException, SQLException {
    server.database("mill_" + name, "mill_first");
    return first.copy(folder.resolve(name)).env("MILL_DB", "mill_" + name);
  }

  private List<String> contents(String name) throws SQLException {
    try (Connection connection = server.connection("postgres", "mill_" + name)) {
      return Mill.contents(connection);
    }
  }

  @Test
  void whereverABuildIsKilledResumeLosesNothingAndDoesNothingTwice()
      throws IOException, InterruptedException, SQLException {
    Mill first = first("vacuum {{ this }}");
    assertThat(first.run(BUILD)).returns(0, Mill.Said::code);
    Mill whole = copy(first, "whole");
    assertThat(whole.run(BUILD)).returns(0, Mill.Said::code);
    List<String> wanted = contents("whole");

    int kills = 0;
    while (true) {
      String name = "broken_" + kills;
      Mill broken = copy(first, name);
      Mill.Said killed = broken.dying(kills + 1, BUILD);
      if (killed.code() != Dying.KILLED) {
        assertThat(killed.code()).as(killed.text()).isEqualTo(0);
        break;
      }
      Mill.Said resumed = broken.run("resume", "--threads", "1");
      assertThat(resumed.code()).as("killed at %d\n%s", kills + 1, resumed.text()).isEqualTo(0);
      assertThat(contents(name)).as("killed at %d", kills + 1).isEqualTo(wanted);
      kills++;
    }
    assertThat(kills).isGreaterThan(15);
  }

  @Test
  void aStatementOutsideOfTransactionsThatWasKilledIsNotRepeatedUnasked()
      throws IOException, InterruptedException, SQLException {
    Mill mill = first("create index concurrently if not exists by_flours on {{ this }} (flours)");
    try (Connection reader = server.connection("postgres", "mill_first");
        Statement reading = reader.createStatement()) {
      assertThat(mill.run("seed")).returns(0, Mill.Said::code);
      assertThat(mill.run("run", "--select", "flour")).returns(0, Mill.Said::code);
      // The index is built only when nobody holds the table any more.
      reader.setAutoCommit(false);
      reading.execute("create table t_acme.sacks (flours bigint)");
      reading.execute("grant all on t_acme.sacks to " + Server.LOGIN);
      reading.execute("alter table t_acme.sacks owner to " + Server.LOGIN);
      reader.commit();
      reading.execute("lock table t_acme.sacks in row exclusive mode");
      Process process = mill.start(NEVER, "run", "--select", "sacks", "--threads", "1");
      awaitIndex(process);
      process.destroyForcibly().waitFor();
      reader.rollback();
    }
    Mill.Said resumed = mill.run("resume");
    assertThat(resumed.code()).as(resumed.text()).isEqualTo(1);
    assertThat(resumed.text()).contains("error[A524]", "uncertain", "--repeat-uncertain");
    assertThat(traces("after 2")).isEqualTo("0");
    assertThat(traces("after 1")).isEqualTo("1");

    Mill.Said again = mill.run("resume", "--repeat-uncertain");
    assertThat(again.code()).as(again.text()).isEqualTo(0);
    assertThat(traces("after 2")).isEqualTo("1");
    assertThat(mill.run("resume")).returns(2, Mill.Said::code);
  }

  private void awaitIndex(Process process) throws SQLException {
    while (server
        .text(
            "mill_first",
            "select count(*) from pg_stat_activity where query like '%index concurrently%'"
                + " and wait_event_type = 'Lock' and pid <> pg_backend_pid()")
        .equals("0")) {
      assertThat(process.isAlive()).isTrue();
      LockSupport.parkNanos(10_000_000);
    }
  }

  private String traces(String what) throws SQLException {
    return server.text(
        "mill_first", "select count(*) from t_acme.trace where what = '" + what + "'");
  }
}
