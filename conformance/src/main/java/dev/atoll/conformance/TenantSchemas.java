package dev.atoll.conformance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Schemas for each tenant in one PostgreSQL database, which its login alone may use. */
record TenantSchemas(PostgresDatabase server) implements TenantPlaces {
  @Override
  public String name() {
    return "schemas";
  }

  @Override
  public void recreate(Path folder, List<String> tenants) throws SQLException {
    server.recreate(folder);
    for (String tenant : tenants) {
      server.makeLogin(tenant);
      server.run("grant create on database " + PostgresDatabase.NAME + " to " + tenant);
    }
  }

  @Override
  public String routing(Path folder, String schema) {
    return """
        engines:
          server: {%s, dbname: %s}
        routing: {engine: server, schema: "{tenant}_%s"}
        """
        .formatted(server.fleetKeys(), PostgresDatabase.NAME, schema);
  }

  @Override
  public Connection connect(Path folder, String tenant) throws SQLException {
    return server.connect(folder);
  }

  @Override
  public String database(String tenant) {
    return PostgresDatabase.NAME;
  }

  @Override
  public String schemaPrefix(String tenant) {
    return TenantPlaces.mark(tenant);
  }
}
