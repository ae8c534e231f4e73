package dev.atoll.acceptance.equality;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** An engine's database, as much of it as a comparison looks at. */
enum Database {
  DUCKDB(
      """
      select table_schema, table_name, lower(table_type) from information_schema.tables
      where table_catalog = current_database() and table_name <> 'atoll_marker' order by 1, 2
      """,
      """
      select column_name, data_type, coalesce(comment, '') from duckdb_columns()
      where schema_name = '%s' and table_name = '%s' and database_name = current_database() order by column_index
      """,
      """
      select 'constraint ' || constraint_text from duckdb_constraints()
      where schema_name = '%1$s' and table_name = '%2$s'
      union all
      select case when is_unique then 'unique ' else '' end || 'index ' || expressions from duckdb_indexes()
      where schema_name = '%1$s' and table_name = '%2$s'
      union all
      select 'comment ' || comment from duckdb_tables()
      where comment is not null and schema_name = '%1$s' and table_name = '%2$s'
      union all
      select 'comment ' || comment from duckdb_views()
      where comment is not null and schema_name = '%1$s' and view_name = '%2$s'
      """),
  POSTGRES(
      """
      select n.nspname, c.relname, case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
        else case c.relpersistence when 'u' then 'unlogged table' else 'base table' end end
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema)'
        and c.relname <> 'atoll_marker' order by 1, 2
      """,
      """
      select attname, format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end,
        coalesce(col_description(attrelid, attnum), '')
      from pg_attribute where attrelid = '"%s"."%s"'::regclass and attnum > 0 and not attisdropped order by attnum
      """,
      """
      select 'constraint ' || pg_get_constraintdef(oid) from pg_constraint
      where conrelid = '"%1$s"."%2$s"'::regclass and contype <> 'n'
      union all
      select regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+ ON', 'INDEX ON') from pg_index
      where indrelid = '"%1$s"."%2$s"'::regclass
      union all
      select 'comment ' || obj_description('"%1$s"."%2$s"'::regclass, 'pg_class')
      where obj_description('"%1$s"."%2$s"'::regclass, 'pg_class') is not null
      union all
      select 'grant ' || privilege_type || ' to ' || grantee from information_schema.role_table_grants
      where table_schema = '%1$s' and table_name = '%2$s' and grantee <> current_user
      """);

  private final String relations;
  private final String columns;
  private final String more;

  Database(String relations, String columns, String more) {
    this.relations = relations;
    this.columns = columns;
    this.more = more;
  }

  /** A column with its type and comment. */
  record Column(String name, String type, String comment) {}

  /** Schema, name and kind of every table and view. */
  List<List<String>> relations(Connection connection) throws SQLException {
    return rows(connection, relations);
  }

  List<Column> columns(Connection connection, String schema, String name) throws SQLException {
    return rows(connection, columns.formatted(schema, name)).stream()
        .map(row -> new Column(row.get(0), row.get(1), row.get(2)))
        .toList();
  }

  /** Constraints, indexes, comments and grants, in no order of the engine's. */
  List<String> more(Connection connection, String schema, String name) throws SQLException {
    return rows(connection, more.formatted(schema, name)).stream()
        .map(List::getFirst)
        .sorted()
        .toList();
  }

  /** What a query gives, as texts. */
  static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
    }
    return all;
  }
}
