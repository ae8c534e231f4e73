package dev.atoll.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.NamePattern;
import dev.atoll.engine.NamePattern.Part;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Orphan;
import dev.atoll.engine.Orphan.Evidence;
import dev.atoll.engine.Orphan.Kind;
import dev.atoll.engine.OrphanSearch;
import dev.atoll.engine.Orphans;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning;
import dev.atoll.engine.Provisioning.Existing;
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
final class LeftDatabasesTest {
  private static final Part TENANT = new Part.Tenant();
  private static final NamePattern SCHEMAS = new NamePattern(List.of(new Part.Fixed("s_"), TENANT));
  private static final NamePattern DATABASES =
      new NamePattern(List.of(new Part.Fixed("of_"), TENANT));
  private static final Map<String, String> ADMIN =
      Map.of("user", "postgres", "password", "s3cret-w0rd");

  @TempDir private Path folder;
  private final PostgresEngine engine = new PostgresEngine();
  private final TestServer server = TestServer.shared();
  private final Map<String, String> remembered = new LinkedHashMap<>();

  @BeforeEach
  void nothingIsThere() {
    for (String database : List.of("quay", "of_north", "of_south", "of_others")) {
      server.run("drop database if exists " + database + " with (force)");
    }
    for (String role : List.of("q_north", "q_south", "q_west")) {
      server.run("drop role if exists " + role);
    }
  }

  private Target target(String tenant, String database) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("dbname", database);
    settings.put("schema", "s_" + tenant);
    settings.put("user", "q_" + tenant);
    settings.put("password", "pw-" + tenant);
    settings.put("retries", 0L);
    settings.put("admin", ADMIN);
    return server.target(folder, settings);
  }

  private Target withoutAdmin(Target target) {
    var settings = new LinkedHashMap<>(target.settings());
    settings.remove("admin");
    return new Target(target.type(), settings, target.directory());
  }

  private void provision(String database, String tenant, Provision.Views... views) {
    Provision wanted =
        new Provision(
            "fleet",
            tenant,
            Place.of("fleet.yml", 3, 1),
            target(tenant, database),
            Set.of(),
            List.of(
                new Namespace(database, "s_" + tenant),
                new Namespace(database, "s_" + tenant + "_marts")),
            List.of(),
            List.of(),
            schema -> false,
            List.of(views));
    try (Provisioning provisioning = engine.provisioning(List.of(wanted), Existing.REFUSED)) {
      assertThat(provisioning.problems()).filteredOn(Problem::isError).isEmpty();
      provisioning.steps().forEach(provisioning::carryOut);
    }
  }

  /** As the fleet would look whose only tenant lives in a database. */
  private Orphans find(Target target, String living, List<NamePattern> schemas) {
    String database = target.text("dbname").orElseThrow();
    return engine.orphans(
        new OrphanSearch(
            "fleet",
            target,
            Ordered.set(List.of(living)),
            new OrphanSearch.Claims(
                Ordered.set(List.of()),
                Ordered.map(
                    Map.of(
                        new Namespace(database, "s_" + living),
                        living,
                        new Namespace(database, "s_" + living + "_marts"),
                        living)),
                Ordered.set(List.of("q_" + living))),
            new OrphanSearch.Names(List.of(), List.of(DATABASES), schemas),
            Ordered.map(remembered)));
  }

  private Orphans find(String living, String database) {
    return find(target(living, database), living, List.of(SCHEMAS));
  }

  private static String shown(Orphan orphan) {
    return "%s %s of %s, %s"
        .formatted(
            orphan.kind(), orphan.name(), orphan.tenant().orElse("nobody"), orphan.evidence());
  }

  private void remove(Orphans orphans) {
    for (Orphan orphan : orphans.found()) {
      for (Orphan.Removal removal : orphan.removal()) {
        String where = removal.where().orElseThrow();
        int slash = where.indexOf('/');
        server.in(slash < 0 ? "postgres" : where.substring(slash + 1)).run(removal.statement());
      }
    }
  }

  @Test
  void whatProvisioningMadeForSomebodyWhoIsGoneIsFoundAndItsRemovalLeavesNothing() {
    provision("quay", "north");
    provision("quay", "south");
    server.in("quay").run("create table s_south.\"T\" as select 1 as x");

    Orphans orphans = find("north", "quay");

    assertThat(orphans.problems()).isEmpty();
    assertThat(orphans.found())
        .extracting(LeftDatabasesTest::shown)
        .containsExactly(
            "SCHEMA s_south of south, MARKED",
            "SCHEMA s_south_marts of south, MARKED",
            "LOGIN q_south of south, MARKED");
    Orphan schema = orphans.found().getFirst();
    assertThat(schema.where()).isEqualTo("localhost:" + server.port() + "/quay");
    assertThat(schema.relations()).hasValue(1);
    assertThat(schema.bytes().getAsLong()).isPositive();
    assertThat(schema.removal())
        .extracting(Orphan.Removal::statement)
        .containsExactly("drop schema \"s_south\" cascade");
    remove(orphans);
    assertThat(find("north", "quay").found()).isEmpty();
    provision("quay", "north");
  }

  @Test
  void whatNobodyMarkedIsFoundByItsName() {
    provision("quay", "north");
    server
        .in("quay")
        .run(
            "create schema s_west",
            "create schema s_west_marts",
            "create schema s_north_old",
            "create schema reporting",
            "create schema s_others",
            "comment on schema s_others is '[atoll other/others]'",
            "create schema was",
            "create schema \"s_it's \"\"it\"\"\"");
    remembered.put("quay.was", "west");

    assertThat(find("north", "quay").found())
        .extracting(LeftDatabasesTest::shown)
        .containsExactly(
            "SCHEMA s_north_old of north, BY_NAME",
            "SCHEMA s_west of west, BY_NAME",
            "SCHEMA s_west_marts of west, BY_NAME",
            "SCHEMA was of west, REMEMBERED");
  }

  @Test
  void namesThatMayBeAnythingFindNothingAndThatIsSaid() {
    provision("quay", "north");
    provision("quay", "south");
    server.in("quay").run("create schema reporting");

    Orphans orphans =
        find(target("north", "quay"), "north", List.of(new NamePattern(List.of(TENANT))));

    assertThat(orphans.found()).extracting(Orphan::evidence).containsOnly(Evidence.MARKED);
    assertThat(orphans.problems())
        .extracting(Problem::code)
        .containsExactly(EngineProblems.NAMES_TELL_NOTHING);
  }

  @Test
  void aDatabaseGoesAsAWhole() {
    provision("of_north", "north");
    provision("of_south", "south");
    server.run("create database of_others");
    server.run("comment on database of_others is '[atoll other]'");
    server.in("of_south").run("create table s_south.t as select 1 as x");

    Orphans orphans = find("north", "of_north");

    assertThat(orphans.found())
        .extracting(LeftDatabasesTest::shown)
        .containsExactly("DATABASE of_south of south, MARKED", "LOGIN q_south of south, MARKED");
    assertThat(orphans.found().getFirst().relations()).hasValue(1);
    remove(orphans);
    assertThat(find("north", "of_north").found()).isEmpty();
  }

  @Test
  void aViewOfSharedRowsInASchemaThatStaysIsFoundAlone() {
    provision("quay", "north");
    server
        .in("quay")
        .run(
            "create schema views",
            "create view views.orders as select 1 as x",
            "comment on view views.orders is '[atoll fleet/south] 0123456789abcdef'",
            "create view views.mine as select 1 as x",
            "comment on view views.mine is '[atoll fleet/north] 0123456789abcdef'");

    Orphans orphans = find("north", "quay");

    assertThat(orphans.found())
        .extracting(LeftDatabasesTest::shown)
        .containsExactly("VIEW views.orders of south, MARKED");
    assertThat(orphans.found().getFirst().removal())
        .extracting(Orphan.Removal::statement)
        .containsExactly("drop view \"views\".\"orders\"");
  }

  @Test
  void whatALoginOwnsThatIsNobodysLeftoverStays() {
    provision("quay", "north");
    provision("quay", "south");
    server
        .in("quay")
        .run(
            "create table public.kept as select 1 as x",
            "alter table public.kept owner to q_south");

    remove(find("north", "quay"));

    server.in("quay").run("select x from public.kept");
    assertThat(find("north", "quay").found()).isEmpty();
  }

  @Test
  void aTenantThatMovedIsAmongTheLivingWithoutAClaim() {
    provision("quay", "north");
    provision("of_north", "north");

    Orphans orphans = find("north", "of_north");

    // Database quay is marked, no name of a tenant's, and only north has schemas in it.
    assertThat(orphans.found())
        .extracting(LeftDatabasesTest::shown)
        .containsExactly("DATABASE quay of north, MARKED");
  }

  @Test
  void withoutAnAdministratorATenantsLoginLooks() {
    provision("quay", "north");
    provision("quay", "south");
    provision("of_south", "south");

    Orphans orphans = find(withoutAdmin(target("north", "quay")), "north", List.of(SCHEMAS));

    assertThat(orphans.found())
        .extracting(LeftDatabasesTest::shown)
        .contains(
            "SCHEMA s_south of south, MARKED",
            "DATABASE of_south of south, MARKED",
            "LOGIN q_south of south, MARKED");
    assertThat(orphans.found())
        .filteredOn(orphan -> orphan.kind() == Kind.DATABASE)
        .allMatch(orphan -> orphan.relations().isEmpty());
    assertThat(orphans.problems())
        .extracting(Problem::code)
        .containsExactly(EngineProblems.SEEN_WITHOUT_ADMIN, EngineProblems.OUT_OF_SIGHT);
  }

  @Test
  void aServerThatIsNotThereIsAFailure() {
    var settings = new LinkedHashMap<>(target("north", "quay").settings());
    Target nowhere =
        TestServer.of(
            folder,
            Map.of(
                "host",
                "localhost",
                "port",
                1L,
                "user",
                "x",
                "password",
                "y",
                "dbname",
                "quay",
                "retries",
                0L));

    assertThat(settings).isNotEmpty();
    assertThatThrownBy(() -> find(nowhere, "north", List.of(SCHEMAS)))
        .isInstanceOf(EngineException.class);
  }

  @Test
  void theDatabaseThatTheFleetNamesIsNoLeftoverWhoeverLivesThere() {
    provision("quay", "south");

    Orphans orphans =
        engine.orphans(
            new OrphanSearch(
                "fleet",
                target("north", "quay"),
                Ordered.set(List.of()),
                OrphanSearch.Claims.NONE,
                OrphanSearch.Names.NONE,
                Ordered.map(Map.of())));

    assertThat(orphans.found())
        .extracting(Orphan::kind)
        .containsExactly(Kind.SCHEMA, Kind.SCHEMA, Kind.LOGIN);
    assertThat(Optional.of(orphans.found().getFirst().name())).contains("s_south");
  }
}
