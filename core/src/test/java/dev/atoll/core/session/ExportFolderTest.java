package dev.atoll.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.session.SqlGuard.FileReads;
import dev.atoll.domain.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the statements {@code @} is the folder that all tenants' folders lie in; a's is at hand. */
final class ExportFolderTest {
  @TempDir private Path place;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(place.resolve("out/a"));
    Files.createDirectories(place.resolve("out/b"));
    Files.createDirectories(place.resolve("out/ab"));
    Files.createSymbolicLink(place.resolve("out/a/link"), place.resolve("out/b"));
    Files.createSymbolicLink(place.resolve("out/a/link.csv"), place.resolve("out/b/x.csv"));
  }

  private List<Problem> examine(String sql) {
    return new SqlGuard(FileReads.in(place.resolve("out/a")))
        .examine(sql.replace("@", place.toString()), "x.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy orders to '@/out/a/x.csv'",
        "COPY t.orders TO '@/out/a/deep/x.parquet' (FORMAT parquet, compression 'zstd')",
        "copy \"t\".\"orders\" (a, b) to '@/out/a/x.csv' with (header true, force_quote (a, b))",
        "copy (select ')' as x from (select 1)) to '@/out/a/it''s.csv';",
        "copy (from '@/out/a/y.csv') to '@/out/a/x.csv'",
        "select * from '@/out/a/x.csv'",
        "select * from read_csv('@/out/a/x.csv', header := true)",
        "select * from read_parquet(['@/out/a/x.parquet', '@/out/a/y.parquet'])",
      })
  void whatLiesInTheFolderIsReadAndWritten(String sql) {
    assertThat(examine(sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy orders to '@/out/b/x.csv'",
        "copy orders to '@/out/ab/x.csv'",
        "copy orders to '@/out/a'",
        "copy orders to '@/out/a/../b/x.csv'",
        "copy orders to '@/out/a/./x.csv'",
        "copy orders to '@/out/a/link/x.csv'",
        "copy orders to '@/out/a/link.csv'",
        "copy orders to '/etc/x.csv'",
        "copy orders to 'x.csv'",
        "copy orders to '~/x.csv'",
        "copy orders to 's3://bucket@/out/a/x.csv'",
        "copy orders to e'@/out/a/x.csv'",
        "copy orders to $$@/out/a/x.csv$$",
        "copy orders to @/out/a/x.csv",
        "copy orders to '@/out/a/x' || '/../../b/x.csv'",
        "copy orders to '@/out/a/x.csv' '@/out/b/x.csv'",
        "copy orders to '@/out/a/x' (format csv, filename_pattern '../../b/x')",
        "copy orders to '@/out/a/x' (partition_by (a))",
        "copy orders to '@/out/a/x' (format csv) (filename_pattern 'x')",
        "copy orders from '@/out/a/x.csv'",
        "copy from database a to b",
        "copy (copy orders to '@/out/b/x.csv') to '@/out/a/x.csv'",
        "copy (with x as (copy orders to '@/out/b/x.csv') select 1) to '@/out/a/x.csv'",
        "copy (select * from (with x as (copy orders to '@/out/b/x') select 1)) to '@/out/a/x.csv'",
        "copy (delete from orders returning *) to '@/out/a/x.csv'",
        "with x as (copy orders to '@/out/a/x.csv') select 1",
        "explain analyze copy orders to '@/out/a/x.csv'",
        "prepare p as copy orders to '@/out/a/x.csv'",
        "export database '@/out/a'",
        "import database '@/out/a'",
      })
  void everyOtherCopyIsRefused(String sql) {
    assertThat(examine(sql)).extracting(Problem::code).containsExactly("A603");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from '@/out/b/x.csv'",
        "select * from '@/out/ab/x.csv'",
        "select * from '@/out/a/../b/x.csv'",
        "select * from '@/out/a/link/x.csv'",
        "select * from '@/out/a/*.csv'",
        "select * from '/etc/passwd.csv'",
        "select * from 'x.csv'",
        "select * from read_csv('@/out/b/x.csv')",
        "select * from read_csv('@/out/a/' || '../b/x.csv')",
        "select * from read_csv(['@/out/a/x.csv', '@/out/b/x.csv'])",
        "select * from read_csv(['@/out/a/x.csv', '/etc/passwd'])",
        "select * from read_csv(getvariable('path'))",
        "select * from read_csv((select '@/out/b/x.csv'))",
        "select * from glob('@/out/**')",
        "copy (from '@/out/b/x.csv') to '@/out/a/x.csv'",
        "from arrow_scan(1, 2, 3)",
      })
  void everyOtherReadIsRefused(String sql) {
    assertThat(examine(sql)).extracting(Problem::code).containsExactly("A608");
  }

  @Test
  void withoutAFolderNothingOfItPasses() {
    SqlGuard guard = new SqlGuard(FileReads.REFUSED);

    assertThat(guard.examine("copy t to '/e/x.csv'", "x.sql")).hasSize(1);
    assertThat(guard.examine("from '/e/x.csv'", "x.sql")).hasSize(1);
    assertThat(guard.examine("from read_csv('/e/x.csv')", "x.sql")).hasSize(1);
  }
}
