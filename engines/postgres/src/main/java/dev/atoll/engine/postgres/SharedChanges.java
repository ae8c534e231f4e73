package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.literal;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Provision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Schemas of one database that all tenants may read and none owns. */
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
      tenant.reads().stream()
          .filter(namespace -> namespace.database().equals(database))
          .map(Namespace::schema)
          .forEach(shared::add);
    }
    shared.forEach(
        schema ->
            Optional.ofNullable(there.get(schema))
                .ifPresentOrElse(
                    found -> share(schema, found.owner()),
                    () ->
                        changes.nothingToShare(tenants.getFirst(), "schema " + schema, database)));
  }

  private void share(String schema, String owner) {
    Provision first = tenants.getFirst();
    String readers = LoginChanges.readers(first);
    Rights rights = rights(schema, readers);
    if (!rights.usage) {
      give("grant usage on schema " + quote(schema) + " to " + quote(readers));
      if (!rights.givesUsage) {
        lacks("share schema " + schema, "usage on schema " + quote(schema));
      }
    }
    if (!rights.tables) {
      give("grant select on all tables in schema " + quote(schema) + " to " + quote(readers));
      if (!rights.givesTables) {
        lacks(
            "share the tables of schema " + schema,
            "select on all tables in schema " + quote(schema));
      }
    }
    if (rights.later) {
      return;
    }
    if (rights.givesLater) {
      give(
          "alter default privileges for role "
              + quote(owner)
              + " in schema "
              + quote(schema)
              + " grant select on tables to "
              + quote(readers));
    } else {
      changes.warning(
          EngineProblems.NOTHING_TO_SHARE,
          first.place(),
          "tables to come in schema " + schema + " are not shared by themselves",
          "they are " + owner + "'s, for whom the administrator " + admin.user() + " may not speak",
          "provision again when there is a new one");
    }
  }

  private void give(String sql) {
    changes.inDatabase(Optional.empty(), database, sql);
  }

  private void lacks(String what, String right) {
    changes.lacks(
        tenants.getFirst(),
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
                "select coalesce(has_schema_privilege(r.oid, n.oid, 'usage'), false),"
                    + " r.oid is not null and not exists (select 1 from pg_catalog.pg_class as c"
                    + " where c.relnamespace = n.oid"
                    + TABLES
                    + " and not has_table_privilege(r.oid, c.oid, 'select')),"
                    + " exists (select 1 from pg_catalog.pg_default_acl as d,"
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
