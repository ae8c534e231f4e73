package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.literal;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.Namespace;
import dev.atoll.engine.Provision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Schemas of one database that all tenants, or one of them, may read and none owns. */
final class SharedChanges {
  /**
   * What the readers may do with a schema, and whether the administrator may give it to them.
   *
   * @param later whether tables to come are theirs to read as well
   */
  private record Rights(
      boolean usage,
      boolean tables,
      boolean later,
      boolean givesUsage,
      boolean givesTables,
      boolean givesLater) {
    static Rights of(List<String> row) {
      return new Rights(
          row.get(0).equals("t"),
          row.get(1).equals("t"),
          row.get(2).equals("t"),
          row.get(3).equals("t"),
          row.get(4).equals("t"),
          row.get(5).equals("t"));
    }
  }

  private static final String TABLES = " and c.relkind in ('r', 'p', 'v', 'm', 'f')";

  private final Administrator admin;
  private final String database;
  private final List<Provision> tenants;
  private final Map<String, SchemaChanges.Schema> there;
  private final Changes changes;

  SharedChanges(
      Administrator admin,
      String database,
      List<Provision> tenants,
      Map<String, SchemaChanges.Schema> there,
      Changes changes) {
    this.admin = admin;
    this.database = database;
    this.tenants = tenants;
    this.there = there;
    this.changes = changes;
  }

  void find() {
    Set<String> shared = new LinkedHashSet<>();
    for (Provision tenant : tenants) {
      here(tenant.reads()).forEach(shared::add);
    }
    Provision first = tenants.getFirst();
    shared.forEach(
        schema -> share(schema, new Readers(first, Optional.empty(), LoginChanges.readers(first))));
    for (Provision tenant : tenants) {
      String login = Profile.of(tenant.target()).user();
      here(tenant.sources())
          .forEach(schema -> share(schema, new Readers(tenant, Optional.of(tenant), login)));
    }
  }

  /**
   * Who is to read.
   *
   * @param whom the tenant; empty for all
   * @param role the tenant's login, or what all are members of
   */
  private record Readers(Provision tenant, Optional<Provision> whom, String role) {}

  private Stream<String> here(List<Namespace> namespaces) {
    return namespaces.stream()
        .filter(namespace -> namespace.database().equals(database))
        .map(Namespace::schema)
        .distinct();
  }

  private void share(String schema, Readers readers) {
    SchemaChanges.Schema found = there.get(schema);
    if (found == null) {
      changes.nothingToShare(readers.tenant, "schema " + schema, database);
      return;
    }
    String to = " to " + quote(readers.role);
    String tables = "select on all tables in schema " + quote(schema);
    Rights rights = rights(schema, readers.role);
    if (!rights.usage) {
      String usage = "usage on schema " + quote(schema);
      changes.inDatabase(readers.whom, database, "grant " + usage + to);
      if (!rights.givesUsage) {
        lacks(readers, "share schema " + schema, usage);
      }
    }
    if (!rights.tables) {
      changes.inDatabase(readers.whom, database, "grant " + tables + to);
      if (!rights.givesTables) {
        lacks(readers, "share the tables of schema " + schema, tables);
      }
    }
    if (!rights.later) {
      later(schema, found.owner(), rights, readers);
    }
  }

  private void later(String schema, String owner, Rights rights, Readers readers) {
    if (rights.givesLater) {
      changes.inDatabase(
          readers.whom,
          database,
          "alter default privileges for role "
              + quote(owner)
              + " in schema "
              + quote(schema)
              + " grant select on tables to "
              + quote(readers.role));
    } else {
      changes.warnOnce(
          readers.tenant,
          "tables that " + owner + " makes later in what is shared are not shared by themselves",
          "the administrator " + admin.user() + " may not speak for " + owner,
          "provision again when there is a new one");
    }
  }

  private void lacks(Readers readers, String what, String right) {
    changes.lacks(
        readers.tenant,
        admin,
        what + " of database " + database,
        "grant " + right + " to " + quote(admin.user()) + " with grant option");
  }

  private Rights rights(String schema, String readers) {
    // The role of the readers may be still to be made.
    String reader =
        "(select oid from pg_catalog.pg_roles where rolname = " + literal(readers) + ")";
    return Rights.of(
        admin
            .rows(
                database,
                // Rights that it has through other roles may be taken away.
                "select r.oid is not null and (n.nspowner = r.oid or exists (select 1 from"
                    + " aclexplode(n.nspacl) as a where a.grantee = r.oid"
                    + " and a.privilege_type = 'USAGE')),"
                    + " r.oid is not null and not exists (select 1 from pg_catalog.pg_class as c"
                    + " where c.relnamespace = n.oid"
                    + TABLES
                    + " and c.relowner <> r.oid and not exists (select 1 from"
                    + " aclexplode(c.relacl) as a where a.grantee = r.oid"
                    + " and a.privilege_type = 'SELECT')),"
                    + " coalesce(n.nspowner = r.oid, false) or exists (select 1 from"
                    + " pg_catalog.pg_default_acl as d,"
                    + " aclexplode(d.defaclacl) as a where d.defaclnamespace = n.oid"
                    + " and d.defaclobjtype = 'r' and a.grantee = r.oid),"
                    + " has_schema_privilege(n.oid, 'usage with grant option'),"
                    + " not exists (select 1 from pg_catalog.pg_class as c where c.relnamespace ="
                    + " n.oid"
                    + TABLES
                    + " and not has_table_privilege(c.oid, 'select with grant option')),"
                    + " pg_has_role(current_user, n.nspowner, 'usage')"
                    + " from pg_catalog.pg_namespace as n left join pg_catalog.pg_roles as r"
                    + " on r.oid = "
                    + reader
                    + " where n.nspname = "
                    + literal(schema))
            .getFirst());
  }
}
