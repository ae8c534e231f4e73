package dev.atoll.engine.postgres;

import java.util.Set;

/**
 * Values as text that no setting of a session changes: neither TimeZone, DateStyle, IntervalStyle,
 * bytea_output, extra_float_digits nor lc_monetary.
 */
final class StableText {
  /** Types whose text is their value, whatever is set. */
  private static final Set<String> PLAIN =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "oid",
          "text",
          "name",
          "character varying",
          "character",
          "\"char\"",
          "bpchar",
          "boolean",
          "uuid",
          "json",
          "jsonb",
          "time without time zone");

  /**
   * The bytes in front of the first field of a record: how many there are, its type, its length.
   */
  private static final int HEADER = 12;

  private StableText() {}

  static String of(String column, String type) {
    int parenthesis = type.indexOf('(');
    String plain =
        type.endsWith("[]") || parenthesis < 0 ? type : type.substring(0, parenthesis).strip();
    if (PLAIN.contains(plain)) {
      return column + "::text";
    }
    return switch (plain) {
      // The scale is no part of the value.
      case "numeric" -> "trim_scale(" + column + ")::text";
      // Adding nothing makes the negative zero the other one, which it is equal to.
      case "real", "double precision" -> "encode(float8send(" + column + "::float8 + 0), 'hex')";
      case "bytea" -> "encode(" + column + ", 'hex')";
      default -> binary(column);
    };
  }

  /** What the server would send over a binary connection, where settings do not reach. */
  private static String binary(String column) {
    return "case when "
        + column
        + " is distinct from null then encode(substr(record_send(row("
        + column
        + ")), "
        + (HEADER + 1)
        + "), 'hex') end";
  }
}
