package dev.atoll.acceptance.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of one fleet, as if on several machines, whose runs are entered on a server. */
class SharedLedgerTest {
  private static final String[] BUILD = {"build", "--threads", "1"};

  @TempDir Path folder;

  private final Server server = Server.shared();

  @BeforeEach
  void another() throws SQLException {
    server.database("mill_ledger", "template1");
    server.database("mill_shared", "template1");
  }

  private String ledger(String user, String database, String schema) {
    return "ledger: {host: localhost, port: %d, database: %s, schema: %s, user: %s, password: '%s'}\n"
            .formatted(server.port(), database, schema, user, "{secret:LEDGER}")
        + "secrets: {LEDGER: {env_var: LEDGER_PASSWORD}}\n";
  }

  private Mill here(String ledger) throws IOException {
    Mill mill =
        Mill.write(folder.resolve("here"), Server.engine(server.port()), "vacuum")
            .env("MILL_DB", "mill_shared")
            .env("LEDGER_PASSWORD", "not-to-be-shown");
    String fleet = Files.readString(mill.root().resolve("fleet.yml"));
    return mill.file("fleet.yml", fleet + ledger);
  }

  private Mill here() throws IOException {
    return here(ledger("postgres", "mill_ledger", "atoll_ledger"));
  }

  @Test
  void whatOneBuiltTheOtherKnows() throws IOException {
    Mill here = here();
    Mill there = here.copy(folder.resolve("there"));
    assertThat(there.run("runs")).returns(0, Mill.Said::code);
    Mill.Said built = here.run(BUILD);
    assertThat(built.code()).as(built.text()).isEqualTo(0);

    Mill.Said runs = there.run("runs");
    assertThat(runs.code()).as(runs.text()).isEqualTo(0);
    assertThat(runs.text()).contains("build");
    Mill.Said shown = there.run("run", "show");
    assertThat(shown.code()).as(shown.text()).isEqualTo(0);
    assertThat(shown.text()).contains("mill", "built       5");
    assertThat(there.run("plan", "--changed-only").text()).contains("unchanged");
    Mill.Said again = there.run("build", "--changed-only", "--threads", "1");
    assertThat(again.code()).as(again.text()).isEqualTo(0);
    assertThat(again.text()).contains("unchanged");

    there.file("models/bread.sql", "select *, 1 as slices from {{ ref('sacks') }}");
    Mill.Said plan = there.run("plan", "--changed-only", "--output", "json");
    assertThat(plan.text()).contains("code_changed", "bread");
    assertThat(there.run("build", "--changed-only")).returns(0, Mill.Said::code);
    Mill.Said difference = here.run("diff", "previous", "latest");
    assertThat(difference.code()).as(difference.text()).isIn(0, 1);
    assertThat(difference.text()).contains("bread");

    assertThat(here.root().resolve(".atoll/ledger.sqlite")).doesNotExist();
    assertThat(there.root().resolve(".atoll/ledger.sqlite")).doesNotExist();
    for (Mill.Said said : List.of(built, runs, shown, again, plan, difference)) {
      assertThat(said.text()).doesNotContain("not-to-be-shown");
    }
  }

  @Test
  void whatWasKilledHereIsSeenAsLostAndGoneOnWithThere()
      throws IOException, InterruptedException, SQLException {
    Mill here = here();
    Mill there = here.copy(folder.resolve("there"));
    Mill.Said killed = here.dying(12, BUILD);
    assertThat(killed.code()).as(killed.text()).isEqualTo(Dying.KILLED);
    awaitEndOf(there);
    assertThat(there.run("runs", "--output", "json").text()).contains("\"unfinished\"");

    Mill.Said resumed = there.run("resume", "--threads", "1");
    assertThat(resumed.code()).as(resumed.text()).isEqualTo(0);
    assertThat(here.run("resume")).returns(2, Mill.Said::code);
    assertThat(
            server.text("mill_shared", "select count(*) || ' ' || sum(flours) from t_acme.sacks"))
        .isEqualTo("1 2");
    assertThat(
            server.text(
                "mill_shared",
                "select string_agg(n::text, ',') from (select distinct count(*) as n"
                    + " from t_acme.trace group by what) as counted"))
        .isEqualTo("1");
  }

  @Test
  void whatGoesOnHereIsLeftAloneThereUntilItIsKilled()
      throws IOException, InterruptedException, SQLException {
    Mill here = here();
    assertThat(here.run(BUILD)).returns(0, Mill.Said::code);
    Mill there = here.copy(folder.resolve("there"));
    Process process;
    try (Connection reader = server.connection("postgres", "mill_shared");
        Statement reading = reader.createStatement()) {
      reader.setAutoCommit(false);
      reading.execute("lock table t_acme.trace in access exclusive mode");
      process = here.start(Integer.MAX_VALUE, "run", "--select", "sacks", "--threads", "1");
      while (!there.run("resume").text().contains("is still running")) {
        assertThat(process.isAlive()).isTrue();
        LockSupport.parkNanos(10_000_000);
      }
      assertThat(there.run("runs", "--output", "json").text()).contains("\"running\"");
      process.destroyForcibly().waitFor();
      reader.rollback();
    }
    awaitEndOf(there);
    Mill.Said resumed = there.run("resume", "--threads", "1");
    assertThat(resumed.code()).as(resumed.text()).isEqualTo(0);
    assertThat(server.text("mill_shared", "select count(*) from t_acme.sacks")).isEqualTo("2");
  }

  /** The server has to notice that its client is gone. */
  private static void awaitEndOf(Mill mill) {
    while (mill.run("runs", "--output", "json").text().contains("\"running\"")) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Test
  void twoBuildsOfDifferentTenantsGoOnSideBySide() throws IOException {
    Mill here = here();
    String fleet = Files.readString(here.root().resolve("fleet.yml"));
    int from = fleet.indexOf("engines:");
    int to = fleet.indexOf('\n', from);
    here.file(
        "fleet.yml",
        (fleet.substring(0, from)
                + "engines: {place: {type: duckdb, path: 'data/{tenant}/{tenant}.duckdb'}}"
                + fleet.substring(to))
            .replace("[acme]", "[acme, beta]")
            .replace("t_acme", "'t_{tenant}'"));
    here.file("dbt_project.yml", "name: mill\nversion: '1.0'\nprofile: none\n");
    here.file("models/sacks.sql", "select count(*) as flours from {{ ref('flour') }}");
    Mill there = here.copy(folder.resolve("there"));
    CompletableFuture<Mill.Said> acme =
        CompletableFuture.supplyAsync(() -> here.run("build", "--tenants", "acme"));
    Mill.Said beta = there.run("build", "--tenants", "beta");
    assertThat(beta.code()).as(beta.text()).isEqualTo(0);
    assertThat(acme.join()).returns(0, Mill.Said::code);
    assertThat(there.run("rerun", "latest").text()).contains("error[A708]");
    assertThat(here.run("plan", "--changed-only", "--output", "json").text())
        .doesNotContain("first_run");
    assertThat(here.run("diff", "previous", "latest").text()).contains("acme", "beta");
  }

  @Test
  void aRunWhoseEntriesFailGoesOnAndSaysSo() throws IOException, SQLException {
    Mill here = here();
    assertThat(here.run(BUILD)).returns(0, Mill.Said::code);
    run(
        "create function atoll_ledger.refuse() returns trigger language plpgsql as"
            + " $$ begin raise exception 'no room' using errcode = '53100'; end $$",
        "create trigger refuse before insert on atoll_ledger.tenant for each row"
            + " execute function atoll_ledger.refuse()",
        "create trigger refuse before update on atoll_ledger.run for each row"
            + " execute function atoll_ledger.refuse()");
    Mill.Said said = here.run(BUILD);
    assertThat(said.text()).contains("PASS=6");
    assertThat(said.text()).contains("error[A705]", "no room");
    assertThat(server.text("mill_shared", "select count(*) from t_acme.sacks")).isEqualTo("2");
  }

  @Test
  void nothingBeginsWithoutALedger() throws IOException, SQLException {
    Mill here = here(ledger("nobody_known", "mill_ledger", "atoll_ledger"));
    assertThat(here.run(BUILD).text()).contains("error[A711]", "fleet.yml:7:1");
    assertThat(here.run("runs").text()).contains("error[A711]");
    assertThat(
            server.text(
                "mill_shared", "select count(*) from pg_tables where schemaname = 't_acme'"))
        .isEqualTo("0");
    assertThat(here.run("check")).returns(0, Mill.Said::code);
  }

  @Test
  void aTenantThatReachesTheLedgerIsRefused() throws IOException {
    Mill place = here(ledger("postgres", "mill_shared", "T_Acme"));
    for (String command : List.of("check", "build")) {
      Mill.Said said = place.run(command);
      assertThat(said.code()).as(said.text()).isEqualTo(2);
      assertThat(said.text()).contains("error[A714]", "schema T_Acme is the ledger's");
    }
    Mill login = here(ledger(Server.LOGIN, "mill_ledger", "atoll_ledger"));
    assertThat(login.run("check").text()).contains("error[A714]", "login t_acme is the ledger's");
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = server.connection("postgres", "mill_ledger");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
