package dev.atoll.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** A file per tool, of the same name, since a project sees the name of its database. */
final class DuckDbDatabase implements Database {
  static final String NAME = "conformance";
  static final String FILE = NAME + ".duckdb";
  private static final String DIRECTORY = "database";

  @Override
  public String engine() {
    return "duckdb";
  }

  @Override
  public void recreate(Path folder) throws IOException {
    Folders.delete(folder.resolve(DIRECTORY));
    Files.createDirectories(folder.resolve(DIRECTORY));
  }

  @Override
  public String output(Path folder, String schema) {
    return "type: duckdb\npath: '%s'\nschema: %s\nthreads: 4\n".formatted(file(folder), schema);
  }

  @Override
  public List<TenantPlaces> tenantPlaces() {
    return List.of(new TenantFiles(NAME));
  }

  @Override
  public TenantPlaces namedPlaces() {
    return new TenantFiles(TenantPlaces.mark("{tenant}") + NAME);
  }

  @Override
  public Connection connect(Path folder) throws SQLException {
    return readOnly(file(folder));
  }

  /** A connection that reads a file. */
  static Connection readOnly(Path file) throws SQLException {
    if (!Files.exists(file)) {
      // Nothing was ever written; an empty database stands for that.
      return DriverManager.getConnection("jdbc:duckdb:");
    }
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    return DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
  }

  @Override
  public String asText(String quotedColumn) {
    return "cast(" + quotedColumn + " as varchar)";
  }

  @Override
  public String hash(String textColumn) {
    return "md5(coalesce(string_agg(%s, chr(10) order by %s), ''))"
        .formatted(textColumn, textColumn);
  }

  @Override
  public String systemSchemas() {
    return "('information_schema', 'pg_catalog')";
  }

  private static Path file(Path folder) {
    return folder.resolve(DIRECTORY).resolve(FILE);
  }
}
