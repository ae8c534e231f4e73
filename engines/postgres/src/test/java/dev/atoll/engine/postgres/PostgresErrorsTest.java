package dev.atoll.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.engine.Access;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Session;
import dev.atoll.engine.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PostgresErrorsTest {
  private static final Limits SMALL = new Limits(1, 64L << 20);

  @TempDir private Path folder;

  private final PostgresEngine engine = new PostgresEngine();
  private final TestServer server = TestServer.shared();

  private Database open(Map<String, ?> settings) {
    return open(settings, new Access.Own());
  }

  private Database open(Map<String, ?> settings, Access access) {
    Target target = server.target(folder, settings);
    assertThat(engine.check(target)).isEmpty();
    return engine.open(target, access, SMALL);
  }

  private EngineException opening(Map<String, ?> settings) {
    var quick = new HashMap<String, Object>(settings);
    quick.put("retries", 0L);
    try (Database database = open(quick)) {
      return catchThrowableOfType(EngineException.class, () -> database.session().close());
    }
  }

  private static EngineException failure(Session session, String sql) {
    return catchThrowableOfType(EngineException.class, () -> session.query(sql));
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    EngineException error = opening(Map.of("port", (long) free));

    assertThat(error.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(error.getMessage()).contains("localhost:" + free).doesNotContain("postmaster");
    assertThat(error.problem().code()).isEqualTo("A518");
    EngineException unknown = opening(Map.of("host", "no-such-host.invalid"));
    assertThat(unknown.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(unknown.problem().cause()).isEqualTo("unknown host: no-such-host.invalid");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EngineException error =
          opening(Map.of("port", (long) silent.getLocalPort(), "connect_timeout", 1L));

      assertThat(error.kind()).isEqualTo(Kind.UNAVAILABLE);
    }
  }

  @Test
  void aMissingDatabaseOrLoginIsCalledSo() {
    assertThat(opening(Map.of("dbname", "nothing")).getMessage())
        .isEqualTo("database \"nothing\" does not exist");
    assertThat(opening(Map.of("dbname", "nothing")).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(opening(Map.of("user", "nobody")).kind()).isEqualTo(Kind.LOGIN_REFUSED);
    assertThat(opening(Map.of("role", "no_role")).getMessage()).contains("no_role");
    assertThat(opening(Map.of("sslmode", "require")).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void aPasswordIsInNoMessage() {
    for (Map<String, ?> settings :
        List.<Map<String, ?>>of(
            Map.of("user", "nobody"),
            Map.of("dbname", "nothing"),
            Map.of("sslmode", "verify-full"),
            Map.of("host", "no-such-host.invalid"))) {
      EngineException error = opening(settings);
      for (Throwable cause = error; cause != null; cause = cause.getCause()) {
        assertThat(String.valueOf(cause)).doesNotContain("s3cret-w0rd");
      }
    }
  }

  @Test
  void aLostConnectionIsCalledSoAndTheNextOneWorks() {
    try (Database database = open(Map.of());
        Session session = database.session();
        Session other = database.session()) {
      Object process = session.query("select pg_backend_pid()").scalar();
      session.begin();
      other.query("select pg_terminate_backend(" + process + ")");
      EngineException error = failure(session, "select 1");

      assertThat(error.kind()).isEqualTo(Kind.CONNECTION_LOST);
      assertThat(error.problem().code()).isEqualTo("A517");
      assertThat(session.isUsable()).isFalse();
      try (Session next = database.session()) {
        assertThat(next.isUsable()).isTrue();
        assertThat(next.query("select 1").scalar()).isEqualTo(1L);
      }
    }
  }

  @Test
  void aStatementThatRunsTooLongIsTimedOutAndNotCancelled() {
    try (Database database = open(Map.of("statement_timeout", 1L));
        Session session = database.session()) {
      EngineException error = failure(session, "select pg_sleep(30)");

      assertThat(error.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(error.problem().code()).isEqualTo("A520");
      assertThat(session.query("select 1").scalar()).isEqualTo(1L);
    }
  }

  @Test
  void aStatementThatAnotherClientCancelsIsCancelled() throws Exception {
    try (Database database = open(Map.of());
        Session session = database.session();
        Session other = database.session()) {
      Object process = session.query("select pg_backend_pid()").scalar();
      var running = CompletableFuture.supplyAsync(() -> session.query("select pg_sleep(30)"));
      while (!running.isDone()) {
        other.query(
            "select pg_cancel_backend(pid) from pg_stat_activity where state = 'active' and pid = "
                + process);
      }

      assertThat(catchThrowableOfType(ExecutionException.class, running::get).getCause())
          .isInstanceOfSatisfying(
              EngineException.class, error -> assertThat(error.kind()).isEqualTo(Kind.CANCELLED));
    }
  }

  @Test
  void aReadOnlyAccessWritesNothing() {
    try (Database database = open(Map.of(), new Access.ReadOnly());
        Session session = database.session()) {
      assertThat(failure(session, "create table nothing (a integer)").kind())
          .isEqualTo(Kind.PERMISSION_DENIED);
      assertThat(session.query("select 1").scalar()).isEqualTo(1L);
    }
  }

  @Test
  void detailsAndHintsFollowTheMessage() {
    try (Database database = open(Map.of());
        Session session = database.session()) {
      EngineException error =
          failure(session, "do $$ begin raise 'mine' using detail = 'why', hint = 'do so'; end $$");

      assertThat(error.kind()).isEqualTo(Kind.OTHER);
      assertThat(error.getMessage()).isEqualTo("mine\nwhy\ndo so");
    }
  }

  @Test
  void anotherDatabaseCannotBeReached() {
    try (Database database = open(Map.of());
        Session session = database.session()) {
      assertThat(
              catchThrowableOfType(
                      EngineException.class,
                      () -> session.schemas(java.util.Optional.of("elsewhere")))
                  .getMessage())
          .contains("\"elsewhere\"");
    }
  }
}
