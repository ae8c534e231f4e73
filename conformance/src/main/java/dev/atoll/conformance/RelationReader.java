package dev.atoll.conformance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Reads all relations of a database after a run, or those of one tenant of a fleet.
 *
 * @param schemaPrefix how the names of the schemas to be read begin
 * @param mark what stands before a tenant's names and is left out of names and content; empty for
 *     nothing
 */
record RelationReader(Database database, ListedProject project, String schemaPrefix, String mark) {
  /** Relations by {@code schema.name}. */
  SortedMap<String, MadeRelation> read(Connection connection) throws SQLException {
    SortedMap<String, MadeRelation> relations = new TreeMap<>();
    for (List<String> row :
        rows(
            connection,
            "select table_schema, table_name, table_type from information_schema.tables"
                + " where table_catalog = current_database() and table_name <> 'atoll_marker'"
                + " and table_schema not in "
                + database.systemSchemas())) {
      if (row.getFirst().startsWith(schemaPrefix)) {
        MadeRelation relation = relation(connection, row.get(0), row.get(1), row.get(2));
        relations.put(relation.name(), relation);
      }
    }
    return relations;
  }

  private String unmarked(String schema) {
    return mark.isEmpty() ? schema : schema.replace(mark, "");
  }

  private String asText(String quotedColumn) {
    String text = database.asText(quotedColumn);
    return mark.isEmpty() ? text : "replace(%s, '%s', '')".formatted(text, mark);
  }

  private MadeRelation relation(Connection connection, String schema, String table, String kind)
      throws SQLException {
    String name = unmarked(schema) + "." + table;
    SequencedMap<String, String> types = types(connection, schema, table);
    String from = quoted(schema) + "." + quoted(table);
    try {
      List<String> hashes = rows(connection, content(schema, table, types, from)).getFirst();
      SequencedMap<String, String> byColumn = new LinkedHashMap<>();
      int index = 2;
      for (String column : types.sequencedKeySet()) {
        byColumn.put(column, hashes.get(index));
        index++;
      }
      return new MadeRelation(
          name,
          kind.toLowerCase(Locale.ROOT),
          types,
          Long.parseLong(hashes.get(0)),
          byColumn,
          hashes.get(1));
    } catch (SQLException e) {
      return new MadeRelation(
          name,
          kind.toLowerCase(Locale.ROOT),
          types,
          -1,
          new LinkedHashMap<>(),
          "unreadable: " + e.getMessage());
    }
  }

  private SequencedMap<String, String> types(Connection connection, String schema, String table)
      throws SQLException {
    SequencedMap<String, String> types = new LinkedHashMap<>();
    for (List<String> column :
        rows(
            connection,
            "select column_name, data_type, character_maximum_length, numeric_precision,"
                + " numeric_scale from information_schema.columns where table_schema = '"
                + schema
                + "' and table_name = '"
                + table
                + "' and table_catalog = current_database() order by ordinal_position")) {
      types.put(column.get(0), String.join(" ", column.subList(1, column.size())));
    }
    return types;
  }

  private String content(
      String schema, String table, SequencedMap<String, String> types, String from) {
    StringJoiner texts = new StringJoiner(", ");
    StringJoiner line = new StringJoiner(" || '|' || ", "", "");
    line.setEmptyValue("''");
    StringJoiner hashes = new StringJoiner(", ");
    int index = 0;
    for (String column : types.sequencedKeySet()) {
      String alias = "c" + index++;
      texts.add("coalesce(%s, '~') as %s".formatted(asText(quoted(column)), alias));
      hashes.add(database.hash(alias));
      if (!project.isVolatile(unmarked(schema), table, column)) {
        line.add(alias);
      }
    }
    return "select count(*), %s%s from (select *, %s as line from (select %s from %s) as texts) as lines"
        .formatted(
            database.hash("line"), hashes.length() == 0 ? "" : ", " + hashes, line, texts, from);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
    }
    return all;
  }
}
