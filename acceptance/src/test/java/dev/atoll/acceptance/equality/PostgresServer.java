package dev.atoll.acceptance.equality;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server on a port of its own, started once and ended with the tests' process. */
final class PostgresServer {
  private static final class Holder {
    static final PostgresServer SHARED = new PostgresServer();
  }

  private final EmbeddedPostgres server;

  private PostgresServer() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("shared_buffers", "16MB")
              .setServerConfig("max_connections", "20")
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static PostgresServer shared() {
    return Holder.SHARED;
  }

  int port() {
    return server.getPort();
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
}
