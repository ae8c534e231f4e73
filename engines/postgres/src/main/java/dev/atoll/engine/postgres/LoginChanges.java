package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.array;
import static dev.atoll.engine.postgres.Changes.mark;
import static dev.atoll.engine.postgres.Changes.marked;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning.Existing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One login for each tenant, which may do nothing but log in; and a role for those who read. */
final class LoginChanges {
  private static final String RIGHTS =
      "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

  /** What only superusers, or those who have it themselves, take away. */
  private static final Pattern OF_SUPERUSERS =
      Pattern.compile("nosuperuser|noreplication|nobypassrls");

  /**
   * A role as it is.
   *
   * @param unwanted the words that make it a login without rights; empty when it is one
   * @param administered whether the administrator may change it
   * @param becomes whether the administrator has its rights and may act as it
   */
  private record Role(
      String name, String unwanted, String comment, boolean administered, boolean becomes) {}

  private final Administrator admin;
  private final List<Provision> tenants;
  private final Existing existing;
  private final Changes changes;

  LoginChanges(Administrator admin, List<Provision> tenants, Existing existing, Changes changes) {
    this.admin = admin;
    this.tenants = tenants;
    this.existing = existing;
    this.changes = changes;
  }

  /** The role that all tenants of a fleet are members of where they share something. */
  static String readers(Provision tenant) {
    return tenant.fleet() + "_readers";
  }

  void find() {
    Map<String, Provision> logins = logins();
    Map<String, Role> roles = roles(logins);
    logins.forEach((login, tenant) -> login(login, tenant, Optional.ofNullable(roles.get(login))));
    memberships(logins);
    readers(logins, roles);
  }

  private Map<String, Provision> logins() {
    Map<String, Provision> logins = new LinkedHashMap<>();
    for (Provision tenant : tenants) {
      Profile profile = Profile.of(tenant.target());
      String login = profile.user();
      if (login.equals(admin.user())) {
        changes.error(
            EngineProblems.SHARED_LOGIN,
            tenant.place(),
            "tenant '" + tenant.tenant() + "' would log in as the administrator",
            "user " + login + " is the engine's 'admin' as well",
            "give the tenant a login of its own, such as 'user: \"t_{tenant}\"'");
        continue;
      }
      Provision other = logins.putIfAbsent(login, tenant);
      if (other != null && profile.verifiesLogin()) {
        changes.error(
            EngineProblems.SHARED_LOGIN,
            tenant.place(),
            "two tenants have one login: " + login,
            "'" + other.tenant() + "' and '" + tenant.tenant() + "'",
            "make it differ by tenant, such as 'user: \"t_{tenant}\"'");
      }
    }
    return logins;
  }

  private Map<String, Role> roles(Map<String, Provision> logins) {
    Map<String, Role> roles = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(logins.keySet());
    tenants.stream().map(LoginChanges::readers).distinct().forEach(names::add);
    String become = admin.rights().splitMembership() ? "'set'" : "'member'";
    for (List<String> row :
        admin.rows(
            "select rolname, concat_ws(' ', case when not rolcanlogin then 'login' end,"
                + " case when rolsuper then 'nosuperuser' end,"
                + " case when rolcreatedb then 'nocreatedb' end,"
                + " case when rolcreaterole then 'nocreaterole' end,"
                + " case when rolreplication then 'noreplication' end,"
                + " case when rolbypassrls then 'nobypassrls' end),"
                + " coalesce(shobj_description(oid, 'pg_authid'), ''),"
                + " pg_has_role(current_user, oid, 'member with admin option'),"
                + " pg_has_role(current_user, oid, 'usage')"
                + " and pg_has_role(current_user, oid, "
                + become
                + ") from pg_catalog.pg_roles where rolname = any("
                + array(names)
                + ")")) {
      boolean administered =
          row.get(3).equals("t")
              || (!admin.rights().splitMembership() && admin.rights().makesRoles());
      roles.put(
          row.getFirst(),
          new Role(row.get(0), row.get(1), row.get(2), administered, row.get(4).equals("t")));
    }
    return roles;
  }

  private void login(String login, Provision tenant, Optional<Role> found) {
    Optional<Provision> whom = Optional.of(tenant);
    Optional<String> password = Profile.of(tenant.target()).password();
    if (found.isEmpty()) {
      make(login, "create role " + quote(login) + " " + RIGHTS, tenant);
      changes.onServer(whom, comment(login, "", tenant));
      password.ifPresent(word -> changes.password(tenant, login, word));
      become(login, tenant);
      return;
    }
    Role role = found.get();
    // Where tenants share a login on purpose, it bears the mark of one of them.
    boolean ours =
        role.comment.contains(
            Profile.of(tenant.target()).verifiesLogin()
                ? mark(tenant)
                : "[atoll " + tenant.fleet() + "/");
    if (!ours && existing == Existing.REFUSED) {
      changes.notMadeHere(tenant, "login " + login);
      return;
    }
    int before = changes.all().size();
    if (!role.unwanted.isEmpty()) {
      alter(login, role.unwanted, tenant);
    }
    if (!ours) {
      changes.onServer(whom, comment(login, role.comment, tenant));
    }
    if (password.isPresent() && Administrator.refusesPassword(tenant.target())) {
      changes.password(tenant, login, password.get());
    }
    if (!role.becomes) {
      become(login, tenant);
    }
    if (changes.all().size() > before && !role.administered) {
      changes.lacks(
          tenant,
          admin,
          "administer login " + login,
          "grant " + quote(login) + " to " + quote(admin.user()) + " with admin option");
    }
  }

  private void make(String role, String sql, Provision tenant) {
    changes.onServer(role.equals(readers(tenant)) ? Optional.empty() : Optional.of(tenant), sql);
    if (!admin.rights().superuser() && !admin.rights().makesRoles()) {
      changes.lacks(
          tenant, admin, "make logins", "alter role " + quote(admin.user()) + " createrole");
    }
  }

  /** Only a superuser takes away what the administrator does not have itself. */
  private void alter(String login, String wanted, Provision tenant) {
    String sql = "alter role " + quote(login) + " " + wanted;
    changes.onServer(Optional.of(tenant), sql);
    if (!admin.rights().superuser() && OF_SUPERUSERS.matcher(wanted).find()) {
      changes.lacks(tenant, admin, "take rights from login " + login, sql);
    }
  }

  /**
   * A superuser is everybody already. Anybody else hands schemas only to whom it can become, and
   * comments on what it inherits.
   */
  private void become(String login, Provision tenant) {
    if (!admin.rights().superuser()) {
      changes.onServer(
          Optional.of(tenant),
          "grant "
              + quote(login)
              + " to "
              + quote(admin.user())
              + (admin.rights().splitMembership() ? " with inherit true, set true" : ""));
    }
  }

  private static String comment(String role, String comment, Provision tenant) {
    return "comment on role " + quote(role) + " is " + marked(comment, mark(tenant));
  }

  /** A login that may become another, or has rights over all data, is no border. */
  private void memberships(Map<String, Provision> logins) {
    for (List<String> row :
        admin.rows(
            Membership.SELECT
                + Membership.FROM
                + " where m.rolname = any("
                + array(logins.keySet())
                + ") and (g.rolcanlogin or g.rolname like 'pg\\_%') order by 1, 2, 3")) {
      Optional.ofNullable(logins.get(row.getFirst()))
          .ifPresent(tenant -> Membership.of(row).end(tenant, admin, changes));
    }
  }

  private void readers(Map<String, Provision> logins, Map<String, Role> roles) {
    List<Map.Entry<String, Provision>> reading =
        logins.entrySet().stream().filter(entry -> !entry.getValue().reads().isEmpty()).toList();
    if (reading.isEmpty()) {
      return;
    }
    Provision first = reading.getFirst().getValue();
    String group = readers(first);
    Role role = roles.get(group);
    if (role == null) {
      make(group, "create role " + quote(group) + " nologin", first);
      changes.onServer(
          Optional.empty(),
          "comment on role " + quote(group) + " is " + marked("", Changes.fleetMark(first)));
    } else if (!role.comment.contains(Changes.fleetMark(first)) && existing == Existing.REFUSED) {
      changes.notMadeHere(first, "role " + group);
      return;
    }
    List<String> members =
        admin
            .rows(
                "select m.rolname from pg_catalog.pg_auth_members as am"
                    + " join pg_catalog.pg_roles as m on m.oid = am.member"
                    + " join pg_catalog.pg_roles as g on g.oid = am.roleid where g.rolname = "
                    + Changes.literal(group))
            .stream()
            .map(List::getFirst)
            .toList();
    for (Map.Entry<String, Provision> entry : reading) {
      if (!members.contains(entry.getKey())) {
        if (role != null && !role.administered) {
          changes.lacks(
              first,
              admin,
              "administer role " + group,
              "grant " + quote(group) + " to " + quote(admin.user()) + " with admin option");
        }
        changes.onServer(
            Optional.of(entry.getValue()),
            "grant " + quote(group) + " to " + quote(entry.getKey()));
      }
    }
  }
}
