package dev.atoll.engine.postgres;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Map;

/** The types of a result's columns as SQL writes them; the driver has the server's inner names. */
final class TypeNames {
  private static final int NO_LENGTH = Integer.MAX_VALUE;

  private static final Map<String, String> SQL =
      Map.ofEntries(
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("serial", "integer"),
          Map.entry("bigserial", "bigint"),
          Map.entry("smallserial", "smallint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("bool", "boolean"),
          Map.entry("bpchar", "character"),
          Map.entry("varchar", "character varying"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("time", "time without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("bit", "bit"),
          Map.entry("varbit", "bit varying"));

  private TypeNames() {}

  static String of(ResultSetMetaData meta, int column) throws SQLException {
    String inner = meta.getColumnTypeName(column);
    if (inner.startsWith("_")) {
      String element = inner.substring(1);
      return SQL.getOrDefault(element, element) + "[]";
    }
    String name = SQL.getOrDefault(inner, inner);
    int precision = meta.getPrecision(column);
    return switch (inner) {
      case "varchar", "bpchar" ->
          precision > 0 && precision != NO_LENGTH ? name + "(" + precision + ")" : name;
      case "numeric" ->
          precision > 0 ? name + "(" + precision + "," + meta.getScale(column) + ")" : name;
      default -> name;
    };
  }
}
