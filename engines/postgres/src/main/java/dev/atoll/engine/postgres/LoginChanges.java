package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.array;
import static dev.atoll.engine.postgres.Changes.mark;
import static dev.atoll.engine.postgres.Changes.marked;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning.Existing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One login for each tenant, which may do nothing but log in; and a role for those who read. */
final class LoginChanges {
  private static final String RIGHTS =
      "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

  /** A role as it is. */
  private record Role(String name, boolean asWanted, String comment) {}

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
    List<String> names = new java.util.ArrayList<>(logins.keySet());
    tenants.stream().map(LoginChanges::readers).distinct().forEach(names::add);
    for (List<String> row :
        admin.rows(
            "select rolname, rolcanlogin and not (rolsuper or rolcreatedb or rolcreaterole or"
                + " rolreplication or rolbypassrls),"
                + " coalesce(shobj_description(oid, 'pg_authid'), '')"
                + " from pg_catalog.pg_roles where rolname = any("
                + array(names)
                + ")")) {
      roles.put(row.getFirst(), new Role(row.get(0), row.get(1).equals("t"), row.get(2)));
    }
    return roles;
  }

  private void login(String login, Provision tenant, Optional<Role> role) {
    Optional<Provision> whom = Optional.of(tenant);
    Optional<String> password = Profile.of(tenant.target()).password();
    if (role.isEmpty()) {
      changes.onServer(whom, "create role " + quote(login) + " " + RIGHTS);
      changes.onServer(whom, comment(login, "", tenant));
      password.ifPresent(word -> changes.password(tenant, login, word));
      return;
    }
    boolean ours = role.get().comment.contains(mark(tenant));
    if (!ours && existing == Existing.REFUSED) {
      changes.notMadeHere(tenant, "login " + login);
      return;
    }
    if (!role.get().asWanted) {
      changes.onServer(whom, "alter role " + quote(login) + " " + RIGHTS);
    }
    if (!ours) {
      changes.onServer(whom, comment(login, role.get().comment, tenant));
    }
    if (password.isPresent() && Administrator.refusesPassword(tenant.target())) {
      changes.password(tenant, login, password.get());
    }
  }

  private static String comment(String role, String comment, Provision tenant) {
    return "comment on role " + quote(role) + " is " + marked(comment, mark(tenant));
  }

  /** A login that may become another, or has rights over all data, is no border. */
  private void memberships(Map<String, Provision> logins) {
    for (List<String> row :
        admin.rows(
            "select m.rolname, g.rolname from pg_catalog.pg_auth_members as am"
                + " join pg_catalog.pg_roles as m on m.oid = am.member"
                + " join pg_catalog.pg_roles as g on g.oid = am.roleid"
                + " where m.rolname = any("
                + array(logins.keySet())
                + ") and (g.rolcanlogin or g.rolname like 'pg\\_%') order by 1, 2")) {
      changes.onServer(
          Optional.ofNullable(logins.get(row.getFirst())),
          "revoke " + quote(row.get(1)) + " from " + quote(row.getFirst()));
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
      changes.onServer(Optional.empty(), "create role " + quote(group) + " nologin");
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
        changes.onServer(
            Optional.of(entry.getValue()),
            "grant " + quote(group) + " to " + quote(entry.getKey()));
      }
    }
  }
}
