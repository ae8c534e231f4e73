package dev.atoll.engine.postgres;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.JsonText;
import dev.atoll.engine.RelationKind;
import dev.atoll.engine.TypeText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL folds unquoted names to lower case and compares quoted ones exactly. */
enum PostgresDialect implements Dialect {
  INSTANCE;

  /** The server cuts longer names off, with a notice only. */
  private static final int LONGEST_NAME = 63;

  private static final Set<RelationKind> RENAMED =
      Set.of(RelationKind.TABLE, RelationKind.VIEW, RelationKind.MATERIALIZED_VIEW);
  private static final Set<RelationKind> REPLACED = Set.of(RelationKind.TABLE, RelationKind.VIEW);

  @Override
  public String fold(String identifier) {
    return identifier.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isPlain(String identifier) {
    if (identifier.isEmpty() || Character.isDigit(identifier.charAt(0))) {
      return false;
    }
    return identifier.chars().allMatch(PostgresDialect::isPlainCharacter)
        && !ReservedWords.contains(identifier);
  }

  private static boolean isPlainCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }

  @Override
  public OptionalInt longestName() {
    return OptionalInt.of(LONGEST_NAME);
  }

  @Override
  public TypeText typeText() {
    return TypeText.IN_PARTS;
  }

  @Override
  public boolean renames(RelationKind kind) {
    return RENAMED.contains(kind);
  }

  @Override
  public boolean replaces(RelationKind kind) {
    return REPLACED.contains(kind);
  }

  @Override
  public String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean flag -> flag ? "true" : "false";
      case Double number -> "'" + number + "'::float8";
      case Number number -> number.toString();
      case LocalDate date -> "date '" + date + "'";
      case LocalTime time -> "time '" + time + "'";
      case LocalDateTime time -> "timestamp '" + time + "'";
      case OffsetDateTime time -> "timestamptz '" + time + "'";
      case byte[] bytes -> "'\\x" + HexFormat.of().formatHex(bytes) + "'::bytea";
      case List<?> list ->
          list.stream().map(this::literal).collect(Collectors.joining(", ", "array[", "]"));
      case Map<?, ?> map -> text(JsonText.of(map)) + "::jsonb";
      case Object other -> text(other.toString());
    };
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public String stableText(String column, String type) {
    return StableText.of(column, type);
  }

  @Override
  public String textNumber(String text) {
    return "('x' || substr(md5(" + text + "), 1, 15))::bit(60)::bigint";
  }
}
