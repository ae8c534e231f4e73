package dev.atoll.acceptance.equality;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run left behind in the schemas of one PostgreSQL database that begin alike, as text; see
 * {@link Fingerprint}.
 */
final class PostgresFingerprint {
  /** The schema dbt wrote to when its results were recorded. */
  private static final String RECORDED = "shop";

  private PostgresFingerprint() {}

  /** The fingerprint, with the schema under the name that it has in what was recorded. */
  static String of(Connection connection, String schema, Path runResults)
      throws SQLException, IOException {
    List<String> lines = relationsOf(connection, schema);
    Fingerprint.results(runResults)
        .forEach((id, result) -> lines.add("result " + id + " " + result));
    return String.join("\n", lines) + "\n";
  }

  /** A line for each relation. */
  static List<String> relationsOf(Connection connection, String schema) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (List<String> table : relations(connection, schema)) {
      lines.add(relation(connection, schema, table.get(0), table.get(1), table.get(2)));
    }
    return lines;
  }

  private static List<List<String>> relations(Connection connection, String schema)
      throws SQLException {
    return Database.rows(
        connection,
        "select n.nspname, c.relname, case c.relkind when 'v' then 'view'"
            + " when 'm' then 'materialized view' else 'table' end"
            + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where c.relkind in ('r', 'p', 'v', 'm') and (n.nspname = '%1$s'".formatted(schema)
            + " or starts_with(n.nspname, '%1$s_')) and c.relname <> 'atoll_marker' order by n.nspname collate \"C\","
                .formatted(schema)
            + " c.relname collate \"C\"");
  }

  private static String relation(
      Connection connection, String prefix, String schema, String name, String kind)
      throws SQLException {
    List<List<String>> columns =
        Database.rows(
            connection,
            "select attname, format_type(atttypid, atttypmod) from pg_attribute"
                + " where attrelid = '\"%s\".\"%s\"'::regclass and attnum > 0"
                    .formatted(schema, name)
                + " and not attisdropped order by attnum");
    List<String> content =
        Database.rows(
                connection,
                "select count(*), md5(coalesce(string_agg(line, chr(10) order by line collate \"C\"),"
                    + " '')) from (select concat_ws('|', %s) as line from \"%s\".\"%s\") as lines"
                        .formatted(Fingerprint.compared(name, columns), schema, name))
            .getFirst();
    return Fingerprint.line(
        RECORDED + schema.substring(prefix.length()), name, kind, content, columns);
  }
}
