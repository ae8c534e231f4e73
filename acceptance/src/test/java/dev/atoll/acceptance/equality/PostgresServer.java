package dev.atoll.acceptance.equality;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server on a port of its own, where {@code postgres} may do everything. */
final class PostgresServer implements AutoCloseable {
  private static final class Holder {
    static final PostgresServer SHARED =
        new PostgresServer(EmbeddedPostgres.builder().setServerConfig("max_connections", "20"));
  }

  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres.Builder settings) {
    try {
      server =
          settings
              .setServerConfig("fsync", "off")
              .setServerConfig("shared_buffers", "16MB")
              .setServerConfig("timezone", "UTC")
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A server for one test, that lets everybody in. */
  static PostgresServer start() {
    return new PostgresServer(EmbeddedPostgres.builder());
  }

  /** A server for one test, that wants a password of everybody but {@code postgres}. */
  static PostgresServer withPasswords() throws IOException {
    Path rules = Files.createTempFile("atoll-", ".conf");
    rules.toFile().deleteOnExit();
    Files.writeString(rules, "host all postgres all trust\nhost all all all scram-sha-256\n");
    return new PostgresServer(
        EmbeddedPostgres.builder()
            .setServerConfig("password_encryption", "scram-sha-256")
            .setServerConfig("hba_file", rules.toString()));
  }

  /** Started once and ended with the tests' process. */
  static PostgresServer shared() {
    return Holder.SHARED;
  }

  int port() {
    return server.getPort();
  }

  /** Where a superuser connects. */
  String url(String database) {
    return "jdbc:postgresql://localhost:" + port() + "/" + database + "?user=postgres";
  }

  /** A connection as superuser; the caller closes it. */
  Connection connection(String database) throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  void run(String database, String... statements) throws SQLException {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** An empty database, whatever was there under its name. */
  void makeDatabase(String name, String owner) throws SQLException {
    run(
        "postgres",
        "drop database if exists " + name + " with (force)",
        "create database " + name + " owner " + owner);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
