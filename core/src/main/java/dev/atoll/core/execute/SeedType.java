package dev.atoll.core.execute;

import java.math.BigDecimal;
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
import java.util.Objects;
import java.util.Set;
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

  /** Digits of the longest number that may be an integer; spares unfolding 1e4000. */
  private static final int LONGEST = 20;

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
      case INTEGER -> isWhole(SeedNumber.of(value), Integer.SIZE);
      case BIGINT -> isWhole(SeedNumber.of(value), Long.SIZE);
      case NUMBER -> SeedNumber.of(value) != null;
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
      case INTEGER, BIGINT -> number(value).longValueExact();
      case NUMBER -> number(value).doubleValue();
      case DATE -> date(value);
      case TIMESTAMP, ISO_TIMESTAMP -> timestamp(value);
      case BOOLEAN -> Boolean.valueOf(value.toLowerCase(Locale.ROOT));
      case TEXT -> field;
    };
  }

  private static boolean isSpaced(String value) {
    return value.indexOf('T') < 0;
  }

  private static boolean isWhole(@Nullable BigDecimal number, int bits) {
    return number != null
        && SeedNumber.isWhole(number)
        && number.precision() - number.scale() <= LONGEST
        && number.toBigInteger().bitLength() < bits;
  }

  private static BigDecimal number(String value) {
    return Objects.requireNonNull(SeedNumber.of(value));
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
      if (isSpaced(value)) {
        return LocalDateTime.parse(value, WITH_SPACE);
      }
      return value.endsWith("Z") || value.lastIndexOf('+') > 10 || value.lastIndexOf('-') > 10
          ? OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
          : LocalDateTime.parse(value);
    } catch (DateTimeParseException other) {
      return null;
    }
  }
}
