package dev.atoll.core.execute;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types a seed's column can have; the first that fits all values of a column is its type. */
enum SeedType {
  INTEGER("integer"),
  BIGINT("bigint"),
  NUMBER("float8"),
  DATE("date"),
  TIMESTAMP("timestamp"),
  /** The same written in another way: as in dbt a column of both is one of texts. */
  ISO_TIMESTAMP("timestamp"),
  BOOLEAN("boolean"),
  TEXT("text");

  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  /** As Python's strptime reads them: leading zeros may be missing. */
  private static final DateTimeFormatter DAY = strict("uuuu-M-d");

  private static final DateTimeFormatter WITH_SPACE = strict("uuuu-M-d H:m:s");

  private final String sql;

  SeedType(String sql) {
    this.sql = sql;
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The type in SQL. */
  String sql() {
    return sql;
  }

  /** The first type that fits all values; empty values fit every type. */
  static SeedType of(Iterator<String> values) {
    Set<SeedType> possible = EnumSet.allOf(SeedType.class);
    while (values.hasNext() && possible.size() > 1) {
      String value = values.next();
      if (!isNull(value)) {
        possible.removeIf(type -> !type.fits(value.strip()));
      }
    }
    return possible.iterator().next();
  }

  /** What says nothing about a column's type, as in dbt. */
  private static boolean isNull(String value) {
    return value.isBlank() || value.strip().equalsIgnoreCase("null");
  }

  private boolean fits(String value) {
    return switch (this) {
      case INTEGER -> WHOLE.matcher(value).matches() && isInt(value);
      case BIGINT -> WHOLE.matcher(value).matches() && isLong(value);
      case NUMBER -> DECIMAL.matcher(value).matches();
      case DATE -> date(value) != null;
      case TIMESTAMP -> isSpaced(value) && timestamp(value) != null;
      case ISO_TIMESTAMP -> !isSpaced(value) && timestamp(value) != null;
      case BOOLEAN -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      case TEXT -> true;
    };
  }

  /** The value of a field of a column of this type; null for an empty one. */
  @Nullable Object value(String field) {
    if (field.isEmpty() || (this != TEXT && isNull(field))) {
      return null;
    }
    String value = field.strip();
    return switch (this) {
      case INTEGER, BIGINT -> Long.valueOf(value.startsWith("+") ? value.substring(1) : value);
      case NUMBER -> Double.valueOf(value);
      case DATE -> date(value);
      case TIMESTAMP, ISO_TIMESTAMP -> timestamp(value);
      case BOOLEAN -> Boolean.valueOf(value.toLowerCase(Locale.ROOT));
      case TEXT -> field;
    };
  }

  private static boolean isSpaced(String value) {
    return value.indexOf('T') < 0;
  }

  private static boolean isInt(String value) {
    return isLong(value) && Long.parseLong(value) == (int) Long.parseLong(value);
  }

  private static boolean isLong(String value) {
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException tooLong) {
      return false;
    }
  }

  private static @Nullable LocalDate date(String value) {
    try {
      return LocalDate.parse(value, DAY);
    } catch (DateTimeParseException other) {
      return null;
    }
  }

  private static @Nullable LocalDateTime timestamp(String value) {
    try {
      if (value.indexOf('T') < 0) {
        return LocalDateTime.parse(value, WITH_SPACE);
      }
      return value.endsWith("Z") || value.lastIndexOf('+') > 10
          ? OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
          : LocalDateTime.parse(value);
    } catch (DateTimeParseException other) {
      return null;
    }
  }
}
