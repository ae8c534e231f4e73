package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.literal;
import static dev.atoll.engine.postgres.Changes.mark;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.domain.Sha256;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning.Existing;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Each tenant's views of tables with the rows of many, in one database. The administrator owns
 * them, so it is the administrator's rights that they read the tables with.
 */
final class ViewChanges {
  private static final int SHOWN_HASH = 16;

  private final Administrator admin;
  private final String database;
  private final List<Provision> tenants;
  private final Map<String, SchemaChanges.Schema> there;
  private final Existing existing;
  private final Changes changes;
  private final Consumer<Provision> makes;
  private final SharedTables tables;

  /**
   * Prepares one database.
   *
   * @param makes sees to it that the administrator may make a schema
   */
  ViewChanges(
      Administrator admin,
      String database,
      List<Provision> tenants,
      Map<String, SchemaChanges.Schema> there,
      Existing existing,
      Changes changes,
      Consumer<Provision> makes,
      SharedTables tables) {
    this.admin = admin;
    this.database = database;
    this.tenants = tenants;
    this.there = there;
    this.existing = existing;
    this.changes = changes;
    this.makes = makes;
    this.tables = tables;
  }

  void find() {
    Set<String> schemas = new LinkedHashSet<>();
    tenants.forEach(tenant -> tenant.views().forEach(views -> schemas.add(views.schema())));
    Map<SharedTables.Name, SharedTables.View> views = tables.views(schemas, tenants.getFirst());
    for (Provision tenant : tenants) {
      if (tenant.owns().getFirst().database().equals(database)) {
        tenant.views().forEach(wanted -> views(tenant, wanted, views));
        dropUnwanted(tenant, views);
      }
    }
  }

  private void views(
      Provision tenant, Provision.Views wanted, Map<SharedTables.Name, SharedTables.View> views) {
    String login = Profile.of(tenant.target()).user();
    SchemaChanges.Schema schema = there.get(wanted.schema());
    if (schema == null) {
      makes.accept(tenant);
      run(tenant, "create schema " + quote(wanted.schema()));
      run(
          tenant,
          "comment on schema "
              + quote(wanted.schema())
              + " is "
              + Changes.marked("", mark(tenant)));
    } else if (!schema.comment().contains(mark(tenant)) && existing == Existing.REFUSED) {
      changes.notMadeHere(tenant, "schema " + wanted.schema() + " of database " + database);
      return;
    }
    Set<String> readable = readable(login, wanted.schema());
    wanted
        .conditions()
        .forEach(
            (table, condition) -> {
              Optional<SharedTables.Table> from = tables.table(wanted.from(), table);
              if (from.isEmpty()) {
                changes.nothingToShare(tenant, "table " + wanted.from() + "." + table, database);
                return;
              }
              var name = new SharedTables.Name(wanted.schema(), table);
              boolean replaced =
                  view(tenant, name, from.get(), condition, Optional.ofNullable(views.get(name)));
              if (replaced || !readable.contains(table)) {
                run(tenant, "grant select on " + name.quoted() + " to " + quote(login));
              }
            });
    if (!readable.contains("")) {
      run(tenant, "grant usage on schema " + quote(wanted.schema()) + " to " + quote(login));
    }
  }

  /** Makes a view that is missing or says something else; whether it has lost its rights. */
  private boolean view(
      Provision tenant,
      SharedTables.Name name,
      SharedTables.Table from,
      String condition,
      Optional<SharedTables.View> found) {
    String definition = definition(name, from, condition);
    String mark = mark(tenant) + " " + Sha256.of(definition).substring(0, SHOWN_HASH);
    if (found.filter(view -> view.comment().endsWith(mark) && view.holds(from)).isPresent()) {
      return false;
    }
    if (found.filter(view -> !view.comment().contains(mark(tenant))).isPresent()
        && existing == Existing.REFUSED) {
      changes.notMadeHere(tenant, "relation " + name.schema() + "." + name.table());
      return false;
    }
    boolean dropped = found.filter(view -> !view.canBecome(from)).isPresent();
    if (dropped) {
      run(tenant, "drop view " + name.quoted());
    } else {
      found.ifPresent(view -> rename(tenant, name, view, from));
    }
    run(tenant, definition);
    run(tenant, "comment on view " + name.quoted() + " is " + literal(mark));
    rights(tenant, name, from, found);
    return dropped;
  }

  /** A view's columns keep their names when those of the table change. */
  private void rename(
      Provision tenant, SharedTables.Name name, SharedTables.View view, SharedTables.Table from) {
    for (int i = 0; i < view.columns().size(); i++) {
      String old = view.columns().get(i).name();
      String now = from.columns().get(i).name();
      if (!old.equals(now)) {
        run(
            tenant,
            "alter view %s rename column %s to %s"
                .formatted(name.quoted(), quote(old), quote(now)));
      }
    }
  }

  private void rights(
      Provision tenant,
      SharedTables.Name name,
      SharedTables.Table from,
      Optional<SharedTables.View> found) {
    String administrator = quote(admin.user());
    if (found.filter(view -> !view.owned()).isPresent()) {
      changes.lacks(
          tenant,
          admin,
          "change view " + name.schema() + "." + name.table(),
          "alter view " + name.quoted() + " owner to " + administrator);
    } else if (found.isEmpty() && !tables.mayMakeIn(name.schema())) {
      changes.lacks(
          tenant,
          admin,
          "make views in schema " + name.schema(),
          "alter schema " + quote(name.schema()) + " owner to " + administrator);
    }
    if (!from.readable()) {
      String schema = from.name().schema();
      changes.lacks(
          tenant,
          admin,
          "read table " + schema + "." + from.name().table() + ", which tenants read through it",
          "grant usage on schema "
              + quote(schema)
              + " to "
              + administrator
              + "; grant select on "
              + from.name().quoted()
              + " to "
              + administrator);
    }
  }

  private static String definition(
      SharedTables.Name view, SharedTables.Table from, String condition) {
    return "create or replace view "
        + view.quoted()
        + " with (security_barrier = true) as select "
        + String.join(", ", from.columns().stream().map(column -> quote(column.name())).toList())
        + " from "
        + from.name().quoted()
        + " where "
        + condition;
  }

  /** What was made for the tenant and stands in no file any more; tables are never touched. */
  private void dropUnwanted(Provision tenant, Map<SharedTables.Name, SharedTables.View> views) {
    Set<SharedTables.Name> wanted = new LinkedHashSet<>();
    Set<String> schemas = new LinkedHashSet<>();
    for (Provision.Views some : tenant.views()) {
      schemas.add(some.schema());
      some.conditions()
          .keySet()
          .forEach(table -> wanted.add(new SharedTables.Name(some.schema(), table)));
    }
    Map<String, Integer> dropped = new LinkedHashMap<>();
    views.forEach(
        (name, view) -> {
          if (view.comment().startsWith(mark(tenant)) && !wanted.contains(name)) {
            run(tenant, "drop view " + name.quoted());
            dropped.merge(name.schema(), 1, Integer::sum);
          }
        });
    dropped.forEach(
        (schema, count) -> {
          boolean ours =
              Optional.ofNullable(there.get(schema))
                  .filter(found -> found.comment().contains(mark(tenant)))
                  .isPresent();
          if (ours && !schemas.contains(schema) && tables.objectsIn(schema) == count) {
            run(tenant, "drop schema " + quote(schema));
          }
        });
  }

  private void run(Provision tenant, String sql) {
    changes.inDatabase(Optional.of(tenant), database, sql);
  }

  /**
   * The relations of a schema that a login may read by itself; the empty name is the schema. Rights
   * that it has through others do not count: they may be taken away.
   */
  private Set<String> readable(String login, String schema) {
    String reader =
        " as a join pg_catalog.pg_roles as r on r.oid = a.grantee where r.rolname = "
            + literal(login)
            + " and n.nspname = "
            + literal(schema);
    Set<String> readable = new LinkedHashSet<>();
    for (List<String> row :
        admin.rows(
            database,
            "select '' from pg_catalog.pg_namespace as n cross join lateral aclexplode(n.nspacl)"
                + reader
                + " and a.privilege_type = 'USAGE' union all"
                + " select c.relname from pg_catalog.pg_class as c join pg_catalog.pg_namespace as"
                + " n on n.oid = c.relnamespace cross join lateral aclexplode(c.relacl)"
                + reader
                + " and c.relkind = 'v' and a.privilege_type = 'SELECT'")) {
      readable.add(row.getFirst());
    }
    return readable;
  }
}
