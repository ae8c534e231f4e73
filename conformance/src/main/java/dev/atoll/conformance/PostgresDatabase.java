package dev.atoll.conformance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One database of a server, dropped and made anew for each tool, since a project sees its name. */
final class PostgresDatabase implements Database {
  static final String NAME = "conformance";

  private final String host;
  private final int port;
  private final String user;
  private final String password;

  private PostgresDatabase(String host, int port, String user, String password) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
  }

  /**
   * A server that runs already.
   *
   * @param server {@code HOST:PORT:USER:PASSWORD}
   */
  static PostgresDatabase at(String server) {
    String[] parts = server.split(":", 4);
    if (parts.length != 4) {
      throw new IllegalArgumentException("a server is HOST:PORT:USER:PASSWORD, not " + server);
    }
    return new PostgresDatabase(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3]);
  }

  /** A server that is started, and ends with this process. */
  static PostgresDatabase started() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("timezone", "UTC")
            .start();
    return new PostgresDatabase("localhost", server.getPort(), "postgres", "postgres");
  }

  @Override
  public String engine() {
    return "postgres";
  }

  @Override
  public void recreate(Path folder) throws SQLException {
    run("drop database if exists " + NAME + " with (force)");
    run("create database " + NAME);
  }

  @Override
  public String output(Path folder, String schema) {
    return "type: postgres\nhost: %s\nport: %d\nuser: '%s'\npassword: '%s'\ndbname: %s\nschema: %s\nthreads: 4\n"
        .formatted(host, port, user, password, NAME, schema);
  }

  @Override
  public List<TenantPlaces> tenantPlaces() {
    return List.of(new TenantSchemas(this), new TenantDatabases(this));
  }

  @Override
  public TenantPlaces namedPlaces() {
    return new TenantDatabases(this);
  }

  @Override
  public Connection connect(Path folder) throws SQLException {
    return connection(NAME);
  }

  @Override
  public String asText(String quotedColumn) {
    return "cast(" + quotedColumn + " as text)";
  }

  @Override
  public String hash(String textColumn) {
    return "md5(coalesce(string_agg(%s, chr(10) order by %s collate \"C\"), ''))"
        .formatted(textColumn, textColumn);
  }

  @Override
  public String systemSchemas() {
    return "('information_schema', 'pg_catalog')";
  }

  /** The keys of an engine in a fleet file, each tenant with a login of its own. */
  String fleetKeys() {
    return "type: postgres, host: %s, port: %d, user: \"{tenant}\", password: '%s', max_connections: 8"
        .formatted(host, port, password);
  }

  /** The database that is a tenant's own where each has one. */
  static String ofTenant(String tenant) {
    return TenantPlaces.mark(tenant) + NAME;
  }

  /** A login that owns nothing; a database that it had goes. */
  void makeLogin(String name) throws SQLException {
    run("drop database if exists " + ofTenant(name) + " with (force)");
    run("drop role if exists " + name);
    run("create role %s login password '%s'".formatted(name, password));
  }

  /** Runs a statement in the first database. */
  void run(String sql) throws SQLException {
    try (Connection connection = connection("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Connection connection(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(host, port, database), user, password);
  }
}
