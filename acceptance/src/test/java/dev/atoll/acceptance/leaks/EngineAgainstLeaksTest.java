package dev.atoll.acceptance.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.leaks.LeakCarrier.Says;
import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.StatementCheck;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Reason;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Access;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Target;
import dev.atoll.engine.postgres.PostgresEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same leaks on a real server whose tenants were provisioned: through the whole tool, and, with
 * the guard out of the way, straight into a tenant's session.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EngineAgainstLeaksTest {
  private static final int SAMPLE = 90;
  private static final int WITHOUT_GUARD = 1_500;
  private static final long SEED = 5;

  private final PostgresEngine engine = new PostgresEngine();
  private Optional<EmbeddedPostgres> server = Optional.empty();
  private Path root = Path.of(".");

  @BeforeAll
  void provision(@TempDir Path folder) throws IOException, SQLException {
    root = folder;
    EmbeddedPostgres started =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("shared_buffers", "16MB")
            .start();
    server = Optional.of(started);
    LeakFleet fleet = LeakFleet.make(folder);
    fleet.onServer(started.getPort());
    fleet.plant(new LeakGenerator(SEED).leaks(SAMPLE));
    assertThat(atoll("provision", "--all-tenants", "--yes")).contains("done");
    for (String tenant : LeakGenerator.TENANTS) {
      List<String> schemas = List.of("t_" + tenant, "t_" + tenant + "_marts", "raw_" + tenant);
      run("create schema \"raw_" + tenant + "\" authorization \"t_" + tenant + "\"");
      for (String schema : schemas) {
        for (String table : List.of("orders", "Customers", "customers", "stg_orders", "x")) {
          String name = "\"" + schema + "\".\"" + table + "\"";
          run(
              "create table %s as select 1 as id, 1 as x, date '2026-01-01' as d, '%s' as b"
                  .formatted(name, marker(tenant)),
              "alter table %s owner to \"t_%s\"".formatted(name, tenant));
        }
      }
    }
    run(
        "create table t_a.own as select 1 as id, 1 as x, date '2026-01-01' as d",
        "alter table t_a.own owner to t_a");
  }

  @AfterAll
  void stop() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }

  private static String marker(String tenant) {
    return "only-of-" + tenant + ".";
  }

  private Connection superuser() throws SQLException {
    return server.orElseThrow().getDatabase("postgres", "wh").getConnection();
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String atoll(String... arguments) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Main.run(
        List.of(arguments),
        new World(
            "atoll",
            stream,
            stream,
            new TreeMap<>(),
            root,
            InstantSource.system(),
            ZoneOffset.UTC,
            Screen.none(),
            Interrupts.NONE),
        Atoll.standard());
    return out.toString(StandardCharsets.UTF_8);
  }

  /** All rows of all tables but those of one tenant. */
  private List<String> othersRows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = superuser();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select schemaname, tablename, tableowner, (xpath('//row', query_to_xml(format("
                    + "'select * from %I.%I', schemaname, tablename), true, true, '')))::text"
                    + " from pg_tables where schemaname ~ '^(t|raw)_'"
                    + " and tableowner <> 't_a' order by 1, 2")) {
      while (found.next()) {
        rows.add(
            String.join(
                "|",
                found.getString(1),
                found.getString(2),
                found.getString(3),
                found.getString(4)));
      }
    }
    return rows;
  }

  private List<String> markersOfOthersWithA() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = superuser();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select query_to_xml(format('select * from %I.%I', schemaname, tablename), true,"
                    + " true, '')::text from pg_tables where tableowner = 't_a'")) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows.stream().filter(EngineAgainstLeaksTest::holdsAnothersMarker).toList();
  }

  private static boolean holdsAnothersMarker(String text) {
    return LeakGenerator.TENANTS.stream()
        .filter(tenant -> !tenant.equals(LeakGenerator.OWN))
        .anyMatch(tenant -> text.contains(marker(tenant)));
  }

  @Test
  void theWholeToolRefusesThemAndBuildsTheRest() throws Exception {
    List<String> before = othersRows();

    RunResult run = LeakFleet.at(root).buildForReal(LeakGenerator.OWN);

    var steps = run.tenants().getFirst().steps();
    assertThat(steps)
        .filteredOn(step -> step.node().name().matches("leak_.*[0-9]"))
        .hasSize(SAMPLE)
        .allMatch(step -> step.reason() == Reason.ISOLATION_REFUSED);
    assertThat(steps)
        .filteredOn(step -> step.node().name().matches("own|mart"))
        .hasSize(2)
        .allMatch(step -> step.reason() == Reason.BUILT);
    assertThat(othersRows()).isEqualTo(before).isNotEmpty();
    assertThat(markersOfOthersWithA()).isEmpty();
  }

  @Test
  void withoutTheGuardTheServerLetsNothingThrough() throws Exception {
    List<String> before = othersRows();
    List<String> leaked = new ArrayList<>();
    int refused = 0;
    int sent = 0;
    try (Lease lease = lease()) {
      TenantSession session = lease.session();
      for (Leak leak : new LeakGenerator(SEED + 1).leaks(WITHOUT_GUARD)) {
        if (leak.carrier().says() == Says.TEMPLATE) {
          continue;
        }
        sent++;
        try {
          session.begin();
          String rows = String.valueOf(session.query(leak.plain()).rows());
          if (holdsAnothersMarker(rows)) {
            leaked.add(leak.plain());
          }
        } catch (EngineException refusal) {
          refused += refusal.kind() == EngineException.Kind.REFUSED_BY_ISOLATION ? 1 : 0;
        } finally {
          session.rollback();
          session.execute("reset all");
        }
      }
    }
    assertThat(leaked).isEmpty();
    // The others are strings and comments, or no statements of this server.
    assertThat(refused).isGreaterThan(sent / 2);
    assertThat(othersRows()).isEqualTo(before);
    assertThat(markersOfOthersWithA()).isEmpty();
  }

  private Lease lease() {
    SequencedMap<String, Setting> settings = new LinkedHashMap<>();
    settings.put("host", setting("localhost"));
    settings.put("port", setting((long) server.orElseThrow().getPort()));
    settings.put("user", setting("t_a"));
    settings.put("database", setting("wh"));
    settings.put("schema", setting("t_a"));
    settings.put("search_path", setting("t_a"));
    return new Lease(
        engine,
        engine.open(
            new Target("postgres", settings, root),
            new Access.Locked(engine.keep(List.of()), Optional.empty()),
            new Limits(1, 64L << 20)),
        StatementCheck.NONE);
  }

  private static Setting setting(Object value) {
    return new Setting(value, Origin.of("test"));
  }
}
