package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.array;
import static dev.atoll.engine.postgres.Changes.literal;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.Orphan;
import dev.atoll.engine.Orphan.Removal;
import dev.atoll.engine.OrphanSearch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.Set;

/** Logins that were made for tenants and that no tenant has any more. */
final class LeftLogins {
  private final OrphanSearch search;
  private final Onlooker eyes;
  private final Marks marks;

  LeftLogins(OrphanSearch search, Onlooker eyes, Marks marks) {
    this.search = search;
    this.eyes = eyes;
    this.marks = marks;
  }

  /**
   * Those there are.
   *
   * @param goneDatabases those that are orphans themselves: what a login has there goes with them
   */
  List<Orphan> find(Set<String> goneDatabases) {
    Set<String> claimed = new LinkedHashSet<>();
    search.claims().logins().forEach(login -> claimed.add(LeftDatabases.fold(login)));
    Map<String, String> logins = new LinkedHashMap<>();
    for (List<String> row :
        eyes.rows(
            "select rolname, shobj_description(oid, 'pg_authid') from pg_catalog.pg_roles"
                + " where strpos(shobj_description(oid, 'pg_authid'), "
                + literal(Marks.beginning(search.fleet()))
                + ") > 0 order by 1")) {
      if (!claimed.contains(LeftDatabases.fold(row.getFirst()))) {
        logins.put(row.get(0), row.get(1));
      }
    }
    Map<String, SequencedSet<String>> uses =
        logins.isEmpty() ? Map.of() : databases(logins.keySet());
    List<Orphan> orphans = new ArrayList<>();
    logins.forEach(
        (login, comment) -> {
          SequencedSet<String> databases =
              new LinkedHashSet<>(uses.getOrDefault(login, new LinkedHashSet<>()));
          databases.removeAll(goneDatabases);
          orphans.add(orphan(login, marks.tenant(comment), databases));
        });
    return orphans;
  }

  /**
   * The databases in which logins own something or have rights. Rights on a database itself can be
   * taken away from any other one.
   */
  private Map<String, SequencedSet<String>> databases(Iterable<String> logins) {
    Map<String, SequencedSet<String>> databases = new LinkedHashMap<>();
    for (List<String> row :
        eyes.rows(
            "select distinct r.rolname, coalesce(d.datname, ''), d.datname is null"
                + " from pg_catalog.pg_shdepend as s"
                + " join pg_catalog.pg_roles as r on r.oid = s.refobjid"
                + " left join pg_catalog.pg_database as d on d.oid = s.dbid"
                + " where s.refclassid = 'pg_authid'::regclass and r.rolname = any("
                + array(logins)
                // Memberships, which go with the role, are no reason to look for rights.
                + ") and s.classid <> 'pg_auth_members'::regclass order by 1, 3, 2")) {
      SequencedSet<String> known =
          databases.computeIfAbsent(row.getFirst(), login -> new LinkedHashSet<>());
      if (row.get(2).equals("f")) {
        known.add(row.get(1));
      } else if (known.isEmpty()) {
        known.add(eyes.firstDatabase());
      }
    }
    return databases;
  }

  /** What it owns that is nobody's leftover stays, and becomes the administrator's. */
  private Orphan orphan(String login, Optional<String> tenant, SequencedSet<String> databases) {
    List<Removal> removal = new ArrayList<>();
    for (String database : databases) {
      Optional<String> where = Optional.of(eyes.server() + "/" + database);
      removal.add(new Removal(where, "reassign owned by " + quote(login) + " to current_user"));
      removal.add(new Removal(where, "drop owned by " + quote(login)));
    }
    removal.add(new Removal(Optional.of(eyes.server()), "drop role " + quote(login)));
    return new Orphan(
        Orphan.Kind.LOGIN,
        eyes.server(),
        login,
        tenant,
        Orphan.Evidence.MARKED,
        OptionalLong.empty(),
        OptionalLong.empty(),
        removal);
  }
}
