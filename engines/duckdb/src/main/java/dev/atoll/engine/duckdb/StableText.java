package dev.atoll.engine.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Values as text that no setting of a session changes. DuckDB writes almost everything so when it
 * is cast; moments are written in the session's zone, also deep inside of nested values.
 */
final class StableText {
  private static final String ZONED = "WITH TIME ZONE";

  private StableText() {}

  static String of(String column, String type) {
    return of(column, type, 0);
  }

  private static String of(String value, String type, int depth) {
    if (type.endsWith("]") || isNested(type)) {
      return type.contains(ZONED) ? nested(value, type, depth) : varchar(value);
    }
    if (type.endsWith(ZONED) && type.startsWith("TIMESTAMP")) {
      String since = type.startsWith("TIMESTAMP_NS") ? "epoch_ns(" : "epoch_us(";
      return "case when isinf(%1$s) then cast(%1$s as varchar) else cast(%2$s%1$s) as varchar) end"
          .formatted(value, since);
    }
    if (type.startsWith("DECIMAL(") && !type.endsWith(",0)")) {
      // The scale is no part of the value.
      return "rtrim(rtrim(" + varchar(value) + ", '0'), '.')";
    }
    return switch (type) {
      // Adding nothing makes the negative zero the other one, which it is equal to.
      case "FLOAT", "DOUBLE" -> varchar(value + " + 0");
      case "BLOB" -> "hex(" + value + ")";
      default -> varchar(value);
    };
  }

  private static boolean isNested(String type) {
    return type.startsWith("STRUCT(") || type.startsWith("MAP(");
  }

  private static String varchar(String value) {
    return "cast(" + value + " as varchar)";
  }

  private static String nested(String value, String type, int depth) {
    if (type.endsWith("]")) {
      int bracket = type.lastIndexOf('[');
      String element = type.substring(0, bracket);
      String each = "e" + depth;
      // An array of a fixed length is no list to list_transform.
      return varchar(
          "list_transform(cast(%s as %s[]), lambda %s: %s)"
              .formatted(value, element, each, of(each, element, depth + 1)));
    }
    List<String> parts = parts(type.substring(type.indexOf('(') + 1, type.length() - 1));
    if (type.startsWith("MAP(")) {
      String entries = "STRUCT(key " + parts.get(0) + ", value " + parts.get(1) + ")[]";
      return of("map_entries(" + value + ")", entries, depth);
    }
    List<String> fields = new ArrayList<>();
    for (String part : parts) {
      int end = nameEnd(part);
      String name = part.substring(0, end);
      String bare =
          name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
      String field = "struct_extract(" + value + ", " + DuckDbDialect.INSTANCE.literal(bare) + ")";
      String text = of(field, part.substring(end).strip(), depth);
      fields.add("coalesce(length(%1$s) || ':' || %1$s, '-')".formatted(text));
    }
    return "case when " + value + " is not null then " + String.join(" || ", fields) + " end";
  }

  /** The parts between commas that no parenthesis or quote encloses. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int open = 0;
    int start = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[') {
        open++;
      } else if (c == ')' || c == ']') {
        open--;
      } else if (c == ',' && open == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  /** Where the name of a field ends: at the quote that closes it, or the first space. */
  private static int nameEnd(String field) {
    if (!field.startsWith("\"")) {
      return field.indexOf(' ');
    }
    int end = 1;
    while (field.charAt(end) != '"' || field.startsWith("\"\"", end)) {
      end += field.startsWith("\"\"", end) ? 2 : 1;
    }
    return end + 1;
  }
}
