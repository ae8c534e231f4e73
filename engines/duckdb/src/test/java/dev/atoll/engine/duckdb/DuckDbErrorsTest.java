package dev.atoll.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.engine.Access;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Session;
import dev.atoll.engine.SharedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class DuckDbErrorsTest {
  private static final Limits SMALL = new Limits(1, 64L << 20);

  @TempDir private Path folder;

  private final DuckDbEngine engine = new DuckDbEngine();

  private EngineException opening(String path, Access access) {
    return catchThrowableOfType(
        EngineException.class,
        () -> engine.open(Targets.file(folder, path), access, SMALL).close());
  }

  private EngineException opening(String path) {
    return opening(path, new Access.Own());
  }

  @Test
  void aFileThatAnotherProcessHoldsNamesTheProcessAndItsCommand() throws Exception {
    engine.open(Targets.file(folder, "x.duckdb"), new Access.Own(), SMALL).close();
    Process other = holder(folder.resolve("x.duckdb"));
    try {
      EngineException error = opening("x.duckdb");

      assertThat(error.kind()).isEqualTo(Kind.LOCKED);
      assertThat(error.getMessage())
          .contains("held by process " + other.pid())
          .contains(FileHolder.class.getName())
          .doesNotContain("http");
      assertThat(error.problem().code()).isEqualTo("A513");
      assertThat(opening("x.duckdb", new Access.ReadOnly()).kind()).isEqualTo(Kind.LOCKED);
    } finally {
      other.destroy();
      assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(opening("x.duckdb")).isNull();
  }

  private static Process holder(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FileHolder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("held");
    return process;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsCalledSo() {
    assertThat(opening("/dev/full").kind()).isEqualTo(Kind.DISK_FULL);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPlaceWithoutPermissionIsCalledSo() {
    // Root may write anywhere but here.
    assertThat(opening("/sys/x.duckdb").kind()).isEqualTo(Kind.PERMISSION_DENIED);
    assertThat(opening("/sys/fs/made/x.duckdb").kind()).isEqualTo(Kind.PERMISSION_DENIED);
  }

  @Test
  void aPlaceThatCannotBeIsUnavailable() throws IOException {
    Files.writeString(folder.resolve("file"), "x");
    Files.writeString(folder.resolve("not.duckdb"), "x".repeat(100_000));
    Files.createDirectory(folder.resolve("folder"));

    assertThat(opening("file/x.duckdb").kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(opening("not.duckdb").kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(opening("folder").kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void openingForReadingMakesNothing() {
    assertThat(opening("none/x.duckdb", new Access.ReadOnly()).kind())
        .isEqualTo(Kind.MISSING_OBJECT);
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(opening("none/x.duckdb")).isNull();
    assertThat(folder.resolve("none/x.duckdb")).exists();
    assertThat(folder.resolve("none/x.duckdb.wal")).doesNotExist();

    try (var database =
            engine.open(Targets.file(folder, "none/x.duckdb"), new Access.ReadOnly(), SMALL);
        var session = database.session()) {
      assertThat(
              catchThrowableOfType(
                      EngineException.class, () -> session.execute("create table t (a integer)"))
                  .kind())
          .isEqualTo(Kind.PERMISSION_DENIED);
    }
  }

  @Test
  void aSharedDatabaseMustExist() {
    var missing = List.of(new SharedDatabase("x", folder.resolve("none.duckdb").toString()));

    assertThat(catchThrowableOfType(EngineException.class, () -> engine.keep(missing)).kind())
        .isEqualTo(Kind.MISSING_OBJECT);
  }

  @Test
  void theMessagesOfASpillThatFillsTheDiskAreUnderstood() {
    for (String message :
        List.of(
            "IO Error: Could not write file \"/d/x.duckdb\": No space left on device",
            "TransactionContext Error: Failed to commit: Could not write file \"/d/x.duckdb\":"
                + " No space left on device",
            "{\"exception_type\":\"IO\",\"exception_message\":\"Could not write file \\\"/d/a.tmp\\\": No space left on device\"}")) {
      EngineException error = DuckDbErrors.FREE.translate(new SQLException(message));

      assertThat(error.kind()).isEqualTo(Kind.DISK_FULL);
      assertThat(error.getMessage()).contains(" Error: ", "Could not write file \"/d/");
    }
  }

  @ParameterizedTest
  @EnumSource(DuckDbErrors.class)
  void textThatOnlyLooksLikeAnErrorInsideAMessageDecidesNothing(DuckDbErrors errors) {
    EngineException error =
        errors.translate(
            new SQLException(
                "{\"exception_type\":\"Invalid Input\",\"exception_message\":\"Permission Error: No space left on device\"}"));

    assertThat(error.kind()).isIn(Kind.OTHER, Kind.UNAVAILABLE);
  }

  @Test
  void anErrorThatATestRaisesKeepsItsOwnWords() {
    try (var database = engine.open(Targets.file(folder, ":memory:"), new Access.Own(), SMALL);
        var session = database.session()) {
      EngineException error =
          catchThrowableOfType(
              EngineException.class, () -> session.query("select error('a \"b\" \\ ö\n{}')"));

      assertThat(error.getMessage()).isEqualTo("Invalid Input Error: a \"b\" \\ ö\n{}");
      assertThat(error.problem().message()).isEqualTo("Invalid Input Error: a \"b\" \\ ö");
      assertThat(error.problem().cause()).isEqualTo("{}");
    }
  }

  @Test
  void aTransactionThatWritesTwoFilesIsRefusedAndChangesNeither() {
    var target = Targets.file(folder, "one.duckdb");
    try (Database database = engine.open(target, new Access.Own(), SMALL);
        Session session = database.session()) {
      session.execute("attach '" + folder.resolve("two.duckdb") + "' as two");
      session.execute("create table here (n int)");
      session.execute("create table two.main.there (n int)");

      session.begin();
      session.execute("insert into here values (1)");
      EngineException refused =
          catchThrowableOfType(
              EngineException.class,
              () -> session.execute("insert into two.main.there values (1)"));
      session.rollback();

      assertThat(refused.kind()).isEqualTo(Kind.TWO_DATABASES);
      assertThat(refused.problem().code()).isEqualTo("A525");
      assertThat(refused.problem().mend()).contains("one database in each step");
      for (String table : List.of("here", "two.main.there")) {
        assertThat(session.query("select count(*) from " + table).rows().toString())
            .as(table)
            .isEqualTo("[[0]]");
      }
    }
  }
}
