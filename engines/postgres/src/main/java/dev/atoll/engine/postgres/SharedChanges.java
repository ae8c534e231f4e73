package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.array;
import static dev.atoll.engine.postgres.Changes.literal;
import static dev.atoll.engine.postgres.Changes.mark;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.domain.Sha256;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning.Existing;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What tenants read and do not own, in one database: schemas that all may read, and each tenant's
 * views of tables with the rows of many, which the administrator owns.
 */
final class SharedChanges {
  private static final int SHOWN_HASH = 16;

  private final Administrator admin;
  private final String database;
  private final SchemaChanges.Database state;
  private final List<Provision> tenants;
  private final Map<String, SchemaChanges.Schema> there;
  private final Existing existing;
  private final Changes changes;
  private final Map<String, Map<String, List<String>>> columns = new LinkedHashMap<>();

  SharedChanges(
      Administrator admin,
      String database,
      SchemaChanges.Database state,
      List<Provision> tenants,
      Map<String, SchemaChanges.Schema> there,
      Existing existing,
      Changes changes) {
    this.admin = admin;
    this.database = database;
    this.state = state;
    this.tenants = tenants;
    this.there = there;
    this.existing = existing;
    this.changes = changes;
  }

  private List<List<String>> rows(String sql) {
    return state == SchemaChanges.Database.EXISTS ? admin.rows(database, sql) : List.of();
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
            readable(
                Optional.empty(),
                schema,
                tenants.getFirst(),
                LoginChanges.readers(tenants.getFirst())));
    for (Provision tenant : tenants) {
      tenant.sources().stream()
          .filter(namespace -> namespace.database().equals(database))
          .forEach(
              source ->
                  readable(
                      Optional.of(tenant),
                      source.schema(),
                      tenant,
                      Profile.of(tenant.target()).user()));
      tenant.views().forEach(views -> views(tenant, views));
    }
  }

  /** Gives a role a schema to read. Rights that it has through other roles may be taken away. */
  private void readable(Optional<Provision> whom, String schema, Provision tenant, String reader) {
    if (!there.containsKey(schema)) {
      missing(tenant, "schema " + schema, whom.isEmpty() ? "is shared" : "holds sources");
      return;
    }
    List<List<String>> rights =
        rows(
            "select n.nspowner = r.oid or exists (select 1 from aclexplode(n.nspacl) as a"
                + " where a.grantee = r.oid and a.privilege_type = 'USAGE'), not exists (select 1 from"
                + " pg_catalog.pg_class as c where c.relnamespace = n.oid and c.relkind in ('r',"
                + " 'p', 'v', 'm', 'f') and c.relowner <> r.oid and not exists (select 1 from"
                + " aclexplode(c.relacl) as a where a.grantee = r.oid and a.privilege_type ="
                + " 'SELECT')), n.nspowner = r.oid or exists (select 1 from"
                + " pg_catalog.pg_default_acl as d,"
                + " aclexplode(d.defaclacl) as a where d.defaclnamespace = n.oid"
                + " and d.defaclobjtype = 'r' and a.grantee = r.oid)"
                + " from pg_catalog.pg_namespace as n cross join pg_catalog.pg_roles as r"
                + " where n.nspname = "
                + literal(schema)
                + " and r.rolname = "
                + literal(reader));
    List<String> has = rights.isEmpty() ? List.of("f", "f", "f") : rights.getFirst();
    String owner = there.getOrDefault(schema, new SchemaChanges.Schema("", "")).owner();
    List<String> wanted =
        List.of(
            "grant usage on schema " + quote(schema) + " to " + quote(reader),
            "grant select on all tables in schema " + quote(schema) + " to " + quote(reader),
            "alter default privileges for role "
                + quote(owner)
                + " in schema "
                + quote(schema)
                + " grant select on tables to "
                + quote(reader));
    for (int i = 0; i < wanted.size(); i++) {
      if (!has.get(i).equals("t")) {
        changes.inDatabase(whom, database, wanted.get(i));
      }
    }
  }

  private void missing(Provision tenant, String what, String why) {
    changes.warning(
        EngineProblems.NOTHING_TO_SHARE,
        tenant.place(),
        what + " " + why + " and does not exist in database " + database,
        "nobody gets rights on it until it does",
        "load it, then provision again");
  }

  private void views(Provision tenant, Provision.Views views) {
    Optional<Provision> whom = Optional.of(tenant);
    String login = Profile.of(tenant.target()).user();
    SchemaChanges.Schema schema = there.get(views.schema());
    if (schema == null) {
      changes.inDatabase(whom, database, "create schema " + quote(views.schema()));
      changes.inDatabase(
          whom,
          database,
          "comment on schema " + quote(views.schema()) + " is " + Changes.marked("", mark(tenant)));
    } else if (!schema.comment().contains(mark(tenant)) && existing == Existing.REFUSED) {
      changes.notMadeHere(tenant, "schema " + views.schema() + " of database " + database);
      return;
    }
    Map<String, String> comments = comments(views.schema());
    Set<String> readable = readable(login, views.schema());
    views
        .conditions()
        .forEach(
            (table, condition) -> {
              List<String> names = columns(views.from()).getOrDefault(table, List.of());
              if (names.isEmpty()) {
                missing(tenant, "table " + views.from() + "." + table, "is shared");
                return;
              }
              view(tenant, views, table, definition(views, table, condition, names), comments);
              if (!readable.contains(table)) {
                changes.inDatabase(
                    whom,
                    database,
                    "grant select on " + name(views.schema(), table) + " to " + quote(login));
              }
            });
    if (!readable.contains("")) {
      changes.inDatabase(
          whom, database, "grant usage on schema " + quote(views.schema()) + " to " + quote(login));
    }
  }

  private void view(
      Provision tenant,
      Provision.Views views,
      String table,
      String definition,
      Map<String, String> comments) {
    String mark = mark(tenant) + " " + Sha256.of(definition).substring(0, SHOWN_HASH);
    String comment = comments.get(table);
    if (comment != null && comment.endsWith(mark)) {
      return;
    }
    if (comment != null && !comment.contains(mark(tenant)) && existing == Existing.REFUSED) {
      changes.notMadeHere(tenant, "relation " + views.schema() + "." + table);
      return;
    }
    changes.inDatabase(Optional.of(tenant), database, definition);
    changes.inDatabase(
        Optional.of(tenant),
        database,
        "comment on view " + name(views.schema(), table) + " is " + literal(mark));
  }

  private static String name(String schema, String table) {
    return quote(schema) + "." + quote(table);
  }

  private static String definition(
      Provision.Views views, String table, String condition, List<String> columns) {
    return "create or replace view "
        + name(views.schema(), table)
        + " with (security_barrier = true) as select "
        + String.join(", ", columns.stream().map(Changes::quote).toList())
        + " from "
        + name(views.from(), table)
        + " where "
        + condition;
  }

  /** The columns of each relation of a schema, in their order. */
  private Map<String, List<String>> columns(String schema) {
    return columns.computeIfAbsent(
        schema,
        name -> {
          Map<String, List<String>> found = new LinkedHashMap<>();
          for (List<String> row :
              rows(
                  "select c.relname, a.attname from pg_catalog.pg_class as c"
                      + " join pg_catalog.pg_attribute as a on a.attrelid = c.oid"
                      + " where a.attnum > 0 and not a.attisdropped"
                      + " and c.relkind in ('r', 'p', 'v', 'm', 'f')"
                      + " and c.relnamespace = (select oid from pg_catalog.pg_namespace"
                      + " where nspname = "
                      + literal(name)
                      + ") order by c.relname, a.attnum")) {
            found
                .computeIfAbsent(row.getFirst(), table -> new java.util.ArrayList<>())
                .add(row.get(1));
          }
          return found;
        });
  }

  private Map<String, String> comments(String schema) {
    Map<String, String> comments = new LinkedHashMap<>();
    for (List<String> row :
        rows(
            "select c.relname, coalesce(obj_description(c.oid, 'pg_class'), '')"
                + " from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n"
                + " on n.oid = c.relnamespace where n.nspname = "
                + literal(schema))) {
      comments.put(row.getFirst(), row.get(1));
    }
    return comments;
  }

  /** The relations of a schema that a login may read; the empty name is the schema itself. */
  private Set<String> readable(String login, String schema) {
    Set<String> readable = new LinkedHashSet<>();
    for (List<String> row :
        rows(
            "select '' from pg_catalog.pg_namespace as n join pg_catalog.pg_roles as r on"
                + " r.rolname = any("
                + array(List.of(login))
                + ") where n.nspname = "
                + literal(schema)
                + " and has_schema_privilege(r.oid, n.oid, 'usage') union all"
                + " select c.relname from pg_catalog.pg_class as c join pg_catalog.pg_namespace as"
                + " n on n.oid = c.relnamespace join pg_catalog.pg_roles as r on r.rolname = "
                + literal(login)
                + " where n.nspname = "
                + literal(schema)
                + " and c.relkind = 'v' and has_table_privilege(r.oid, c.oid, 'select')")) {
      readable.add(row.getFirst());
    }
    return readable;
  }
}
