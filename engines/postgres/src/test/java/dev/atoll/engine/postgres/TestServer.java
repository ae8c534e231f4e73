package dev.atoll.engine.postgres;

import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Target;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server on a port of its own, started once and ended with the tests' process. */
final class TestServer {
  private static final class Holder {
    static final TestServer SHARED = new TestServer();
  }

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  static TestServer shared() {
    return Holder.SHARED;
  }

  private TestServer() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("max_connections", "40")
              .setServerConfig("shared_buffers", "16MB")
              .setServerConfig("timezone", "UTC")
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int port() {
    return server.getPort();
  }

  /** Runs statements as superuser in the first database. */
  void run(String... statements) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Statements in one of the databases. */
  interface Rows {
    void run(String... statements);
  }

  Rows in(String database) {
    return statements -> {
      try (Connection connection = server.getDatabase("postgres", database).getConnection();
          Statement statement = connection.createStatement()) {
        for (String sql : statements) {
          statement.execute(sql);
        }
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    };
  }

  /** A new database with a schema of the same name, owned by the superuser. */
  Target target(Path folder) {
    String name = "d" + databases.incrementAndGet();
    run("create database " + name);
    return target(folder, Map.of("dbname", name, "schema", "public"));
  }

  /** A target as superuser, with some settings on top. */
  Target target(Path folder, Map<String, ?> settings) {
    var all = new LinkedHashMap<String, Object>();
    all.put("host", "localhost");
    all.put("port", (long) port());
    all.put("user", "postgres");
    all.put("password", "s3cret-w0rd");
    all.put("dbname", "postgres");
    all.put("schema", "public");
    all.putAll(settings);
    return of(folder, all);
  }

  static Target of(Path folder, Map<String, ?> settings) {
    var placed = new LinkedHashMap<String, Setting>();
    settings.forEach(
        (key, value) ->
            placed.put(
                key, new Setting(value, Origin.of("profile", Place.of("profiles.yml", 7, 3)))));
    return Target.of("postgres", placed, folder.toAbsolutePath());
  }
}
