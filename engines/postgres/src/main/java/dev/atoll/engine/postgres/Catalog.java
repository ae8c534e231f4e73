package dev.atoll.engine.postgres;

import dev.atoll.engine.Column;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the server's system catalog, one query each. Everything is of the one database that the
 * connection is to: the server has no names across databases.
 */
final class Catalog {
  private static final PostgresDialect DIALECT = PostgresDialect.INSTANCE;

  /** What dbt knows of: no foreign tables, sequences or indexes. */
  private static final String KIND =
      "case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' else 'table' end";

  private static final String SEEN = "c.relkind in ('r', 'p', 'v', 'm')";

  private final PostgresSession session;
  private final Namespace home;

  Catalog(PostgresSession session, Namespace home) {
    this.session = session;
    this.home = home;
  }

  /** The same relation without its database, which a name need not say. */
  Relation own(Relation relation) {
    relation.database().ifPresent(name -> refuseOther(Optional.of(name)));
    return new Relation(
        Optional.empty(), relation.schema(), relation.identifier(), relation.kind());
  }

  private void refuseOther(Optional<String> database) {
    database
        .filter(name -> !DIALECT.fold(name).equals(DIALECT.fold(home.database())))
        .ifPresent(
            other -> {
              throw new EngineException(
                  EngineException.Kind.MISSING_OBJECT,
                  "database \""
                      + other
                      + "\" cannot be reached from database \""
                      + home.database()
                      + "\"\nPostgreSQL has no names across databases");
            });
  }

  boolean isView(RelationKind kind) {
    return kind == RelationKind.VIEW || kind == RelationKind.MATERIALIZED_VIEW;
  }

  /** A kind as DDL writes it. */
  String word(RelationKind kind) {
    return kind == RelationKind.MATERIALIZED_VIEW ? "materialized view" : kind.dbtName();
  }

  boolean schemaExists(Optional<String> database, String schema) {
    refuseOther(database);
    return !session
        .query("select 1 from pg_catalog.pg_namespace where nspname = " + DIALECT.literal(schema))
        .rows()
        .isEmpty();
  }

  List<String> schemas(Optional<String> database) {
    refuseOther(database);
    return session
        .query(
            "select nspname::text from pg_catalog.pg_namespace where nspname !~ '^pg_(toast|temp)'"
                + " order by nspname")
        .rows()
        .stream()
        .map(row -> String.valueOf(row.getFirst()))
        .toList();
  }

  /** Those that grants of the server let the login into. */
  List<String> usableSchemas() {
    return session
        .query(
            "select nspname::text from pg_catalog.pg_namespace where nspname !~ '^pg_'"
                + " and pg_catalog.has_schema_privilege(oid, 'usage') order by nspname")
        .rows()
        .stream()
        .map(row -> String.valueOf(row.getFirst()))
        .toList();
  }

  /** Schemas are found whatever their case, as dbt looks for them. */
  List<Relation> relations(Optional<String> database, List<String> schemas) {
    refuseOther(database);
    if (schemas.isEmpty()) {
      return List.of();
    }
    String names =
        schemas.stream()
            .map(name -> DIALECT.literal(DIALECT.fold(name)))
            .collect(Collectors.joining(", "));
    return relations(
        "select n.nspname::text, c.relname::text, "
            + KIND
            + " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            + " where "
            + SEEN
            + " and c.relpersistence <> 't' and lower(n.nspname) in ("
            + names
            + ") order by n.nspname, c.relname");
  }

  private List<Relation> relations(String sql) {
    var relations = new ArrayList<Relation>();
    for (var row : session.query(sql).rows()) {
      relations.add(
          new Relation(
              Optional.of(home.database()),
              String.valueOf(row.get(0)),
              String.valueOf(row.get(1)),
              RelationKind.named(String.valueOf(row.get(2)))));
    }
    return relations;
  }

  List<Column> columns(Relation relation) {
    own(relation);
    String sql =
        "select a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod)"
            + " from pg_catalog.pg_attribute a"
            + " join pg_catalog.pg_class c on c.oid = a.attrelid"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
            + " where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f')"
            + " and n.nspname = "
            + DIALECT.literal(relation.schema())
            + " and c.relname = "
            + DIALECT.literal(relation.identifier())
            + " order by a.attnum";
    return session.query(sql).rows().stream()
        .map(row -> new Column(String.valueOf(row.get(0)), String.valueOf(row.get(1))))
        .toList();
  }

  /** The views that a drop with CASCADE takes along, and theirs. */
  List<Relation> dependents(Relation relation) {
    own(relation);
    return relations(
        "with recursive taken(oid) as (select r.ev_class from pg_catalog.pg_depend d"
            + " join pg_catalog.pg_rewrite r on r.oid = d.objid"
            + " where d.classid = 'pg_catalog.pg_rewrite'::regclass"
            + " and d.refclassid = 'pg_catalog.pg_class'::regclass and d.deptype = 'n'"
            + " and d.refobjid = (select c.oid from pg_catalog.pg_class c"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = "
            + DIALECT.literal(relation.schema())
            + " and c.relname = "
            + DIALECT.literal(relation.identifier())
            + ") union select r.ev_class from taken"
            + " join pg_catalog.pg_depend d on d.refobjid = taken.oid"
            + " join pg_catalog.pg_rewrite r on r.oid = d.objid"
            + " where d.classid = 'pg_catalog.pg_rewrite'::regclass"
            + " and d.refclassid = 'pg_catalog.pg_class'::regclass and d.deptype = 'n')"
            + " select n.nspname::text, c.relname::text, "
            + KIND
            + " from taken join pg_catalog.pg_class c on c.oid = taken.oid"
            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where "
            + SEEN
            + " order by 1, 2");
  }
}
