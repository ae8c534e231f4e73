package dev.atoll.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.atoll.acceptance.isolation.Attack.Alone;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.StatementCheck;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Access;
import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.engine.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same attacks on a lease with no guard in front: the engine is the boundary. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EngineAloneTest {
  private final Engine engine = ServiceLoader.load(Engine.class).findFirst().orElseThrow();
  private final Map<Path, byte[]> before = new TreeMap<>();
  private Reef reef;
  private Keeper keeper;

  static Stream<Attack> refused() {
    return all().filter(attack -> attack.alone() == Alone.REFUSED);
  }

  static Stream<Attack> harmless() {
    return all().filter(attack -> attack.alone() == Alone.HARMLESS);
  }

  private static Stream<Attack> all() {
    return Stream.concat(Attack.STATEMENTS.stream(), Attack.QUERIES.stream());
  }

  @BeforeAll
  void make(@TempDir Path place) throws IOException, SQLException {
    reef = Reef.make(place);
    Files.createSymbolicLink(reef.path("data/a/link.duckdb"), reef.database("b"));
    Files.createSymbolicLink(reef.path("data/a/link.csv"), reef.path("data/b/landed.csv"));
    for (String file :
        List.of("data/b/b.duckdb", "data/b/landed.csv", "data/shared/reference.duckdb")) {
      before.put(reef.path(file), Files.readAllBytes(reef.path(file)));
    }
    keeper =
        engine.keep(
            List.of(
                new SharedDatabase(
                    "reference", reef.path("data/shared/reference.duckdb").toString())));
  }

  @AfterAll
  void nothingWasTouched() {
    keeper.close();
    before.forEach((file, bytes) -> assertThat(file).hasBinaryContent(bytes));
  }

  private Lease lease() {
    SequencedMap<String, Setting> settings = new LinkedHashMap<>();
    settings.put("path", new Setting(reef.database("a").toString(), Origin.of("test")));
    return new Lease(
        engine,
        engine.open(
            new Target("duckdb", settings, reef.path("")),
            new Access.Locked(keeper, Optional.empty()),
            new Limits(1, 64L << 20)),
        StatementCheck.NONE);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void theEngineRefuses(Attack attack) {
    try (Lease lease = lease()) {
      TenantSession session = lease.session();

      assertThat(catchThrowable(() -> session.execute(attack.sql(reef))))
          .isInstanceOfSatisfying(
              EngineException.class,
              refusal ->
                  assertThat(refusal.kind())
                      .as(refusal.getMessage())
                      .isEqualTo(EngineException.Kind.REFUSED_BY_ISOLATION));
    }
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void whatTheEngineLetsPassLeadsNowhere(Attack attack) {
    try (Lease lease = lease()) {
      TenantSession session = lease.session();
      Throwable failure = catchThrowable(() -> session.execute(attack.sql(reef)));
      if (failure != null) {
        assertThat(failure).isInstanceOf(EngineException.class);
        session.rollback();
      }

      assertThat(
              session
                  .query(
                      "select database_name, path, readonly from duckdb_databases()"
                          + " where not internal")
                  .rows())
          .allSatisfy(
              row ->
                  assertThat(
                          row.getFirst().equals("a")
                              || row.get(1) == null
                              || row.get(2).equals(true))
                      .as("%s", row)
                      .isTrue());
    }
  }

  @Test
  void aSharedDatabaseThatWasDetachedComesBackReadOnlyOrNotAtAll() {
    String file = reef.path("data/shared/reference.duckdb").toString();
    try (Lease lease = lease()) {
      TenantSession session = lease.session();
      session.execute("detach reference");
      session.execute("attach '" + file + "' as reference (read_only)");

      assertThat(catchThrowable(() -> session.execute("insert into reference.rates values (8)")))
          .isInstanceOf(EngineException.class);
      assertThat(session.query("select rate from reference.rates").scalar()).isEqualTo(7L);
    }
  }
}
