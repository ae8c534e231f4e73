package dev.atoll.engine.duckdb;

import dev.atoll.engine.Column;
import dev.atoll.engine.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/** How the Appender takes the values of a column. */
enum Carrier {
  BOOLEAN,
  TINYINT,
  SMALLINT,
  INTEGER,
  BIGINT,
  HUGEINT,
  FLOAT,
  DOUBLE,
  DECIMAL,
  TEXT,
  BLOB,
  DATE,
  TIME,
  TIMESTAMP,
  TIMESTAMP_WITH_ZONE,
  /** As text, cast by DuckDB afterwards. */
  TEXT_TO_CAST,
  /** As JSON, cast by DuckDB afterwards. */
  JSON_TO_CAST;

  private static final Map<String, Carrier> BY_TYPE =
      Map.ofEntries(
          Map.entry("BOOLEAN", BOOLEAN),
          Map.entry("TINYINT", TINYINT),
          Map.entry("SMALLINT", SMALLINT),
          Map.entry("INTEGER", INTEGER),
          Map.entry("BIGINT", BIGINT),
          Map.entry("HUGEINT", HUGEINT),
          Map.entry("FLOAT", FLOAT),
          Map.entry("DOUBLE", DOUBLE),
          Map.entry("VARCHAR", TEXT),
          Map.entry("BLOB", BLOB),
          Map.entry("DATE", DATE),
          Map.entry("TIME", TIME),
          Map.entry("TIMESTAMP", TIMESTAMP),
          Map.entry("TIMESTAMP WITH TIME ZONE", TIMESTAMP_WITH_ZONE));

  static Carrier of(String type) {
    if (type.endsWith("]") || type.startsWith("STRUCT(") || type.startsWith("MAP(")) {
      return JSON_TO_CAST;
    }
    if (type.startsWith("DECIMAL(")) {
      return DECIMAL;
    }
    return BY_TYPE.getOrDefault(type, TEXT_TO_CAST);
  }

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter CLOCK =
      new DateTimeFormatterBuilder()
          .appendPattern("H:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  /** Whether the Appender writes the column itself. */
  boolean isDirect() {
    return this != TEXT_TO_CAST && this != JSON_TO_CAST;
  }

  /**
   * Appends a value that is not null.
   *
   * @throws ArithmeticException when it is out of the type's range
   * @throws IllegalArgumentException when it is of another nature
   * @throws java.time.DateTimeException when its text is no date or time
   */
  void append(DuckDBAppender to, Column column, Object value) throws SQLException {
    switch (this) {
      case BOOLEAN -> to.append(flag(value));
      case TINYINT -> to.append(whole(value).byteValueExact());
      case SMALLINT -> to.append(whole(value).shortValueExact());
      case INTEGER -> to.append(whole(value).intValueExact());
      case BIGINT ->
          to.append(
              value instanceof Long number ? number.longValue() : whole(value).longValueExact());
      case HUGEINT -> to.append(whole(value));
      case FLOAT -> to.append((float) real(value));
      case DOUBLE -> to.append(real(value));
      case DECIMAL -> to.append(decimal(value, column.type()));
      case TEXT, TEXT_TO_CAST -> to.append(text(value));
      case JSON_TO_CAST -> to.append(value instanceof String text ? text : JsonText.of(value));
      case BLOB -> to.append(bytes(value));
      case DATE -> to.append(value instanceof LocalDate date ? date : date(text(value)));
      case TIME ->
          to.append(value instanceof LocalTime time ? time : LocalTime.parse(text(value).strip()));
      case TIMESTAMP -> to.append(timestamp(value));
      case TIMESTAMP_WITH_ZONE -> to.append(moment(value));
    }
  }

  private static boolean flag(Object value) {
    return switch (value) {
      case Boolean flag -> flag;
      case String text when text.equalsIgnoreCase("true") -> true;
      case String text when text.equalsIgnoreCase("false") -> false;
      case Object other -> throw new IllegalArgumentException(other.toString());
    };
  }

  private static BigInteger whole(Object value) {
    return switch (value) {
      case BigInteger number -> number;
      case Long number -> BigInteger.valueOf(number);
      case Boolean flag -> flag ? BigInteger.ONE : BigInteger.ZERO;
      case Object other -> new BigDecimal(other.toString()).toBigIntegerExact();
    };
  }

  private static double real(Object value) {
    return value instanceof Number number
        ? number.doubleValue()
        : Double.parseDouble(value.toString());
  }

  /** Rounds half up, as DuckDB's casts do. */
  private static BigDecimal decimal(Object value, String type) {
    String inside = type.substring(type.indexOf('(') + 1, type.indexOf(')'));
    int precision = Integer.parseInt(inside.substring(0, inside.indexOf(',')));
    int scale = Integer.parseInt(inside.substring(inside.indexOf(',') + 1));
    var number = new BigDecimal(value.toString()).setScale(scale, RoundingMode.HALF_UP);
    if (number.precision() > precision) {
      throw new ArithmeticException(value.toString());
    }
    return number;
  }

  private static String text(Object value) {
    return switch (value) {
      case String text -> text;
      case BigDecimal number -> number.toPlainString();
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      case Object other -> other.toString();
    };
  }

  private static byte[] bytes(Object value) {
    return value instanceof byte[] bytes ? bytes : text(value).getBytes(StandardCharsets.UTF_8);
  }

  private static LocalDateTime timestamp(Object value) {
    return switch (value) {
      case LocalDateTime time -> time;
      case LocalDate date -> date.atStartOfDay();
      case OffsetDateTime time -> time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
      case Object other -> timestampOf(other.toString().strip());
    };
  }

  /** A text that DuckDB casts: {@code 2026-1-2 3:04:05.6}, with T, without a time, with a zone. */
  private static LocalDateTime timestampOf(String text) {
    int split = Math.max(text.indexOf(' '), text.indexOf('T'));
    if (split < 0) {
      return date(text).atStartOfDay();
    }
    var day = date(text.substring(0, split));
    String time = text.substring(split + 1);
    if (time.endsWith("Z")) {
      time = time.substring(0, time.length() - 1).strip();
    }
    int zone = Math.max(time.indexOf('+'), time.indexOf('-'));
    LocalDateTime local =
        day.atTime(LocalTime.parse(zone < 0 ? time : time.substring(0, zone).strip(), CLOCK));
    return zone < 0
        ? local
        : local.minusSeconds(ZoneOffset.of(time.substring(zone)).getTotalSeconds());
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text.strip(), DAY);
  }

  private static OffsetDateTime moment(Object value) {
    return value instanceof OffsetDateTime time
        ? time
        : OffsetDateTime.parse(value.toString().replace(' ', 'T'));
  }
}
