package dev.atoll.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.engine.Access;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProfileCheckTest {
  @TempDir private Path folder;

  private final DuckDbEngine engine = new DuckDbEngine();

  private List<Problem> check(Map<String, ?> settings) {
    return engine.check(Targets.of(folder, settings));
  }

  @Test
  void theServiceLoaderFindsTheEngine() {
    assertThat(ServiceLoader.load(Engine.class)).extracting(Engine::type).containsExactly("duckdb");
  }

  @Test
  void aProfileAsDbtDocumentsItIsFine() {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("path", "jaffle_shop.duckdb");
    settings.put("schema", "main");
    settings.put("database", "jaffle_shop");
    settings.put("threads", "24");
    settings.put("extensions", List.of("parquet", Map.of("name", "json", "repo", "core")));
    settings.put("settings", Map.of("TimeZone", "UTC"));
    settings.put("config_options", Map.of("default_block_size", 16384L));
    settings.put("attach", List.of(Map.of("path", "b.duckdb", "alias", "b", "read_only", true)));
    settings.put("external_root", ".");
    settings.put("keep_open", true);

    assertThat(check(settings)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "pth, x.duckdb, A501",
        "threads, many, A502",
        "settings, text, A502",
        "database, other, A502",
        "path, a;b.duckdb, A502",
        "path, ' ', A503",
        "path, md:mine, A504",
        "path, s3://bucket/x.duckdb, A504",
        "export, ' ', A502",
        "export, s3://bucket/out, A504",
        "is_ducklake, true, A504",
        "motherduck_token, x, A504",
        "disable_transactions, true, A504",
      })
  void mistakesAreReportedAtTheirPlace(String key, String value, String code) {
    List<Problem> problems = check(Map.of(key, value));

    assertThat(problems).extracting(Problem::code).containsExactly(code);
    assertThat(problems.getFirst().place()).contains(Place.of("profiles.yml", 7, 3));
  }

  @Test
  void aMistypedKeyGetsTheNearestOne() {
    assertThat(check(Map.of("extentions", List.of())).getFirst().mend())
        .isEqualTo("did you mean 'extensions'?");
  }

  @Test
  void everyMistakeOfAnAttachmentIsFound() {
    assertThat(check(Map.of("attach", List.of(Map.of("pth", "x"), "text"))))
        .extracting(Problem::code)
        .containsExactly("A503", "A501", "A502");
  }

  @Test
  void checkingTouchesNothing() throws IOException {
    check(Map.of("path", "new/x.duckdb"));
    engine.route(Targets.file(folder, "new/x.duckdb"));

    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "data/jaffle.duckdb, jaffle",
    "my.db.duckdb, my",
    ".hidden.duckdb, hidden",
    "..foo.db, foo",
    "acme-1, acme-1",
    ":memory:, memory",
  })
  void theDatabaseIsNamedAsDuckDbNamesIt(String path, String name) {
    var target = Targets.file(folder, path);

    assertThat(engine.namespace(target)).isEqualTo(new Namespace(name, "main"));
    try (var database = engine.open(target, new Access.Own(), new Limits(1, 64L << 20));
        var session = database.session()) {
      assertThat(session.query("select current_database()").scalar()).isEqualTo(name);
    }
  }

  @Test
  void oneFileIsOneRouteHoweverItIsWritten() throws IOException {
    Files.createDirectories(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    var route = engine.route(Targets.file(folder, "real/x.duckdb")).orElseThrow();

    assertThat(engine.route(Targets.file(folder, "link/../real/./X.duckdb")).orElseThrow().key())
        .isEqualTo(route.key());
    assertThat(engine.route(Targets.file(folder, "link/x.duckdb")).orElseThrow().key())
        .isEqualTo(route.key());
    assertThat(engine.route(Targets.file(folder, "real/y.duckdb")).orElseThrow().key())
        .isNotEqualTo(route.key());
    assertThat(engine.route(Targets.file(folder, ":memory:"))).isEmpty();
  }

  @Test
  void settingsOptionsAndAttachmentsTakeEffect() {
    try (var made =
            engine.open(
                Targets.file(folder, "b.duckdb"), new Access.Own(), new Limits(1, 64L << 20));
        var session = made.session()) {
      session.execute("create table t as select 5 as a");
    }
    var target =
        Targets.of(
            folder,
            Map.of(
                "path", "Ünï q'\"x.duckdb",
                "extensions", List.of("json", "icu"),
                "settings",
                    Map.of(
                        "TimeZone",
                        "Asia/Tokyo",
                        "default_null_order",
                        "nulls_first",
                        "search_path",
                        "main"),
                "config_options", Map.of("default_block_size", 16384L),
                "attach", List.of(Map.of("path", "b.duckdb", "alias", "B b", "read_only", true))));

    assertThat(engine.check(target)).isEmpty();
    try (var database = engine.open(target, new Access.Own(), new Limits(1, 64L << 20));
        var session = database.session()) {
      assertThat(session.query("select current_setting('TimeZone')").scalar())
          .isEqualTo("Asia/Tokyo");
      assertThat(session.query("select a from \"B b\".t").scalar()).isEqualTo(5L);
      assertThat(
              session
                  .query(
                      "select block_size from pragma_database_size() where database_name <> 'B b'")
                  .scalar())
          .isEqualTo(16384L);
    }
  }
}
