package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.array;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.Provision;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Rights by which a login reaches what is another tenant's, in one database: they are taken away.
 */
final class ForeignRights {
  private final Administrator admin;
  private final String database;
  private final Changes changes;
  private final SequencedMap<String, Provision> logins = new LinkedHashMap<>();
  private final Map<String, String> readers = new LinkedHashMap<>();

  ForeignRights(Administrator admin, String database, List<Provision> tenants, Changes changes) {
    this.admin = admin;
    this.database = database;
    this.changes = changes;
    for (Provision tenant : tenants) {
      String login = Profile.of(tenant.target()).user();
      logins.putIfAbsent(login, tenant);
      tenant.sources().stream()
          .filter(source -> source.database().equals(database))
          .forEach(source -> readers.put(source.schema(), login));
      if (tenant.owns().getFirst().database().equals(database)) {
        tenant.views().forEach(views -> readers.put(views.schema(), login));
      }
    }
  }

  /**
   * Finds them.
   *
   * @param owned the schemas of the tenants' own relations
   */
  void find(Set<String> owned) {
    revokeGrants(owned);
    leaveGroups();
  }

  /**
   * What everybody, or another tenant, may do with a tenant's schema or with its sources. Of those
   * that are not provisioned now only what these logins may do is looked at.
   */
  private void revokeGrants(Set<String> owned) {
    Set<String> guarded = new LinkedHashSet<>(owned);
    guarded.addAll(readers.keySet());
    for (List<String> row :
        admin.rows(
            database,
            "select distinct n.nspname, coalesce(r.rolname, ''), pg_get_userbyid(n.nspowner),"
                + " pg_has_role(current_user, n.nspowner, 'usage')"
                + " from pg_catalog.pg_namespace as n"
                + " cross join lateral aclexplode(n.nspacl) as a"
                + " left join pg_catalog.pg_roles as r on r.oid = a.grantee"
                + " where a.grantee <> n.nspowner and (r.rolname = any("
                + array(logins.keySet())
                + ") or a.grantee = 0 and n.nspname = any("
                + array(guarded)
                + ")) order by 1, 2")) {
      String schema = row.getFirst();
      Provision tenant = logins.get(row.get(1));
      boolean mayStay =
          row.get(1).equals(readers.get(schema))
              || !(guarded.contains(schema) || (tenant != null && tenant.foreign().test(schema)));
      if (mayStay) {
        continue;
      }
      String sql =
          "revoke all on schema "
              + quote(schema)
              + " from "
              + (row.get(1).isEmpty() ? "public" : quote(row.get(1)));
      changes.inDatabase(Optional.empty(), database, sql);
      // Whose schema one of these tenants owns, the administrator can become.
      if (!owned.contains(schema) && row.get(3).equals("f")) {
        changes.lacks(
            tenant == null ? logins.firstEntry().getValue() : tenant,
            admin,
            "take away rights on schema " + schema + ", which is " + row.get(2) + "'s",
            sql);
      }
    }
  }

  /** A group that lets a login into what is another tenant's. */
  private void leaveGroups() {
    Set<Membership> left = new LinkedHashSet<>();
    for (List<String> row :
        admin.rows(
            database,
            Membership.SELECT
                + ", n.nspname"
                + Membership.FROM
                + " cross join pg_catalog.pg_namespace as n"
                + " where m.rolname = any("
                + array(logins.keySet())
                + ") and not g.rolcanlogin and g.rolname not like 'pg\\_%' and n.nspname !~ '^pg_'"
                + " and has_schema_privilege(g.oid, n.oid, 'usage') order by 1, 2, 3, 5")) {
      Provision tenant = logins.get(row.getFirst());
      Membership membership = Membership.of(row);
      if (tenant != null && tenant.foreign().test(row.getLast()) && left.add(membership)) {
        membership.end(tenant, admin, changes);
      }
    }
  }
}
