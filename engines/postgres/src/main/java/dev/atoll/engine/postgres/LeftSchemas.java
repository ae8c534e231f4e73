package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.array;
import static dev.atoll.engine.postgres.Changes.literal;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.NamePattern;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Orphan;
import dev.atoll.engine.Orphan.Evidence;
import dev.atoll.engine.Orphan.Removal;
import dev.atoll.engine.OrphanSearch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Schemas and views that tenants have left behind in databases that are in use. */
final class LeftSchemas {
  private static final String PUBLIC = "public";

  /** Whose a schema is, and how that is known. */
  private record Found(Optional<String> tenant, Evidence evidence) {}

  /** What a schema holds. */
  private record Held(long relations, long bytes) {}

  private final OrphanSearch search;
  private final Onlooker eyes;
  private final Marks marks;
  private final Map<Namespace, String> claims = new LinkedHashMap<>();
  private boolean unsaid;

  LeftSchemas(OrphanSearch search, Onlooker eyes, Marks marks) {
    this.search = search;
    this.eyes = eyes;
    this.marks = marks;
    search
        .claims()
        .namespaces()
        .forEach((namespace, tenant) -> claims.put(fold(namespace), tenant));
  }

  private static Namespace fold(Namespace namespace) {
    return new Namespace(
        LeftDatabases.fold(namespace.database()), LeftDatabases.fold(namespace.schema()));
  }

  /** Whether there were schemas that nobody claims and whose names say nothing. */
  boolean anyUnsaid() {
    return unsaid;
  }

  List<Orphan> in(String database) {
    SequencedMap<String, Found> schemas = new LinkedHashMap<>();
    for (List<String> row :
        eyes.rows(
            database,
            "select nspname, coalesce(obj_description(oid, 'pg_namespace'), '')"
                + " from pg_catalog.pg_namespace where nspname !~ '^pg_'"
                + " and nspname <> 'information_schema' order by 1")) {
      String schema = row.getFirst();
      if (!claims.containsKey(fold(new Namespace(database, schema)))) {
        found(database, schema, row.get(1), schemas).ifPresent(whose -> schemas.put(schema, whose));
      }
    }
    List<Orphan> orphans = new ArrayList<>();
    Map<String, Held> held = schemas.isEmpty() ? Map.of() : held(database, schemas.keySet());
    schemas.forEach(
        (schema, whose) -> orphans.add(orphan(database, schema, whose, held.get(schema))));
    orphans.addAll(views(database, schemas));
    return orphans;
  }

  private Optional<Found> found(
      String database, String schema, String comment, SequencedMap<String, Found> before) {
    Optional<String> marked = marks.tenant(comment);
    if (marked.isPresent()) {
      return Optional.of(new Found(marked, Evidence.MARKED));
    }
    if (Marks.isMarked(comment) || schema.equals(PUBLIC)) {
      return Optional.empty();
    }
    String remembered = search.remembered().get(database + "." + schema);
    if (remembered != null) {
      return Optional.of(new Found(Optional.of(remembered), Evidence.REMEMBERED));
    }
    return byName(database, schema, before);
  }

  private Optional<Found> byName(
      String database, String schema, SequencedMap<String, Found> before) {
    for (NamePattern pattern : search.names().schemas()) {
      Optional<NamePattern.Match> match = pattern.match(schema);
      if (match.isPresent() && pattern.isTelling()) {
        Optional<String> owner = ofLonger(database, schema, before);
        return Optional.of(
            new Found(owner.isPresent() ? owner : match.get().tenant(), Evidence.BY_NAME));
      }
      unsaid |= match.isPresent() && pattern.isOpen();
    }
    return Optional.empty();
  }

  /**
   * Whose a schema is that is called as another one with something behind it, as dbt calls custom
   * schemas.
   */
  private Optional<String> ofLonger(
      String database, String schema, SequencedMap<String, Found> before) {
    Optional<String> owner = Optional.empty();
    int end = schema.indexOf('_');
    while (end >= 0) {
      String shorter = schema.substring(0, end);
      Found left = before.get(shorter);
      String claim = claims.get(fold(new Namespace(database, shorter)));
      if (left != null) {
        owner = left.tenant;
      } else if (claim != null && !claim.isEmpty()) {
        owner = Optional.of(claim);
      }
      end = schema.indexOf('_', end + 1);
    }
    return owner;
  }

  private Map<String, Held> held(String database, Iterable<String> schemas) {
    Map<String, Held> held = new LinkedHashMap<>();
    for (List<String> row :
        eyes.rows(
            database,
            "select n.nspname, count(c.oid), coalesce(sum(pg_total_relation_size(c.oid)), 0)"
                + " from pg_catalog.pg_namespace as n left join pg_catalog.pg_class as c"
                + " on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f')"
                + " where n.nspname = any("
                + array(schemas)
                + ") group by 1")) {
      held.put(row.getFirst(), new Held(Long.parseLong(row.get(1)), Long.parseLong(row.get(2))));
    }
    return held;
  }

  private Orphan orphan(String database, String schema, Found whose, @Nullable Held held) {
    return new Orphan(
        Orphan.Kind.SCHEMA,
        where(database),
        schema,
        whose.tenant,
        whose.evidence,
        held == null ? OptionalLong.empty() : OptionalLong.of(held.relations),
        held == null ? OptionalLong.empty() : OptionalLong.of(held.bytes),
        List.of(
            new Removal(
                Optional.of(where(database)), "drop schema " + quote(schema) + " cascade")));
  }

  private String where(String database) {
    return eyes.server() + "/" + database;
  }

  /**
   * Views of shared tables that were made for tenants who are gone, where their schema stays. Those
   * of tenants who live are provisioning's to drop.
   */
  private List<Orphan> views(String database, Map<String, Found> goingAnyway) {
    List<Orphan> views = new ArrayList<>();
    for (List<String> row :
        eyes.rows(
            database,
            "select n.nspname, c.relname, obj_description(c.oid, 'pg_class')"
                + " from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n"
                + " on n.oid = c.relnamespace where c.relkind = 'v'"
                + " and starts_with(obj_description(c.oid, 'pg_class'), "
                + literal(Marks.beginning(search.fleet()))
                + ") order by 1, 2")) {
      Optional<String> tenant = marks.tenant(row.get(2));
      boolean gone = tenant.filter(id -> !search.living().contains(id)).isPresent();
      if (gone && !goingAnyway.containsKey(row.get(0))) {
        String name = quote(row.get(0)) + "." + quote(row.get(1));
        views.add(
            new Orphan(
                Orphan.Kind.VIEW,
                where(database),
                row.get(0) + "." + row.get(1),
                tenant,
                Evidence.MARKED,
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(new Removal(Optional.of(where(database)), "drop view " + name))));
      }
    }
    return views;
  }
}
