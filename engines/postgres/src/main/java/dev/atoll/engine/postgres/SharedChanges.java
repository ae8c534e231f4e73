package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.array;
import static dev.atoll.engine.postgres.Changes.literal;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.Namespace;
import dev.atoll.engine.Provision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Schemas of one database that tenants read and do not own: what is shared, and sources. */
final class SharedChanges {
  /**
   * What a reader may do with a schema, and whether the administrator may give it to them.
   *
   * @param later whether tables to come are theirs to read as well
   */
  private record Rights(
      boolean usage,
      boolean tables,
      boolean later,
      boolean givesUsage,
      boolean givesTables,
      boolean givesLater,
      String owner) {
    static Rights of(List<String> row) {
      return new Rights(
          row.get(0).equals("t"),
          row.get(1).equals("t"),
          row.get(2).equals("t"),
          row.get(3).equals("t"),
          row.get(4).equals("t"),
          row.get(5).equals("t"),
          row.get(6));
    }
  }

  /**
   * Who is to read.
   *
   * @param whom empty for all tenants
   */
  private record Reader(Optional<Provision> whom, Provision first, String role) {}

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
      tenant.reads().stream()
          .filter(namespace -> namespace.database().equals(database))
          .map(Namespace::schema)
          .forEach(shared::add);
    }
    Reader all =
        new Reader(Optional.empty(), tenants.getFirst(), LoginChanges.readers(tenants.getFirst()));
    takeBack(shared, all);
    for (String schema : shared) {
      if (there.containsKey(schema)) {
        readable(schema, all);
      } else {
        changes.nothingToShare(tenants.getFirst(), "schema " + schema, database);
      }
    }
    for (Provision tenant : tenants) {
      for (Namespace source : tenant.sources()) {
        if (there.containsKey(source.schema()) && source.database().equals(database)) {
          readable(
              source.schema(),
              new Reader(Optional.of(tenant), tenant, Profile.of(tenant.target()).user()));
        } else if (source.database().equals(database)) {
          changes.noSources(tenant, source.schema(), database);
        }
      }
    }
  }

  /** What is not shared any more. The role of the readers has no rights but those given here. */
  private void takeBack(Set<String> shared, Reader all) {
    for (List<String> row :
        admin.rows(
            database,
            "select distinct n.nspname from pg_catalog.pg_namespace as n"
                + " cross join lateral aclexplode(n.nspacl) as a"
                + " join pg_catalog.pg_roles as r on r.oid = a.grantee where r.rolname = "
                + literal(all.role)
                + " and n.nspname <> all("
                + array(shared)
                + ") and starts_with(coalesce(shobj_description(r.oid, 'pg_authid'), ''), "
                + literal(Changes.fleetMark(all.first))
                + ") order by 1")) {
      String schema = quote(row.getFirst());
      String from = " in schema " + schema + " from " + quote(all.role);
      changes.inDatabase(all.whom, database, "revoke all on all tables" + from);
      changes.inDatabase(
          all.whom, database, "revoke all on schema " + schema + " from " + quote(all.role));
    }
  }

  private void readable(String schema, Reader reader) {
    Rights rights = rights(schema, reader.role);
    if (!rights.usage) {
      give(reader, "grant usage on schema " + quote(schema));
      if (!rights.givesUsage) {
        lacks(reader, "share schema " + schema, "usage on schema " + quote(schema));
      }
    }
    if (!rights.tables) {
      give(reader, "grant select on all tables in schema " + quote(schema));
      if (!rights.givesTables) {
        lacks(
            reader,
            "share the tables of schema " + schema,
            "select on all tables in schema " + quote(schema));
      }
    }
    if (rights.later) {
      return;
    }
    if (rights.givesLater) {
      give(
          reader,
          "alter default privileges for role "
              + quote(rights.owner)
              + " in schema "
              + quote(schema)
              + " grant select on tables");
    } else {
      changes.warnOnce(
          reader.first,
          "tables that " + rights.owner + " makes later for tenants are not shared by themselves",
          "the administrator " + admin.user() + " may not speak for " + rights.owner,
          "provision again when there is a new one");
    }
  }

  private void give(Reader reader, String right) {
    changes.inDatabase(reader.whom, database, right + " to " + quote(reader.role));
  }

  private void lacks(Reader reader, String what, String right) {
    changes.lacks(
        reader.first,
        admin,
        what + " of database " + database,
        "grant " + right + " to " + quote(admin.user()) + " with grant option");
  }

  /** Rights that a role has through others do not count: they may be taken away. */
  private Rights rights(String schema, String role) {
    // The role may be still to be made.
    String reader = "(select oid from pg_catalog.pg_roles where rolname = " + literal(role) + ")";
    return Rights.of(
        admin
            .rows(
                database,
                "select coalesce(n.nspowner = r.oid, false) or exists (select 1 from aclexplode(n.nspacl) as a"
                    + " where a.grantee = r.oid and a.privilege_type = 'USAGE'),"
                    + " r.oid is not null and not exists (select 1 from pg_catalog.pg_class as c"
                    + " where c.relnamespace = n.oid"
                    + TABLES
                    + " and c.relowner <> r.oid and not exists (select 1 from aclexplode(c.relacl) as a"
                    + " where a.grantee = r.oid and a.privilege_type = 'SELECT')),"
                    + " coalesce(n.nspowner = r.oid, false) or exists (select 1 from"
                    + " pg_catalog.pg_default_acl as d,"
                    + " aclexplode(d.defaclacl) as a where d.defaclnamespace = n.oid"
                    + " and d.defaclobjtype = 'r' and a.grantee = r.oid),"
                    + " has_schema_privilege(n.oid, 'usage with grant option'),"
                    + " not exists (select 1 from pg_catalog.pg_class as c where c.relnamespace ="
                    + " n.oid"
                    + TABLES
                    + " and not has_table_privilege(c.oid, 'select with grant option')),"
                    + " pg_has_role(current_user, n.nspowner, 'usage'), pg_get_userbyid(n.nspowner)"
                    + " from pg_catalog.pg_namespace as n left join pg_catalog.pg_roles as r"
                    + " on r.oid = "
                    + reader
                    + " where n.nspname = "
                    + literal(schema))
            .getFirst());
  }
}
