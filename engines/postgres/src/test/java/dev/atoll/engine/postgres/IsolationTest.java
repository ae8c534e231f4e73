package dev.atoll.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.engine.Access;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two tenants in one database, each with a login of its own; the server keeps them apart. */
@Timeout(60)
final class IsolationTest {
  @TempDir private Path folder;

  private final PostgresEngine engine = new PostgresEngine();
  private final TestServer server = TestServer.shared();

  @BeforeEach
  void provide() {
    for (String tenant : List.of("acme", "bolt")) {
      server.run(
          "drop schema if exists t_" + tenant + " cascade",
          "drop role if exists t_" + tenant,
          "create role t_" + tenant + " login",
          "create schema t_" + tenant + " authorization t_" + tenant,
          "create table t_" + tenant + ".secrets as select '" + tenant + "' as word",
          "alter table t_" + tenant + ".secrets owner to t_" + tenant);
    }
  }

  private Database locked(String user, String schema, Map<String, ?> more) {
    var settings = new java.util.HashMap<String, Object>(more);
    settings.put("user", user);
    settings.put("schema", schema);
    Keeper keeper = engine.keep(List.of());
    return engine.open(
        server.target(folder, settings),
        new Access.Locked(keeper, Optional.empty()),
        new Limits(1, 64L << 20));
  }

  @Test
  void oneTenantReachesNothingOfAnother() {
    try (Database database = locked("t_acme", "t_acme", Map.of());
        Session acme = database.session()) {
      assertThat(acme.query("select word from t_acme.secrets").scalar()).isEqualTo("acme");
      for (String sql :
          List.of(
              "select * from t_bolt.secrets",
              "insert into t_bolt.secrets values ('x')",
              "drop table t_bolt.secrets",
              "create table t_bolt.mine as select 1 as a",
              "create view t_acme.spy as select * from t_bolt.secrets",
              "grant t_bolt to t_acme",
              "set role t_bolt",
              "set session authorization t_bolt",
              "copy t_acme.secrets to '/tmp/x'",
              "create extension dblink")) {
        EngineException refused =
            catchThrowableOfType(EngineException.class, () -> acme.execute(sql));

        assertThat(refused).as(sql).isNotNull();
        assertThat(refused.kind()).as(sql).isEqualTo(Kind.REFUSED_BY_ISOLATION);
      }
    }
  }

  @Test
  void aLoginThatIsAboveAllIsRefused() {
    server.run(
        "drop role if exists reader",
        "create role reader login",
        "grant pg_read_all_data to reader",
        "drop role if exists pooled",
        "create role pooled login noinherit",
        "grant t_acme to pooled",
        "drop role if exists maker",
        "create role maker login createrole");
    for (String user : List.of("postgres", "reader", "pooled", "maker")) {
      try (Database database = locked(user, "t_acme", Map.of())) {
        EngineException refused =
            catchThrowableOfType(EngineException.class, () -> database.session().close());

        assertThat(refused.kind()).isEqualTo(Kind.REFUSED_BY_ISOLATION);
        assertThat(refused.problem().code()).isEqualTo("A601");
        assertThat(refused.getMessage()).contains(user);
      }
    }
  }

  @Test
  void aRoleThatIsSetAfterLoginIsNoBorder() {
    server.run("drop role if exists pool", "create role pool login");
    try (Database database = locked("pool", "t_acme", Map.of("role", "t_acme"))) {
      assertThat(
              catchThrowableOfType(EngineException.class, () -> database.session().close()).kind())
          .isEqualTo(Kind.REFUSED_BY_ISOLATION);
    }
  }

  @Test
  void whoGivesUpTheServersBorderSaysSo() {
    try (Database database = locked("postgres", "t_acme", Map.of("isolation", "guard"));
        Session session = database.session()) {
      assertThat(session.query("select 1").scalar()).isEqualTo(1L);
    }
  }

  @Test
  void whatALoginMayUseIsKnownUnlessTheBorderWasGivenUp() {
    server.run("grant usage on schema t_bolt to t_acme");
    try (Database database = locked("t_acme", "t_acme", Map.of());
        Session session = database.session();
        Database open = locked("postgres", "t_acme", Map.of("isolation", "guard"));
        Session all = open.session()) {
      assertThat(session.usableSchemas()).contains("t_acme", "t_bolt");
      assertThat(all.usableSchemas()).isEmpty();
    } finally {
      server.run("revoke usage on schema t_bolt from t_acme");
    }
  }
}
