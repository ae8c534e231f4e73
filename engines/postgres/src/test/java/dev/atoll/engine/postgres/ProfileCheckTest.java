package dev.atoll.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Server;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProfileCheckTest {
  private static final Path FOLDER = Path.of("/profiles");

  private final PostgresEngine engine = new PostgresEngine();

  private static Map<String, Object> least() {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("host", "db.example.com");
    settings.put("user", "alice");
    settings.put("dbname", "wh");
    settings.put("schema", "main");
    return settings;
  }

  private List<Problem> check(Map<String, Object> settings) {
    return engine.check(TestServer.of(FOLDER, settings));
  }

  @Test
  void theServiceLoaderFindsTheEngine() {
    assertThat(ServiceLoader.load(Engine.class))
        .extracting(Engine::type)
        .containsExactly("postgres");
  }

  @Test
  void aProfileAsDbtDocumentsItIsFine() {
    Map<String, Object> settings = least();
    settings.put("password", "x");
    settings.put("port", "6432");
    settings.put("threads", 8L);
    settings.put("keepalives_idle", 0L);
    settings.put("connect_timeout", 10L);
    settings.put("retries", 1L);
    settings.put("search_path", "a, b");
    settings.put("role", "writer");
    settings.put("sslmode", "verify-full");
    settings.put("sslcert", "/c.pem");
    settings.put("sslkey", "/k.pem");
    settings.put("sslrootcert", "/r.pem");
    settings.put("application_name", "dbt");
    settings.put("autocommit", true);

    assertThat(check(settings).stream().filter(Problem::isError)).isEmpty();
  }

  @Test
  void anExportFolderIsOfDuckDbOnly() {
    Map<String, Object> settings = least();
    settings.put("export", "out/acme");

    assertThat(check(settings))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("A501");
              assertThat(problem.message()).contains("no 'export' folder");
              assertThat(problem.mend()).contains("type duckdb");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "hst, x, A501",
    "host, ' ', A502",
    "host, /var/run/postgresql, A504",
    "port, 0, A502",
    "port, 70000, A502",
    "port, many, A502",
    "threads, 0, A502",
    "connect_timeout, -1, A502",
    "keepalives_idle, soon, A502",
    "retries, never, A502",
    "sslmode, on, A502",
    "max_connections, 0, A502",
    "statement_timeout, 1h, A502",
    "isolation, none, A502",
    "settings, text, A502",
    "admin, text, A502",
  })
  void mistakesAreReportedAtTheirPlace(String key, String value, String code) {
    Map<String, Object> settings = least();
    settings.put(key, value);
    List<Problem> problems = check(settings);

    assertThat(problems).extracting(Problem::code).containsExactly(code);
    assertThat(problems.getFirst().place()).contains(Place.of("profiles.yml", 7, 3));
    assertThat(problems.getFirst().mend()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"host", "user", "dbname", "schema"})
  void whatMustBeThereIsAskedFor(String key) {
    Map<String, Object> settings = least();
    settings.remove(key);

    assertThat(check(settings)).extracting(Problem::code).containsExactly("A503");
    assertThat(check(settings).getFirst().message()).contains("'" + key + "'");
  }

  @Test
  void aPasswordIsNeverShown() {
    Map<String, Object> settings = least();
    settings.put("password", List.of("s3cret"));
    settings.put("pass", "s3cret-too");

    assertThat(check(settings)).hasSize(2);
    assertThat(check(settings).toString()).doesNotContain("s3cret");
    assertThat(Profile.of(TestServer.of(FOLDER, settings)).toString()).doesNotContain("s3cret");
  }

  @Test
  void databaseAndDbnameAreOneSettingAndRoutingsCounts() {
    Map<String, Object> settings = least();
    settings.put("database", "of_a_tenant");

    assertThat(check(settings)).isEmpty();
    assertThat(engine.namespace(TestServer.of(FOLDER, settings)))
        .isEqualTo(new Namespace("of_a_tenant", "main"));
  }

  @Test
  void routesAreEqualForOneSchemaOfOneServer() {
    Map<String, Object> other = least();
    other.put("host", "DB.example.com");
    other.put("port", 5432L);

    assertThat(engine.route(TestServer.of(FOLDER, least())))
        .isEqualTo(engine.route(TestServer.of(FOLDER, other)));
    other.put("schema", "second");
    assertThat(engine.route(TestServer.of(FOLDER, least())))
        .isNotEqualTo(engine.route(TestServer.of(FOLDER, other)));
  }

  @Test
  void theBudgetIsFourUnlessThreadsOrTheProfileSayMore() {
    Map<String, Object> settings = least();
    assertThat(engine.server(TestServer.of(FOLDER, settings)))
        .contains(new Server("db.example.com:5432", 4));
    settings.put("threads", 12L);
    assertThat(engine.server(TestServer.of(FOLDER, settings)).orElseThrow().connections())
        .isEqualTo(12);
    settings.put("max_connections", 2L);
    assertThat(engine.server(TestServer.of(FOLDER, settings)).orElseThrow().connections())
        .isEqualTo(2);
  }
}
