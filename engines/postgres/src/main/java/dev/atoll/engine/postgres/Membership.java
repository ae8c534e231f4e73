package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.Provision;
import java.util.List;
import java.util.Optional;

/**
 * That one role is a member of another.
 *
 * @param grantor who made it so; empty when that role is gone
 * @param revocable whether the administrator may speak for the grantor
 */
record Membership(String member, String group, String grantor, boolean revocable) {
  /** The beginning of a query whose rows begin with a membership. */
  static final String SELECT =
      "select m.rolname, g.rolname, coalesce(w.rolname, ''),"
          + " coalesce(pg_has_role(current_user, w.oid, 'usage'), false)";

  /** The tables of such a query: {@code m} is member of {@code g}. */
  static final String FROM =
      " from pg_catalog.pg_auth_members as am"
          + " join pg_catalog.pg_roles as m on m.oid = am.member"
          + " join pg_catalog.pg_roles as g on g.oid = am.roleid"
          + " left join pg_catalog.pg_roles as w on w.oid = am.grantor";

  static Membership of(List<String> row) {
    return new Membership(row.get(0), row.get(1), row.get(2), row.get(3).equals("t"));
  }

  /** Takes the tenant's login out of the group. */
  void end(Provision tenant, Administrator admin, Changes changes) {
    // Without the grantor the server looks for a grant of the administrator's own, and no other.
    boolean byGrantor = admin.rights().splitMembership();
    String sql =
        "revoke "
            + quote(group)
            + " from "
            + quote(member)
            + (byGrantor && !grantor.isEmpty() ? " granted by " + quote(grantor) : "");
    changes.onServer(Optional.of(tenant), sql);
    if (byGrantor && !revocable) {
      changes.lacks(tenant, admin, "take role " + group + " from login " + member, sql);
    }
  }
}
