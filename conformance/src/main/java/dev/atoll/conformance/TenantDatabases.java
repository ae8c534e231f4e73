package dev.atoll.conformance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL database for each tenant, which its login owns. */
record TenantDatabases(PostgresDatabase server) implements TenantPlaces {
  @Override
  public String name() {
    return "databases";
  }

  @Override
  public void recreate(Path folder, List<String> tenants) throws SQLException {
    server.recreate(folder);
    for (String tenant : tenants) {
      server.makeLogin(tenant);
      server.run("create database " + PostgresDatabase.ofTenant(tenant) + " owner " + tenant);
    }
  }

  @Override
  public String routing(Path folder, String schema) {
    return """
        engines:
          server: {%s}
        routing: {engine: server, database: "%s", schema: %s}
        """
        .formatted(server.fleetKeys(), PostgresDatabase.ofTenant("{tenant}"), schema);
  }

  @Override
  public Connection connect(Path folder, String tenant) throws SQLException {
    return server.connection(PostgresDatabase.ofTenant(tenant));
  }

  @Override
  public String database(String tenant) {
    return PostgresDatabase.ofTenant(tenant);
  }

  @Override
  public String schemaPrefix(String tenant) {
    return "";
  }
}
