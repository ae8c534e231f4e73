package dev.atoll.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One way of keeping a fleet's tenants apart. Whatever bears another name than in a plain run bears
 * that name behind the {@linkplain #mark mark} of its tenant, so that without the mark the same
 * texts remain.
 */
interface TenantPlaces {
  /** What each tenant has of its own, in the plural. */
  String name();

  /** Empty places for what runs in a folder. */
  void recreate(Path folder, List<String> tenants) throws IOException, SQLException;

  /** {@code engines} and {@code routing} of a fleet file. */
  String routing(Path folder, String schema);

  /** A connection that reads what a tenant's run made, and maybe other tenants' as well. */
  Connection connect(Path folder, String tenant) throws SQLException;

  /** How the names of the tenant's schemas begin, beyond what they are called in a plain run. */
  String schemaPrefix(String tenant);

  /** The name of the database that a tenant writes to. */
  String database(String tenant);

  /** What stands before a tenant's names. */
  static String mark(String tenant) {
    return tenant + "_";
  }
}
