package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Severity;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.NamePattern;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Orphan;
import dev.atoll.engine.Orphan.Evidence;
import dev.atoll.engine.Orphan.Removal;
import dev.atoll.engine.OrphanSearch;
import dev.atoll.engine.Orphans;
import dev.atoll.engine.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What tenants have left behind on one server: databases, in those that are in use schemas and
 * views, and logins. Only catalogs are read.
 */
final class LeftDatabases {
  /** A database as it is. */
  private record Database(String name, String comment) {}

  private final OrphanSearch search;
  private final Onlooker eyes;
  private final Marks marks;
  private final Set<String> claimed = new LinkedHashSet<>();
  private final List<Orphan> found = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private LeftDatabases(OrphanSearch search, Onlooker eyes) {
    this.search = search;
    this.eyes = eyes;
    this.marks = new Marks(search.fleet(), search.living());
    search.claims().namespaces().keySet().stream()
        .map(Namespace::database)
        .map(LeftDatabases::fold)
        .forEach(claimed::add);
    // The fleet's file names it, whoever lives there.
    named().ifPresent(name -> claimed.add(fold(name)));
  }

  private Optional<String> named() {
    return search.target().text("database").or(() -> search.target().text("dbname"));
  }

  static Orphans find(OrphanSearch search) {
    Target target = search.target();
    try (Onlooker eyes = eyes(target)) {
      LeftDatabases left = new LeftDatabases(search, eyes);
      if (!Administrator.isNamed(target)) {
        left.problems.add(seenByATenant(eyes));
      }
      left.look();
      return new Orphans(left.found, left.problems);
    }
  }

  /** Whoever sees most. */
  static Onlooker eyes(Target target) {
    return Administrator.isNamed(target) ? new Administrator(target) : new OwnLogin(target);
  }

  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Problem seenByATenant(Onlooker eyes) {
    return new Problem(
        EngineProblems.SEEN_WITHOUT_ADMIN,
        Severity.WARNING,
        Optional.empty(),
        "what is left on " + eyes.server() + " is what " + eyes.user() + " can see",
        "the engine has no 'admin', so a tenant's own login looked; databases that it may not"
            + " connect to hold what it cannot see",
        "add 'admin: {user: …, password: …}' to the engine in fleet.yml",
        List.of(),
        List.of());
  }

  private void look() {
    List<Database> inUse = new ArrayList<>();
    Set<String> gone = new LinkedHashSet<>();
    for (Database database : databases()) {
      Optional<NamePattern.Match> named = match(database.name);
      boolean marked = marks.isOfFleet(database.comment);
      if (claimed.contains(fold(database.name))) {
        inUse.add(database);
      } else if (marked || (named.isPresent() && !Marks.isMarked(database.comment))) {
        gone.add(database.name);
        found.add(
            orphan(
                database.name,
                named.flatMap(NamePattern.Match::tenant),
                marked ? Evidence.MARKED : Evidence.BY_NAME));
      }
    }
    unseen(inUse);
    LeftSchemas schemas = new LeftSchemas(search, eyes, marks);
    for (Database database : inUse) {
      try {
        found.addAll(schemas.in(database.name));
      } catch (EngineException refused) {
        problems.add(outOfSight(database.name, refused));
      }
    }
    if (schemas.anyUnsaid()) {
      problems.add(namesTellNothing());
    }
    found.addAll(new LeftLogins(search, eyes, marks).find(gone));
  }

  private List<Database> databases() {
    return eyes
        .rows(
            "select datname, coalesce(shobj_description(oid, 'pg_database'), '')"
                + " from pg_catalog.pg_database where datallowconn and not datistemplate order by 1")
        .stream()
        .map(row -> new Database(row.get(0), row.get(1)))
        .toList();
  }

  /** Whose a database is by its name. */
  private Optional<NamePattern.Match> match(String name) {
    return search.names().databases().stream()
        .filter(NamePattern::isTelling)
        .flatMap(pattern -> pattern.match(name).stream())
        .findFirst();
  }

  private void unseen(List<Database> inUse) {
    Optional<String> wanted = named();
    if (inUse.isEmpty() && wanted.isPresent()) {
      problems.add(
          Problem.warning(
              EngineProblems.OUT_OF_SIGHT,
              Place.of(eyes.server()),
              "none of the fleet's databases is on " + eyes.server(),
              "looked for " + wanted.get() + " among others",
              "provision first, or correct the engine in fleet.yml"));
    }
  }

  private Orphan orphan(String name, Optional<String> tenant, Evidence evidence) {
    Optional<String> whose = tenant;
    OptionalLong relations = OptionalLong.empty();
    OptionalLong bytes = OptionalLong.empty();
    try {
      List<String> row =
          eyes.rows(
                  name,
                  "select count(c.oid), pg_database_size(current_database())"
                      + " from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n"
                      + " on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f')"
                      + " and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'")
              .getFirst();
      relations = OptionalLong.of(Long.parseLong(row.get(0)));
      bytes = OptionalLong.of(Long.parseLong(row.get(1)));
      whose = tenant.or(() -> onlyTenantIn(name));
    } catch (EngineException refused) {
      problems.add(outOfSight(name, refused));
    }
    return new Orphan(
        Orphan.Kind.DATABASE,
        eyes.server(),
        name,
        whose,
        evidence,
        relations,
        bytes,
        List.of(new Removal(Optional.of(eyes.server()), "drop database " + quote(name))));
  }

  /** The one whose schemas are all that is marked in a database. */
  private Optional<String> onlyTenantIn(String database) {
    Set<String> tenants = new LinkedHashSet<>();
    for (List<String> row :
        eyes.rows(
            database,
            "select coalesce(obj_description(oid, 'pg_namespace'), '')"
                + " from pg_catalog.pg_namespace")) {
      marks.tenant(row.getFirst()).ifPresent(tenants::add);
    }
    return tenants.size() == 1 ? tenants.stream().findFirst() : Optional.empty();
  }

  private Problem outOfSight(String database, EngineException refused) {
    return Problem.warning(
        EngineProblems.OUT_OF_SIGHT,
        Place.of(eyes.server() + "/" + database),
        "database " + database + " of " + eyes.server() + " cannot be looked into",
        refused.getMessage().strip(),
        "grant connect on database " + quote(database) + " to " + quote(eyes.user()));
  }

  private Problem namesTellNothing() {
    return Problem.warning(
        EngineProblems.NAMES_TELL_NOTHING,
        Place.of(eyes.server()),
        "schemas of tenants that are gone cannot be told by their names on " + eyes.server(),
        "tenants' schemas are called "
            + String.join(", ", search.names().schemas().stream().map(String::valueOf).toList())
            + ", which any schema may be called; only marked ones are found",
        "give the schemas of tenants a prefix, such as 'schema: \"t_{tenant}\"', or provision them");
  }
}
