package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.array;
import static dev.atoll.engine.postgres.Changes.mark;
import static dev.atoll.engine.postgres.Changes.marked;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.Namespace;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning.Existing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schemas of tenants in one database, which their own logins own and nobody else uses. */
final class SchemaChanges {
  enum Database {
    EXISTS,
    TO_BE_MADE
  }

  /**
   * A schema as it is.
   *
   * @param owned whether the administrator has its owner's rights
   */
  record Schema(String owner, String comment, boolean owned) {}

  private final Administrator admin;
  private final String database;
  private final Database state;
  private final List<Provision> tenants;
  private final Existing existing;
  private final Changes changes;
  private final Map<String, Schema> there = new LinkedHashMap<>();
  private @Nullable Boolean mayMake;

  SchemaChanges(
      Administrator admin,
      String database,
      Database state,
      List<Provision> tenants,
      Existing existing,
      Changes changes) {
    this.admin = admin;
    this.database = database;
    this.state = state;
    this.tenants = tenants;
    this.existing = existing;
    this.changes = changes;
  }

  private List<List<String>> rows(String sql) {
    return state == Database.EXISTS ? admin.rows(database, sql) : List.of();
  }

  void find() {
    for (List<String> row :
        rows(
            "select nspname, pg_get_userbyid(nspowner),"
                + " coalesce(obj_description(oid, 'pg_namespace'), ''),"
                + " pg_has_role(current_user, nspowner, 'usage')"
                + " from pg_catalog.pg_namespace")) {
      there.put(row.getFirst(), new Schema(row.get(1), row.get(2), row.get(3).equals("t")));
    }
    closePublic();
    Set<String> settled = new LinkedHashSet<>();
    List<String> taken = new ArrayList<>();
    for (Provision tenant : tenants) {
      for (Namespace namespace : tenant.owns()) {
        if (namespace.database().equals(database) && settled.add(namespace.schema())) {
          schema(tenant, namespace.schema(), taken);
        }
      }
    }
    settleOwners(settled, taken);
    if (state == Database.EXISTS) {
      new ForeignRights(admin, database, tenants, changes).find(settled);
      new SharedChanges(admin, database, tenants, there, changes).find();
      var tables = new SharedTables(admin, database);
      new ViewChanges(admin, database, tenants, there, existing, changes, this::makes, tables)
          .find();
    } else {
      nothingToShareYet();
    }
  }

  private void nothingToShareYet() {
    for (Provision tenant : tenants) {
      tenant.reads().stream()
          .filter(namespace -> namespace.database().equals(database))
          .forEach(
              namespace ->
                  changes.nothingToShare(tenant, "schema " + namespace.schema(), database));
      tenant.sources().stream()
          .filter(namespace -> namespace.database().equals(database))
          .forEach(namespace -> changes.noSources(tenant, namespace.schema(), database));
      tenant.views().stream()
          .filter(views -> tenant.owns().getFirst().database().equals(database))
          .forEach(views -> changes.nothingToShare(tenant, "schema " + views.from(), database));
    }
  }

  /** Before PostgreSQL 15 everybody could create in it. */
  private void closePublic() {
    boolean open =
        !rows("select 1 from pg_catalog.pg_namespace as n,"
                + " aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) as a"
                + " where n.nspname = 'public' and a.grantee = 0"
                + " and a.privilege_type = 'CREATE'")
            .isEmpty();
    if (open) {
      owned("public", "alter schema public owner to " + quote(admin.user()), tenants.getFirst());
      changes.inDatabase(Optional.empty(), database, "revoke create on schema public from public");
    }
  }

  private void schema(Provision tenant, String name, List<String> taken) {
    String login = Profile.of(tenant.target()).user();
    Optional<Provision> whom = Optional.of(tenant);
    Schema schema = there.get(name);
    if (schema == null) {
      makes(tenant);
      changes.inDatabase(
          whom, database, "create schema " + quote(name) + " authorization " + quote(login));
      changes.inDatabase(whom, database, comment(name, "", tenant));
      return;
    }
    boolean ours = schema.comment.contains(mark(tenant));
    if (!ours && existing == Existing.REFUSED) {
      changes.notMadeHere(tenant, "schema " + name + " of database " + database);
      return;
    }
    if (!schema.owner.equals(login)) {
      String sql = "alter schema " + quote(name) + " owner to " + quote(login);
      makes(tenant);
      owned(name, sql, tenant);
      changes.inDatabase(whom, database, sql);
    }
    if (!ours) {
      changes.inDatabase(whom, database, comment(name, schema.comment, tenant));
    }
    taken.add(name);
  }

  /** Whoever makes a schema, or hands one on, must be one who may make them. */
  private void makes(Provision tenant) {
    if (mayMake == null) {
      List<List<String>> may =
          rows("select has_database_privilege(current_user, current_database(), 'create')");
      mayMake = may.isEmpty() || may.getFirst().getFirst().equals("t");
    }
    if (!mayMake) {
      changes.lacks(
          tenant,
          admin,
          "make schemas in database " + database,
          "grant create on database " + quote(database) + " to " + quote(admin.user()));
    }
  }

  private void owned(String name, String mend, Provision tenant) {
    Schema schema = there.get(name);
    if (schema != null && !schema.owned) {
      changes.lacks(
          tenant,
          admin,
          "change schema "
              + name
              + " of database "
              + database
              + ", which is "
              + schema.owner
              + "'s",
          mend);
    }
  }

  private static String comment(String schema, String comment, Provision tenant) {
    return "comment on schema " + quote(schema) + " is " + marked(comment, mark(tenant));
  }

  /** What lies in a tenant's schema is the tenant's, whoever made it. */
  private void settleOwners(Set<String> settled, List<String> taken) {
    if (taken.isEmpty()) {
      return;
    }
    Map<String, Provision> owners = new LinkedHashMap<>();
    for (Provision tenant : tenants) {
      tenant.owns().stream()
          .filter(namespace -> namespace.database().equals(database))
          .map(Namespace::schema)
          .filter(settled::contains)
          .forEach(schema -> owners.putIfAbsent(schema, tenant));
    }
    for (List<String> row :
        rows(
            "select n.nspname, c.relname, case c.relkind when 'v' then 'view' when 'm' then"
                + " 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table'"
                + " else 'table' end, pg_get_userbyid(c.relowner),"
                + " pg_has_role(current_user, c.relowner, 'usage')"
                + " from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n"
                + " on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')"
                + " and not exists (select 1 from pg_catalog.pg_depend as d where d.objid = c.oid"
                + " and c.relkind = 'S' and d.deptype in ('a', 'i'))"
                + " and n.nspname = any("
                + array(taken)
                + ") order by 1, 2")) {
      Provision tenant = owners.get(row.getFirst());
      if (tenant == null) {
        continue;
      }
      String login = Profile.of(tenant.target()).user();
      if (row.get(3).equals(login)) {
        continue;
      }
      String sql =
          "alter %s %s.%s owner to %s"
              .formatted(row.get(2), quote(row.getFirst()), quote(row.get(1)), quote(login));
      changes.inDatabase(Optional.of(tenant), database, sql);
      if (row.get(4).equals("f")) {
        changes.lacks(
            tenant,
            admin,
            "take over %s %s.%s, which is %s's"
                .formatted(row.get(2), row.getFirst(), row.get(1), row.get(3)),
            sql);
      }
    }
  }
}
