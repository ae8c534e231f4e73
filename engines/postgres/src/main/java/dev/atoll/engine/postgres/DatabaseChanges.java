package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.domain.Place;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Provision;
import dev.atoll.engine.Provisioning.Existing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The databases of tenants, which only their own logins may connect to. */
final class DatabaseChanges {
  private static final Set<String> RIGHTS = Set.of("CONNECT", "TEMPORARY");

  /**
   * A database as it is.
   *
   * @param owned whether the administrator has its owner's rights
   * @param rights {@code login RIGHT}, or {@code RIGHT} for what everybody has
   */
  private record Database(String comment, boolean owned, Set<String> rights) {}

  private final Administrator admin;
  private final List<Provision> tenants;
  private final Existing existing;
  private final Changes changes;

  DatabaseChanges(
      Administrator admin, List<Provision> tenants, Existing existing, Changes changes) {
    this.admin = admin;
    this.tenants = tenants;
    this.existing = existing;
    this.changes = changes;
  }

  void find() {
    Map<String, Database> there = there();
    Map<String, List<Provision>> wanted = new LinkedHashMap<>();
    for (Provision tenant : tenants) {
      Set<String> names = new LinkedHashSet<>();
      tenant.owns().forEach(namespace -> names.add(namespace.database()));
      names.forEach(
          name -> wanted.computeIfAbsent(name, database -> new ArrayList<>()).add(tenant));
    }
    wanted.forEach(
        (name, users) -> {
          Database database = there.get(name);
          boolean mayGoOn = database(name, users, Optional.ofNullable(database));
          if (mayGoOn) {
            new SchemaChanges(
                    admin,
                    name,
                    database == null
                        ? SchemaChanges.Database.TO_BE_MADE
                        : SchemaChanges.Database.EXISTS,
                    users,
                    existing,
                    changes)
                .find();
          }
        });
    warnOfOthers(there, wanted);
  }

  private Map<String, Database> there() {
    Map<String, Database> there = new LinkedHashMap<>();
    for (List<String> row :
        admin.rows(
            "select d.datname, coalesce(shobj_description(d.oid, 'pg_database'), ''),"
                + " coalesce(r.rolname || ' ', ''), coalesce(a.privilege_type, ''),"
                + " pg_has_role(current_user, d.datdba, 'usage')"
                + " from pg_catalog.pg_database as d left join lateral"
                + " aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) as a on true"
                + " left join pg_catalog.pg_roles as r on r.oid = a.grantee"
                + " where d.datallowconn and not d.datistemplate order by d.datname")) {
      there
          .computeIfAbsent(
              row.getFirst(),
              name -> new Database(row.get(1), row.get(4).equals("t"), new LinkedHashSet<>()))
          .rights
          .add(row.get(2) + row.get(3));
    }
    return there;
  }

  /** Whether schemas in it may be looked at. */
  private boolean database(String name, List<Provision> users, Optional<Database> database) {
    Provision first = users.getFirst();
    Optional<Provision> whom = users.size() == 1 ? Optional.of(first) : Optional.empty();
    String mark = Changes.fleetMark(first);
    int before = changes.all().size();
    if (database.isEmpty()) {
      if (!admin.rights().superuser() && !admin.rights().makesDatabases()) {
        changes.lacks(
            first, admin, "make databases", "alter role " + quote(admin.user()) + " createdb");
      }
      changes.onServer(whom, "create database " + quote(name));
      changes.onServer(whom, comment(name, "", mark));
      changes.onServer(whom, "revoke all on database " + quote(name) + " from public");
    } else {
      boolean ours = database.get().comment.contains(mark);
      if (!ours && existing == Existing.REFUSED) {
        changes.notMadeHere(first, "database " + name);
        return false;
      }
      if (RIGHTS.stream().anyMatch(database.get().rights::contains)) {
        changes.onServer(whom, "revoke all on database " + quote(name) + " from public");
      }
      if (!ours) {
        changes.onServer(whom, comment(name, database.get().comment, mark));
      }
    }
    for (Provision user : users) {
      // Where several tenants live, one could make a schema under the name of another to come.
      List<String> wanted =
          user.alone().contains(name)
              ? List.of("CONNECT", "TEMPORARY", "CREATE")
              : List.of("CONNECT", "TEMPORARY");
      String login = Profile.of(user.target()).user();
      boolean has =
          database
              .filter(
                  known ->
                      wanted.stream().allMatch(right -> known.rights.contains(login + " " + right)))
              .isPresent();
      if (!has) {
        changes.onServer(
            Optional.of(user),
            "grant "
                + String.join(", ", wanted).toLowerCase(Locale.ROOT)
                + " on database "
                + quote(name)
                + " to "
                + quote(login));
      }
    }
    if (changes.all().size() > before && database.filter(known -> !known.owned).isPresent()) {
      changes.lacks(
          first,
          admin,
          "change who uses database " + name,
          "alter database " + quote(name) + " owner to " + quote(admin.user()));
    }
    return true;
  }

  private static String comment(String name, String comment, String mark) {
    return "comment on database " + quote(name) + " is " + Changes.marked(comment, mark);
  }

  /** Databases that are none of the fleet's are not touched, only spoken of. */
  private void warnOfOthers(Map<String, Database> there, Map<String, List<Provision>> wanted) {
    Place place = tenants.getFirst().place();
    String mark = Changes.fleetMark(tenants.getFirst());
    List<String> open =
        there.entrySet().stream()
            .filter(entry -> !wanted.containsKey(entry.getKey()))
            .filter(entry -> !entry.getValue().comment.contains(mark))
            .filter(entry -> entry.getValue().rights.contains("CONNECT"))
            .map(Map.Entry::getKey)
            .toList();
    if (!open.isEmpty()) {
      changes.warning(
          EngineProblems.OPEN_TO_ALL,
          place,
          "tenants may connect to other databases of " + admin.server() + " as everybody may",
          String.join(", ", open) + (open.size() == 1 ? " is" : " are") + " not the fleet's",
          "where nobody else needs that: "
              + "revoke connect on database "
              + quote(open.getFirst())
              + " from public");
    }
  }
}
