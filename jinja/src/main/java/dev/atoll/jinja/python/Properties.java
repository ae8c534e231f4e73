package dev.atoll.jinja.python;

import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Attributes of built-in types that are no methods. */
final class Properties {
  private static final LocalTime LAST = LocalTime.of(23, 59, 59, 999_999_000);
  private static final Duration MICRO = Duration.ofNanos(1000);
  private static final long MAX_DAYS = 999_999_999;

  private Properties() {}

  static @Nullable Value find(Value target, String name, Render render) {
    return switch (target) {
      case NumberValue number -> ofNumber(number, name);
      case RangeValue range ->
          switch (name) {
            case "start" -> IntValue.of(range.start());
            case "stop" -> IntValue.of(range.stop());
            case "step" -> IntValue.of(range.step());
            default -> null;
          };
      case TemporalValue temporal -> ofTemporal(temporal, name);
      case ViewValue view -> name.equals("mapping") ? view.dict() : null;
      case CallableValue callable -> callable.attribute(name);
      default -> null;
    };
  }

  private static @Nullable Value ofNumber(NumberValue number, String name) {
    return switch (name) {
      case "real" -> Arithmetic.plus(number);
      case "imag" -> number instanceof FloatValue ? new FloatValue(0) : IntValue.of(0);
      case "numerator" -> number.isInteger() ? Arithmetic.plus(number) : null;
      case "denominator" -> number.isInteger() ? IntValue.of(1) : null;
      default -> null;
    };
  }

  private static @Nullable Value ofTemporal(TemporalValue temporal, String name) {
    return switch (temporal.temporal()) {
      case LocalDate date -> ofDate(date, name);
      case LocalTime time -> ofTime(time, name);
      case LocalDateTime point -> ofPoint(point, NoneValue.NONE, name);
      case OffsetDateTime point -> ofPoint(point, new ZoneValue(point.getOffset()), name);
      case ZonedDateTime point -> ofPoint(point, new ZoneValue(point.getZone()), name);
      case Duration duration -> ofDuration(duration, name);
      default -> null;
    };
  }

  private static @Nullable Value ofDate(LocalDate date, String name) {
    return switch (name) {
      case "min" -> new TemporalValue(LocalDate.of(1, 1, 1));
      case "max" -> new TemporalValue(LocalDate.of(9999, 12, 31));
      case "resolution" -> new TemporalValue(Duration.ofDays(1));
      default -> field(date, name);
    };
  }

  private static @Nullable Value ofTime(LocalTime time, String name) {
    return switch (name) {
      case "min" -> new TemporalValue(LocalTime.MIDNIGHT);
      case "max" -> new TemporalValue(LAST);
      case "resolution" -> new TemporalValue(MICRO);
      case "tzinfo" -> NoneValue.NONE;
      case "fold" -> IntValue.of(0);
      default -> field(time, name);
    };
  }

  private static @Nullable Value ofPoint(TemporalAccessor point, Value zone, String name) {
    return switch (name) {
      case "min" -> new TemporalValue(LocalDate.of(1, 1, 1).atStartOfDay());
      case "max" -> new TemporalValue(LocalDate.of(9999, 12, 31).atTime(LAST));
      case "resolution" -> new TemporalValue(MICRO);
      case "tzinfo" -> zone;
      case "fold" -> IntValue.of(0);
      default -> field(point, name);
    };
  }

  /** The field that Python calls by a name; null for another name. */
  static @Nullable ChronoField chronoField(String name) {
    return switch (name) {
      case "year" -> ChronoField.YEAR;
      case "month" -> ChronoField.MONTH_OF_YEAR;
      case "day" -> ChronoField.DAY_OF_MONTH;
      case "hour" -> ChronoField.HOUR_OF_DAY;
      case "minute" -> ChronoField.MINUTE_OF_HOUR;
      case "second" -> ChronoField.SECOND_OF_MINUTE;
      case "microsecond" -> ChronoField.MICRO_OF_SECOND;
      default -> null;
    };
  }

  private static @Nullable Value field(TemporalAccessor temporal, String name) {
    ChronoField field = chronoField(name);
    return field == null || !temporal.isSupported(field)
        ? null
        : IntValue.of(temporal.getLong(field));
  }

  private static @Nullable Value ofDuration(Duration duration, String name) {
    return switch (name) {
      case "days" -> IntValue.of(Math.floorDiv(duration.toSeconds(), 86_400));
      case "seconds" -> IntValue.of(Math.floorMod(duration.toSeconds(), 86_400));
      case "min" -> new TemporalValue(Duration.ofDays(-MAX_DAYS));
      case "max" -> new TemporalValue(Duration.ofDays(MAX_DAYS + 1).minus(MICRO));
      case "resolution" -> new TemporalValue(MICRO);
      case "microseconds" -> IntValue.of(duration.toNanosPart() / 1000);
      default -> null;
    };
  }
}
