package dev.atoll.acceptance.resume;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server that ends with the tests' process, with one tenant's login. */
final class Server {
  /** The tenant's login. */
  static final String LOGIN = "t_acme";

  private static final class Holder {
    static final Server SHARED = new Server();
  }

  private final EmbeddedPostgres server;

  private Server() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("shared_buffers", "16MB")
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Server shared() {
    return Holder.SHARED;
  }

  int port() {
    return server.getPort();
  }

  /** The settings of a fleet's engine that lies in the database of the variable MILL_DB. */
  static String engine(int port) {
    return "{type: postgres, host: localhost, port: "
        + port
        + ", dbname: '{env_var:MILL_DB}', user: "
        + LOGIN
        + ", password: any, retries: 0}";
  }

  /** Makes a database that the tenant owns, empty or as another one is. */
  void database(String name, String template) throws SQLException {
    run("drop database if exists " + name + " with (force)");
    if (text("postgres", "select count(*) from pg_roles where rolname = '" + LOGIN + "'")
        .equals("0")) {
      run("create role " + LOGIN + " login");
    }
    run("create database " + name + " owner " + LOGIN + " template " + template);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connection("postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first value of a query, asked as superuser. */
  String text(String database, String sql) throws SQLException {
    try (Connection connection = connection("postgres", database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  /** A connection; the caller closes it. */
  Connection connection(String user, String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port() + "/" + database + "?user=" + user);
  }
}
