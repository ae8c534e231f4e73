package dev.atoll.engine.duckdb;

import dev.atoll.engine.Dialect;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** DuckDB keeps the case of names and ignores it when comparing, quoted or not. */
enum DuckDbDialect implements Dialect {
  INSTANCE;

  @Override
  public String fold(String identifier) {
    return identifier.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isPlain(String identifier) {
    if (identifier.isEmpty() || Character.isDigit(identifier.charAt(0))) {
      return false;
    }
    return identifier.chars().allMatch(DuckDbDialect::isPlainCharacter)
        && !ReservedWords.contains(identifier);
  }

  private static boolean isPlainCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  @Override
  public String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean flag -> flag ? "true" : "false";
      case Double number -> literal(number.doubleValue());
      case Number number -> number.toString();
      case LocalDate date -> "date '" + date + "'";
      case LocalTime time -> "time '" + time + "'";
      case LocalDateTime time -> "timestamp '" + time + "'";
      case OffsetDateTime time -> "timestamptz '" + time + "'";
      case byte[] bytes -> "from_hex('" + HexFormat.of().formatHex(bytes) + "')";
      case List<?> list ->
          list.stream().map(this::literal).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> literal(entry.getKey()) + ": " + literal(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Object text -> "'" + text.toString().replace("'", "''") + "'";
    };
  }

  /** With an exponent, since DuckDB reads {@code 0.5} as a decimal. */
  private static String literal(double number) {
    if (!Double.isFinite(number)) {
      return "'" + number + "'::double";
    }
    String text = Double.toString(number);
    return text.indexOf('E') < 0 ? text + "e0" : text;
  }

  @Override
  public String stableText(String column, String type) {
    return StableText.of(column, type);
  }

  @Override
  public String textNumber(String text) {
    return "cast('0x' || substr(md5(" + text + "), 1, 15) as bigint)";
  }
}
