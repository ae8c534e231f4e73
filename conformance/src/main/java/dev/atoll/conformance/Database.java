package dev.atoll.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The engine that both tools write to, one after the other, each into an empty database. */
interface Database {
  /** The name of the engine, which is the {@code type} in a profile too. */
  String engine();

  /** An empty database for what runs in a folder. */
  void recreate(Path folder) throws IOException, SQLException;

  /** The output of a profile, as lines of YAML without indentation. */
  String output(Path folder, String schema);

  /** The ways in which a fleet's tenants can be kept apart. */
  List<TenantPlaces> tenantPlaces();

  /** The way in which each tenant has a database with a name of its own. */
  TenantPlaces namedPlaces();

  /** A connection that reads what was made. */
  Connection connect(Path folder) throws SQLException;

  /** A SQL expression for a column's value as text. */
  String asText(String quotedColumn);

  /** A SQL aggregate: a hash over a text column that the order of rows does not change. */
  String hash(String textColumn);

  /** Schemas that the engine brings. */
  String systemSchemas();
}
