package dev.atoll.engine.duckdb;

import dev.atoll.engine.Column;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the catalog through DuckDB's own table functions, one query each. */
final class Catalog {
  private static final DuckDbDialect DIALECT = DuckDbDialect.INSTANCE;

  private final DuckDbSession session;
  private final Namespace home;

  Catalog(DuckDbSession session, Namespace home) {
    this.session = session;
    this.home = home;
  }

  List<String> schemas(Optional<String> database) {
    return session
        .query(
            "select schema_name from system.main.duckdb_schemas() where lower(database_name) = "
                + folded(database.orElse(home.database()))
                + " and not internal or (schema_name = 'main' and lower(database_name) = "
                + folded(database.orElse(home.database()))
                + ") order by schema_name")
        .rows()
        .stream()
        .map(row -> String.valueOf(row.getFirst()))
        .distinct()
        .toList();
  }

  List<Relation> relations(Optional<String> database, List<String> schemas) {
    if (schemas.isEmpty()) {
      return List.of();
    }
    String where =
        " where lower(database_name) = "
            + folded(database.orElse(home.database()))
            + " and not internal and lower(schema_name) in "
            + schemas.stream().map(Catalog::folded).collect(Collectors.joining(", ", "(", ")"));
    String sql =
        "select database_name, schema_name, table_name as name, 'table' as kind"
            + " from system.main.duckdb_tables()"
            + where
            + " union all select database_name, schema_name, view_name, 'view'"
            + " from system.main.duckdb_views()"
            + where
            + " order by schema_name, name";
    var relations = new ArrayList<Relation>();
    for (var row : session.query(sql).rows()) {
      relations.add(
          new Relation(
              Optional.of(String.valueOf(row.get(0))),
              String.valueOf(row.get(1)),
              String.valueOf(row.get(2)),
              RelationKind.named(String.valueOf(row.get(3)))));
    }
    return relations;
  }

  /** A temporary table counts where the schema has none of that name. */
  List<Column> columns(Relation relation) {
    String sql =
        "select database_name, column_name, data_type from system.main.duckdb_columns()"
            + " where lower(table_name) = "
            + folded(relation.identifier())
            + " and (database_name = 'temp' or (lower(database_name) = "
            + folded(relation.database().orElse(home.database()))
            + " and lower(schema_name) = "
            + folded(relation.schema())
            + ")) order by database_name = 'temp', column_index";
    var columns = new ArrayList<Column>();
    Object database = null;
    for (var row : session.query(sql).rows()) {
      database = database == null ? row.getFirst() : database;
      if (String.valueOf(database).equals(row.getFirst())) {
        columns.add(new Column(String.valueOf(row.get(1)), String.valueOf(row.get(2))));
      }
    }
    return columns;
  }

  /**
   * The columns of a relation that must exist; far cheaper than {@link #columns}, which goes
   * through every relation of the database.
   *
   * @throws dev.atoll.engine.EngineException with MISSING_OBJECT when it does not exist
   */
  List<Column> described(Relation relation) {
    return session
        .query("select column_name, column_type from (describe " + relation.render(DIALECT) + ")")
        .rows()
        .stream()
        .map(row -> new Column(String.valueOf(row.get(0)), String.valueOf(row.get(1))))
        .toList();
  }

  /**
   * The indexes of a table: the SQL that drops each and the SQL that makes it again under a new
   * name of the table.
   */
  List<Index> indexes(Relation table) {
    String database = table.database().orElse(home.database());
    String sql =
        "select index_name, is_unique, sql, expressions from system.main.duckdb_indexes()"
            + " where lower(database_name) = "
            + folded(database)
            + " and lower(schema_name) = "
            + folded(table.schema())
            + " and lower(table_name) = "
            + folded(table.identifier())
            + " and not is_primary and sql is not null order by index_name";
    var indexes = new ArrayList<Index>();
    for (var row : session.query(sql).rows()) {
      indexes.add(
          new Index(
              DIALECT.quote(database)
                  + "."
                  + DIALECT.quote(table.schema())
                  + "."
                  + DIALECT.quote(String.valueOf(row.get(0))),
              String.valueOf(row.get(2))));
    }
    return indexes;
  }

  /**
   * An index.
   *
   * @param name in full, quoted
   * @param sql the statement that made it
   */
  record Index(String name, String sql) {}

  private static String folded(String name) {
    return DIALECT.literal(DIALECT.fold(name));
  }
}
