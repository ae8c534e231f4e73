package dev.atoll.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A DuckDB file for each tenant, each in a folder of its own.
 *
 * @param database its name, which may hold the tenant's
 */
record TenantFiles(String database) implements TenantPlaces {
  @Override
  public String name() {
    return "files";
  }

  @Override
  public void recreate(Path folder, List<String> tenants) throws IOException {
    Folders.delete(folder.resolve("data"));
    for (String tenant : tenants) {
      Files.createDirectories(file(folder, tenant).getParent());
    }
  }

  @Override
  public String routing(Path folder, String schema) {
    return """
        engines:
          local: {type: duckdb, path: '%s'}
        routing: {engine: local, schema: %s}
        """
        .formatted(file(folder, "{tenant}"), schema);
  }

  @Override
  public Connection connect(Path folder, String tenant) throws SQLException {
    return DuckDbDatabase.readOnly(file(folder, tenant));
  }

  @Override
  public String database(String tenant) {
    return database.replace("{tenant}", tenant);
  }

  @Override
  public String schemaPrefix(String tenant) {
    return "";
  }

  private Path file(Path folder, String tenant) {
    return folder.resolve("data").resolve(tenant).resolve(database(tenant) + ".duckdb");
  }
}
