package dev.atoll.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Access;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning;
import dev.atoll.engine.Provisioning.Existing;
import dev.atoll.engine.ProvisioningStep;
import dev.atoll.engine.Session;
import dev.atoll.engine.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ProvisioningTest {
  private static final List<String> TENANTS = List.of("north", "south");
  private static final Map<String, String> ADMIN =
      Map.of("user", "postgres", "password", "s3cret-w0rd");

  @TempDir private Path folder;
  private final PostgresEngine engine = new PostgresEngine();
  private final TestServer server = TestServer.shared();

  @BeforeEach
  void nothingIsThere() {
    for (String database : List.of("harbour", "of_north", "of_south")) {
      server.run("drop database if exists " + database + " with (force)");
    }
    for (String role : List.of("p_north", "p_south", "fleet_readers")) {
      server.run("drop role if exists " + role);
    }
  }

  private Target target(String tenant, String database, String schema) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("dbname", database);
    settings.put("schema", schema);
    settings.put("user", "p_" + tenant);
    settings.put("password", "pw-" + tenant);
    settings.put("retries", 0L);
    settings.put("admin", ADMIN);
    return server.target(folder, settings);
  }

  private List<Provision> inOneDatabase() {
    return TENANTS.stream()
        .map(
            tenant ->
                new Provision(
                    "fleet",
                    tenant,
                    Place.of("fleet.yml", 3, 1),
                    target(tenant, "harbour", "s_" + tenant),
                    Set.of(),
                    List.of(
                        new Namespace("harbour", "s_" + tenant),
                        new Namespace("harbour", "s_" + tenant + "_marts")),
                    List.of(),
                    List.of(),
                    schema -> false,
                    List.of()))
        .toList();
  }

  private List<ProvisioningStep> carryOut(List<Provision> tenants, Existing existing) {
    try (Provisioning provisioning = engine.provisioning(tenants, existing)) {
      assertThat(provisioning.problems()).filteredOn(Problem::isError).isEmpty();
      provisioning.steps().forEach(provisioning::carryOut);
      return provisioning.steps();
    }
  }

  private Database open(Target target) {
    return engine.open(
        target,
        new Access.Locked(engine.keep(List.of()), Optional.empty()),
        new Limits(1, 64L << 20));
  }

  private Kind refusal(Session session, String sql) {
    EngineException refused =
        catchThrowableOfType(EngineException.class, () -> session.execute(sql));
    assertThat(refused).as(sql).isNotNull();
    return refused.kind();
  }

  @Test
  void whatIsMissingIsMadeOnceAndHoldsTenantsApart() {
    List<Provision> tenants = inOneDatabase();

    List<ProvisioningStep> done = carryOut(tenants, Existing.REFUSED);

    assertThat(done)
        .extracting(ProvisioningStep::shown)
        .contains(
            "create database \"harbour\"",
            "create schema \"s_north\" authorization \"p_north\"",
            "alter role \"p_north\" password '*****'")
        .noneMatch(sql -> sql.contains("pw-"));
    assertThat(carryOut(tenants, Existing.REFUSED)).isEmpty();
    try (Database north = open(tenants.getFirst().target());
        Session session = north.session();
        Database south = open(tenants.getLast().target());
        Session other = south.session()) {
      session.execute("create table s_north.t as select 1 as x");
      session.execute("create table s_north_marts.t as select 1 as x");
      other.execute("create table s_south.t as select 2 as x");
      for (String sql :
          List.of(
              "select * from s_south.t",
              "create table s_south.mine (x int)",
              "create table public.mine (x int)",
              "create schema another",
              "drop schema s_south cascade",
              "set role p_south",
              "grant usage on schema s_south to p_north",
              "alter schema s_south owner to p_north")) {
        assertThat(refusal(session, sql)).as(sql).isEqualTo(Kind.REFUSED_BY_ISOLATION);
      }
    }
  }

  @Test
  void aDatabaseEachIsClosedToTheOthers() {
    List<Provision> tenants =
        TENANTS.stream()
            .map(
                tenant ->
                    new Provision(
                        "fleet",
                        tenant,
                        Place.of("fleet.yml", 3, 1),
                        target(tenant, "of_" + tenant, "main"),
                        Set.of("of_" + tenant),
                        List.of(new Namespace("of_" + tenant, "main")),
                        List.of(),
                        List.of(),
                        schema -> false,
                        List.of()))
            .toList();

    carryOut(tenants, Existing.REFUSED);

    assertThat(carryOut(tenants, Existing.REFUSED)).isEmpty();
    try (Database crossed = open(target("north", "of_south", "main"))) {
      assertThat(
              catchThrowableOfType(EngineException.class, () -> crossed.session().close()).kind())
          .isIn(Kind.REFUSED_BY_ISOLATION, Kind.PERMISSION_DENIED);
    }
  }

  @Test
  void whatItDidNotMakeItTakesOverOnlyWhenAsked() {
    server.run("create database harbour", "create role p_north login superuser");
    List<Provision> tenants = inOneDatabase();
    try (Provisioning refused = engine.provisioning(tenants, Existing.REFUSED)) {
      assertThat(refused.problems())
          .filteredOn(Problem::isError)
          .extracting(Problem::message)
          .containsExactly(
              "login p_north exists and was not made by provisioning",
              "database harbour exists and was not made by provisioning");
    }

    assertThat(carryOut(tenants, Existing.ADOPTED))
        .extracting(ProvisioningStep::shown)
        .contains("alter role \"p_north\" nosuperuser");
    assertThat(carryOut(tenants, Existing.REFUSED)).isEmpty();
  }

  @Test
  void driftIsMended() {
    List<Provision> tenants = inOneDatabase();
    carryOut(tenants, Existing.REFUSED);
    server.run("grant p_south to p_north", "alter role p_north password null");

    assertThat(carryOut(tenants, Existing.REFUSED))
        .extracting(ProvisioningStep::shown)
        .anyMatch(sql -> sql.startsWith("revoke \"p_south\" from \"p_north\""));
    assertThat(carryOut(tenants, Existing.REFUSED)).isEmpty();
  }

  @Test
  void sharedRowsAreReadThroughViewsOfTheOwnTenant() {
    Provision empty =
        new Provision(
            "fleet",
            "north",
            Place.of("fleet.yml", 3, 1),
            target("north", "harbour", "s_north"),
            Set.of(),
            List.of(new Namespace("harbour", "s_north")),
            List.of(),
            List.of(),
            schema -> false,
            List.of());
    carryOut(List.of(empty), Existing.REFUSED);
    TestServer.Rows raw = server.in("harbour");
    raw.run(
        "create schema raw_crm",
        "create table raw_crm.orders as select 'north' as tenant_id, 1 as id union all select"
            + " 'south', 2",
        "create schema reference",
        "create table reference.rates as select 7 as rate");
    List<Provision> tenants =
        TENANTS.stream()
            .map(
                tenant ->
                    new Provision(
                        "fleet",
                        tenant,
                        Place.of("fleet.yml", 3, 1),
                        target(tenant, "harbour", "s_" + tenant),
                        Set.of(),
                        List.of(new Namespace("harbour", "s_" + tenant)),
                        List.of(new Namespace("harbour", "reference")),
                        List.of(),
                        schema -> false,
                        List.of(
                            Provision.Views.of(
                                "raw_crm",
                                "crm_" + tenant,
                                Map.of("orders", "tenant_id = '" + tenant + "'")))))
            .toList();

    carryOut(tenants, Existing.REFUSED);

    assertThat(carryOut(tenants, Existing.REFUSED)).isEmpty();
    try (Database north = open(tenants.getFirst().target());
        Session session = north.session()) {
      assertThat(session.query("select id from crm_north.orders").rows())
          .containsExactly(List.of(1L));
      assertThat(session.query("select rate from reference.rates").scalar()).isEqualTo(7L);
      for (String sql :
          List.of(
              "select * from raw_crm.orders",
              "select * from crm_south.orders",
              "insert into crm_north.orders values ('north', 3)",
              "insert into reference.rates values (8)",
              "create or replace view crm_north.orders as select 1 as id")) {
        assertThat(refusal(session, sql)).as(sql).isEqualTo(Kind.REFUSED_BY_ISOLATION);
      }
    }
    raw.run("alter table raw_crm.orders add column note text");
    assertThat(carryOut(tenants, Existing.REFUSED))
        .extracting(ProvisioningStep::shown)
        .anyMatch(sql -> sql.contains("\"note\" from \"raw_crm\".\"orders\""));
  }

  @Test
  void twoTenantsWithOneLoginAreRefused() {
    Provision one = inOneDatabase().getFirst();
    Provision other =
        new Provision(
            "fleet",
            "south",
            one.place(),
            one.target(),
            Set.of(),
            List.of(new Namespace("harbour", "s_south")),
            List.of(),
            List.of(),
            schema -> false,
            List.of());
    try (Provisioning refused = engine.provisioning(List.of(one, other), Existing.REFUSED)) {
      assertThat(refused.problems()).extracting(Problem::code).contains("A622");
    }
  }

  @Test
  void withoutAnAdministratorNothingIsLookedAt() {
    Provision one = inOneDatabase().getFirst();
    var settings = new LinkedHashMap<>(one.target().settings());
    settings.remove("admin");
    Provision without =
        new Provision(
            "fleet",
            "north",
            one.place(),
            new Target("postgres", settings, folder.toAbsolutePath()),
            Set.of(),
            one.owns(),
            List.of(),
            List.of(),
            schema -> false,
            List.of());

    assertThat(
            catchThrowableOfType(
                    ProblemException.class,
                    () -> engine.provisioning(List.of(without), Existing.REFUSED))
                .problem()
                .code())
        .isEqualTo("A621");
  }

  @Test
  void aGrantOnTheSchemaOfATenantThatIsNotProvisionedIsTakenAway() {
    List<Provision> tenants = inOneDatabase();
    carryOut(tenants, Existing.REFUSED);
    server.in("harbour").run("grant usage on schema s_south to p_north");
    Provision north = tenants.getFirst();
    Provision alone =
        new Provision(
            north.fleet(),
            north.tenant(),
            north.place(),
            north.target(),
            north.alone(),
            north.owns(),
            north.reads(),
            north.sources(),
            "s_south"::equals,
            north.views());

    assertThat(carryOut(List.of(alone), Existing.REFUSED))
        .extracting(ProvisioningStep::shown)
        .containsExactly("revoke all on schema \"s_south\" from \"p_north\"");
    assertThat(carryOut(List.of(alone), Existing.REFUSED)).isEmpty();
  }

  @Test
  void viewsAreReadByTheTenantsOwnRightWhereEverybodyHadOne() {
    Provision plain = inOneDatabase().getFirst();
    carryOut(List.of(plain), Existing.REFUSED);
    TestServer.Rows harbour = server.in("harbour");
    harbour.run("create schema raw_crm");
    harbour.run("create table raw_crm.orders as select 'north' as tenant");
    harbour.run("create schema crm_north");
    harbour.run("grant usage on schema crm_north to public");
    Provision north =
        new Provision(
            plain.fleet(),
            plain.tenant(),
            plain.place(),
            plain.target(),
            plain.alone(),
            plain.owns(),
            plain.reads(),
            plain.sources(),
            plain.foreign(),
            List.of(
                new Provision.Views(
                    "raw_crm", "crm_north", Ordered.map(Map.of("orders", "tenant = 'north'")))));

    carryOut(List.of(north), Existing.ADOPTED);

    try (Database database = open(north.target());
        Session session = database.session()) {
      session.execute("select * from crm_north.orders");
    }
    assertThat(carryOut(List.of(north), Existing.ADOPTED)).isEmpty();
  }
}
