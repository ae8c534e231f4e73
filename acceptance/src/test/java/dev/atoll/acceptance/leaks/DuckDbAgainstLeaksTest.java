package dev.atoll.acceptance.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.StatementCheck;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Reason;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Access;
import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The leaks on DuckDB: through the whole tool, and straight into a locked instance. */
@Timeout(300)
final class DuckDbAgainstLeaksTest {
  private static final int SAMPLE = 90;
  private static final int WITHOUT_GUARD = 600;
  private static final String MARKER = "only-of-";

  @TempDir Path root;
  private final Map<Path, byte[]> before = new TreeMap<>();

  @BeforeEach
  void provide() throws IOException, SQLException {
    LeakFleet fleet = LeakFleet.make(root);
    fleet.onFiles();
    for (String tenant : List.of("b", "orders", "main")) {
      Path file = file(tenant);
      Files.createDirectories(file.getParent());
      sql(file, tenant);
      before.put(file, Files.readAllBytes(file));
    }
    Files.createDirectories(file("a").getParent());
    sql(file("a"), "nobody");
  }

  private Path file(String tenant) {
    return root.resolve("data/" + tenant + "/t_" + tenant + ".duckdb");
  }

  private static void sql(Path file, String tenant) throws SQLException {
    String schema =
        String.valueOf(file.getFileName()).replace(".duckdb", "").replaceFirst("^t_", "raw_");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
      statement.execute(
          "create table %s.orders as select 1 as id, 1 as x, '%s' as b"
              .formatted(schema, MARKER + tenant));
    }
  }

  @Test
  void theWholeToolRefusesThemAndBuildsTheRest() throws Exception {
    List<Leak> leaks =
        new LeakGenerator(7)
            .leaks(SAMPLE).stream()
                .filter(leak -> leak.carrier() != LeakCarrier.MATERIALIZED_VIEW)
                .toList();
    RunResult run = LeakFleet.at(root).plant(leaks).buildForReal(LeakGenerator.OWN);

    var steps = run.tenants().getFirst().steps();
    assertThat(steps)
        .filteredOn(step -> step.node().name().matches("leak_.*[0-9]"))
        .hasSize(leaks.size())
        .filteredOn(step -> step.reason() != Reason.ISOLATION_REFUSED)
        .extracting(step -> step.node().name() + " " + step.problem())
        .isEmpty();
    assertThat(steps)
        .filteredOn(step -> step.node().name().matches("own|mart"))
        .hasSize(2)
        .allMatch(step -> step.reason() == Reason.BUILT);
    before.forEach((file, bytes) -> assertThat(file).hasBinaryContent(bytes));
  }

  @Test
  void withoutTheGuardTheLockedInstanceLetsNothingThrough() {
    List<String> leaked = new ArrayList<>();
    try (Lease lease = lease()) {
      TenantSession session = lease.session();
      for (Leak leak : new LeakGenerator(8).leaks(WITHOUT_GUARD)) {
        try {
          session.begin();
          String rows = String.valueOf(session.query(leak.plain()).rows());
          if (rows.contains(MARKER) && !rows.contains(MARKER + "nobody")) {
            leaked.add(leak.plain());
          }
        } catch (EngineException refused) {
          assertThat(refused.getMessage()).doesNotContain(MARKER);
        } finally {
          session.rollback();
        }
      }
    }
    assertThat(leaked).isEmpty();
    before.forEach((file, bytes) -> assertThat(file).hasBinaryContent(bytes));
  }

  private Lease lease() {
    Engine engine =
        ServiceLoader.load(Engine.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.type().equals("duckdb"))
            .findFirst()
            .orElseThrow();
    SequencedMap<String, Setting> settings = new LinkedHashMap<>();
    settings.put("path", new Setting(file("a").toString(), Origin.of("test")));
    return new Lease(
        engine,
        engine.open(
            new Target("duckdb", settings, root),
            new Access.Locked(engine.keep(List.of()), Optional.empty()),
            new Limits(1, 64L << 20)),
        StatementCheck.NONE);
  }
}
