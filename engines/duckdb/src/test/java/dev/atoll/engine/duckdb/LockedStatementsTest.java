package dev.atoll.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.engine.Access;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.Keeper;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Session;
import dev.atoll.engine.SharedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way out of a locked-in database that is known, tried with no guard in front. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LockedStatementsTest {
  private static final Limits SMALL = new Limits(1, 64L << 20);

  private final DuckDbEngine engine = new DuckDbEngine();
  private Path folder;
  private Keeper keeper;
  private Database tenant;
  private Session session;

  @BeforeAll
  void open(@TempDir Path place) throws IOException {
    folder = place;
    make("b/b.duckdb", "create table secret as select 42 as x");
    make("ref.duckdb", "create table rates as select 1 as rate");
    Files.writeString(folder.resolve("y.csv"), "a,b\n1,2\n");
    Files.createDirectories(folder.resolve("export"));
    Files.createDirectories(folder.resolve("export-of-b"));
    Files.writeString(folder.resolve("export-of-b/y.csv"), "a,b\n1,2\n");
    Files.createSymbolicLink(folder.resolve("export/link.csv"), folder.resolve("y.csv"));
    Files.createSymbolicLink(folder.resolve("export/b"), folder.resolve("b"));
    keeper =
        engine.keep(
            List.of(new SharedDatabase("Shared Ref", folder.resolve("ref.duckdb").toString())));
    tenant =
        engine.open(
            Targets.file(folder, "a/a.duckdb"),
            new Access.Locked(keeper, Optional.of(folder.resolve("export"))),
            SMALL);
    session = tenant.session();
  }

  @AfterAll
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

  private EngineException refusal(String sql) {
    return catchThrowableOfType(
        EngineException.class, () -> session.execute(sql.replace("@", folder.toString())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach '@/b/b.duckdb' as b",
        "attach '@/b/b.duckdb' as b (read_only)",
        "attach '@/export/b/b.duckdb' as b",
        "attach '@/export/../b/b.duckdb' as b",
        "select * from '@/b/b.duckdb'",
        "select * from read_duckdb('@/b/b.duckdb')",
        "select * from read_csv('@/y.csv')",
        "select * from read_parquet('@/y.parquet')",
        "select * from read_json('@/y.json')",
        "select * from read_text('@/y.csv')",
        "select * from read_blob('/etc/hostname')",
        "select * from glob('@/**')",
        "select * from sniff_csv('@/y.csv')",
        "select * from parquet_metadata('@/y.parquet')",
        "select * from '@/y.csv'",
        "select * from \"@/y.csv\"",
        "select * from '@/export/../y.csv'",
        "select * from '@/export/link.csv'",
        "select * from 'http://localhost/y.csv'",
        "copy (select 1) to '@/out.csv'",
        "copy (select 1) to '@/export/../out.csv'",
        "copy (select 1) to '@/export/b/out.csv'",
        "copy (select 1) to '@/export-of-b/out.csv'",
        "copy (select 1) to '@/b/out.csv'",
        "select * from '@/export-of-b/y.csv'",
        "select * from read_csv(['@/export-of-b/y.csv'])",
        "copy (select 1 as a) to '@/export/x' (format csv, filename_pattern '../../out', per_thread_output)",
        "copy (select 1) to '/dev/stdout'",
        "with x as (copy (select 1) to '@/out.csv') select 1",
        "explain analyze copy (select 1) to '@/out.csv'",
        "prepare p as copy (select 1) to '@/out.csv'",
        "create table t (a integer); copy t from '@/y.csv'",
        "export database '@/out'",
        "import database '@/b'",
        "pragma import_database('@/b')",
        "load httpfs",
        "install httpfs",
        "force install httpfs",
        "load '@/x.duckdb_extension'",
        "set TimeZone = 'Asia/Tokyo'",
        "set session TimeZone = 'Asia/Tokyo'",
        "set threads = 8",
        "reset threads",
        "pragma threads=8",
        "set memory_limit = '10GB'",
        "set temp_directory = '@'",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set allowed_directories = ['/']",
        "set allow_persistent_secrets = true",
        "pragma enable_profiling",
        "call enable_logging()",
        "insert into \"Shared Ref\".rates values (2)",
        "create table \"Shared Ref\".mine (a integer)",
        "drop table \"Shared Ref\".rates",
      })
  void theEngineItselfRefuses(String sql) {
    EngineException refusal = refusal(sql);

    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(Kind.REFUSED_BY_ISOLATION);
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(folder.resolve("b/out.csv")).doesNotExist();
    assertThat(folder.resolve("export-of-b/out.csv")).doesNotExist();
  }
}
