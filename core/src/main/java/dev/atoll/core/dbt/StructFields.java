package dev.atoll.core.dbt;

import dev.atoll.engine.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fields that DuckDB's text for a struct type names: {@code STRUCT(a INTEGER, "b c" INT[])}.
 */
final class StructFields {
  private static final String START = "struct(";

  private StructFields() {}

  static boolean isStruct(String type) {
    return type.toLowerCase(Locale.ROOT).startsWith(START);
  }

  /** Empty when the type is no struct and no list of structs. */
  static List<ColumnValue> of(String type) {
    int end = type.lastIndexOf(')');
    if (!isStruct(type) || end < START.length()) {
      return List.of();
    }
    List<ColumnValue> fields = new ArrayList<>();
    for (String field : split(type.substring(START.length(), end))) {
      int gap = endOfName(field);
      if (gap > 0 && gap < field.length()) {
        fields.add(
            ColumnValue.of(
                unquoted(field.substring(0, gap)), field.substring(gap).strip(), TypeText.WHOLE));
      }
    }
    return fields;
  }

  /** Splits at commas that stand outside of parentheses and quotes. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (!quoted && character == '(') {
        depth++;
      } else if (!quoted && character == ')') {
        depth--;
      } else if (!quoted && character == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  private static int endOfName(String field) {
    boolean quoted = false;
    for (int i = 0; i < field.length(); i++) {
      if (field.charAt(i) == '"') {
        quoted = !quoted;
      } else if (!quoted && field.charAt(i) == ' ') {
        return i;
      }
    }
    return field.length();
  }

  private static String unquoted(String name) {
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }
}
