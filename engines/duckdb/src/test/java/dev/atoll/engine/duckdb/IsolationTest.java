package dev.atoll.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.engine.Access;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Relation;
import dev.atoll.engine.Session;
import dev.atoll.engine.SharedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine alone, with no guard in front, holds a tenant in. */
final class IsolationTest {
  private static final Limits SMALL = new Limits(1, 64L << 20);

  @TempDir private Path folder;

  private final DuckDbEngine engine = new DuckDbEngine();
  private Keeper keeper;
  private Database tenant;
  private Session session;

  @BeforeEach
  void open() throws IOException {
    make("b/b.duckdb", "create table secret as select 42 as x");
    make("ref.duckdb", "create table rates as select 1 as rate");
    Files.createDirectories(folder.resolve("export"));
    keeper =
        engine.keep(
            List.of(new SharedDatabase("Shared Ref", folder.resolve("ref.duckdb").toString())));
    tenant = openLocked("a/a.duckdb", Optional.of(folder.resolve("export")));
    session = tenant.session();
  }

  @AfterEach
  void close() {
    tenant.close();
    keeper.close();
  }

  private void make(String path, String sql) {
    try (var database = engine.open(Targets.file(folder, path), new Access.Own(), SMALL);
        var own = database.session()) {
      own.execute(sql);
    }
  }

  private Database openLocked(String path, Optional<Path> export) {
    return engine.open(Targets.file(folder, path), new Access.Locked(keeper, export), SMALL);
  }

  private EngineException refusal(String sql) {
    return catchThrowableOfType(
        EngineException.class, () -> session.execute(sql.replace("@", folder.toString())));
  }

  @Test
  void aDetachedSharedDatabaseDoesNotComeBackWritable() {
    String file = "'" + folder.resolve("ref.duckdb") + "'";
    session.execute("detach \"Shared Ref\"");

    assertThat(refusal("attach " + file + " as \"Shared Ref\"").kind())
        .isEqualTo(Kind.REFUSED_BY_ISOLATION);
    assertThat(refusal("attach " + file + " as other").kind()).isEqualTo(Kind.REFUSED_BY_ISOLATION);
    session.execute("attach " + file + " as other (read_only)");
    assertThat(refusal("insert into other.rates values (2)").kind())
        .isEqualTo(Kind.REFUSED_BY_ISOLATION);
  }

  @Test
  void whatIsSharedCanBeRead() {
    assertThat(session.query("select rate from \"Shared Ref\".rates").scalar()).isEqualTo(1L);
    assertThat(session.catalog(Optional.of("Shared Ref"), List.of("main"))).hasSize(1);
  }

  @Test
  void manyTenantsReadWhatIsSharedAtOnce() {
    try (var other = openLocked("c/c.duckdb", Optional.empty());
        var reader = other.session()) {
      assertThat(reader.query("select rate from \"Shared Ref\".rates").scalar()).isEqualTo(1L);
      assertThat(session.query("select rate from \"Shared Ref\".rates").scalar()).isEqualTo(1L);
    }
    assertThat(session.query("select rate from \"Shared Ref\".rates").scalar()).isEqualTo(1L);
  }

  @Test
  void withoutTheKeeperTheSharedFileCouldComeBackWritable() {
    keeper.close();
    String file = folder.resolve("ref.duckdb").toString();
    session.execute(
        "detach \"Shared Ref\"; attach '" + file + "' as r; insert into r.rates values (2)");

    assertThat(session.query("select count(*) from r.rates").scalar()).isEqualTo(2L);
  }

  @Test
  void theExportFolderIsOpenAndNothingBesideIt() {
    session.execute("copy (select 7 as x) to '" + folder + "/export/o.csv'");

    assertThat(session.query("select x from '" + folder + "/export/o.csv'").scalar()).isEqualTo(7L);
    assertThat(refusal("copy (select 7) to '@/export2.csv'").kind())
        .isEqualTo(Kind.REFUSED_BY_ISOLATION);
  }

  @Test
  void aTenantsOwnWorkGoesOn() {
    session.execute(
        "create schema s; create table s.t as select i from range(100000) r(i);"
            + "create view s.v as select * from s.t; create index ix on s.t (i); create temp table x as select 1;"
            + "update s.t set i = i + 1; checkpoint");
    session.append(Relation.of("a", "s", "t"), List.of("i"), List.of(List.of(1L)));

    assertThat(session.query("select count(*) from s.v").scalar()).isEqualTo(100_001L);
    tenant.close();
    tenant = openLocked("a/a.duckdb", Optional.empty());
    session = tenant.session();
    assertThat(session.query("select count(*) from s.v").scalar()).isEqualTo(100_001L);
  }

  @Test
  void spillingStaysBesideTheFile() {
    Object temporary = session.query("select current_setting('temp_directory')").scalar();

    assertThat(temporary).isEqualTo(folder.resolve("a/a.duckdb.tmp").toString());
    assertThat(
            session
                .query(
                    "select count(*) from (select i, repeat('x', 100) as s from range(1000000) r(i) order by s, i desc)")
                .scalar())
        .isEqualTo(1_000_000L);
  }

  @Test
  void theZoneIsTheSameOnEveryMachineUnlessTheProfileSaysOtherwise() {
    assertThat(session.query("select current_setting('TimeZone')").scalar()).isEqualTo("UTC");
    var target =
        Targets.of(
            folder,
            Map.of(
                "path",
                "z/z.duckdb",
                "settings",
                Map.of("TimeZone", "Asia/Tokyo", "search_path", "main")));
    try (var database = engine.open(target, new Access.Locked(keeper, Optional.empty()), SMALL);
        var own = database.session()) {
      assertThat(own.query("select current_setting('TimeZone')").scalar()).isEqualTo("Asia/Tokyo");
    }
  }

  @Test
  void aProfileCannotLoosenTheLock() {
    var target =
        Targets.of(
            folder,
            Map.of(
                "path",
                "z/z.duckdb",
                "settings",
                Map.of(
                    "allowed_directories", List.of("/"), "allowed_paths", List.of("/etc/hostname")),
                "config_options",
                Map.of("allow_unsigned_extensions", "true", "enable_external_access", "true")));
    try (var database = engine.open(target, new Access.Locked(keeper, Optional.empty()), SMALL);
        var own = database.session()) {
      assertThatThrownBy(() -> own.query("select * from read_text('/etc/hostname')"))
          .isInstanceOf(EngineException.class);
      assertThat(own.query("select current_setting('allow_unsigned_extensions')").scalar())
          .isEqualTo(false);
    }
  }

  @Test
  void anAttachmentThatNobodyKeepsIsRefused() {
    var target =
        Targets.of(
            folder,
            Map.of(
                "path",
                "z/z.duckdb",
                "attach",
                List.of(Map.of("path", "b/b.duckdb", "read_only", true))));

    assertThatThrownBy(
            () -> engine.open(target, new Access.Locked(keeper, Optional.empty()), SMALL))
        .extracting(error -> ((EngineException) error).kind())
        .isEqualTo(Kind.REFUSED_BY_ISOLATION);
  }

  @Test
  void aTenantsFileOpensOnceAtATime() {
    assertThatThrownBy(() -> openLocked("a/a.duckdb", Optional.empty()))
        .extracting(error -> ((EngineException) error).kind())
        .isEqualTo(Kind.LOCKED);
  }

  @Test
  void nothingOpensASharedFileForWritingWhileItIsKept() {
    assertThatThrownBy(
            () -> engine.open(Targets.file(folder, "ref.duckdb"), new Access.Own(), SMALL))
        .extracting(error -> ((EngineException) error).kind())
        .isEqualTo(Kind.LOCKED);
  }

  @Test
  void smallInstancesRunFewThreads() {
    assertThat(
            session
                .query("select current_setting('threads'), current_setting('async_threads')")
                .rows())
        .containsExactly(List.of(1L, 1L));
    assertThat(session.query("select current_setting('memory_limit')").scalar())
        .isEqualTo("64.0 MiB");
  }
}
