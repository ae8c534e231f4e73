package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Map;

/** The methods of Python's {@code datetime} types that templates use. */
final class TemporalMethods {
  static final Map<String, Method> TABLE =
      Map.of(
          "strftime", TemporalMethods::format,
          "isoformat", TemporalMethods::iso,
          "date", TemporalMethods::date,
          "time", TemporalMethods::time,
          "weekday", TemporalMethods::weekday,
          "isoweekday", TemporalMethods::isoWeekday,
          "timestamp", TemporalMethods::timestamp,
          "replace", TemporalMethods::replace,
          "total_seconds", TemporalMethods::totalSeconds);

  private TemporalMethods() {}

  private static Value format(Value self, Arguments arguments, Render render) {
    String pattern =
        Parameters.text(arguments.require("strftime", 0, "format"), "strftime", render);
    return StringValue.of(DateFormat.format((TemporalValue) self, pattern));
  }

  private static Value iso(Value self, Arguments arguments, Render render) {
    return StringValue.of(Temporals.iso((TemporalValue) self));
  }

  private static Value date(Value self, Arguments arguments, Render render) {
    return new TemporalValue(
        switch (((TemporalValue) self).temporal()) {
          case LocalDateTime point -> point.toLocalDate();
          case OffsetDateTime point -> point.toLocalDate();
          case ZonedDateTime point -> point.toLocalDate();
          case Object other -> other;
        });
  }

  private static Value time(Value self, Arguments arguments, Render render) {
    return new TemporalValue(
        switch (((TemporalValue) self).temporal()) {
          case LocalDateTime point -> point.toLocalTime();
          case OffsetDateTime point -> point.toLocalTime();
          case ZonedDateTime point -> point.toLocalTime();
          case Object other -> other;
        });
  }

  private static DayOfWeek day(Value self) {
    return LocalDate.from((Temporal) ((TemporalValue) self).temporal()).getDayOfWeek();
  }

  private static Value weekday(Value self, Arguments arguments, Render render) {
    return IntValue.of(day(self).getValue() - 1L);
  }

  private static Value isoWeekday(Value self, Arguments arguments, Render render) {
    return IntValue.of(day(self).getValue());
  }

  private static Value timestamp(Value self, Arguments arguments, Render render) {
    return switch (((TemporalValue) self).temporal()) {
      case OffsetDateTime point ->
          new FloatValue(point.toEpochSecond() + point.getNano() / 1_000_000_000.0);
      case ZonedDateTime point ->
          new FloatValue(point.toEpochSecond() + point.getNano() / 1_000_000_000.0);
      case LocalDateTime point ->
          timestamp(new TemporalValue(point.atOffset(ZoneOffset.UTC)), arguments, render);
      default -> throw Operations.unsupported("timestamp", self, self);
    };
  }

  private static Value totalSeconds(Value self, Arguments arguments, Render render) {
    return ((TemporalValue) self).temporal() instanceof Duration duration
        ? new FloatValue(duration.toMillis() / 1000.0)
        : new FloatValue(0);
  }

  private static Value replace(Value self, Arguments arguments, Render render) {
    Temporal temporal = (Temporal) ((TemporalValue) self).temporal();
    for (var entry : arguments.named().entrySet()) {
      ChronoField field =
          switch (entry.getKey()) {
            case "year" -> ChronoField.YEAR;
            case "month" -> ChronoField.MONTH_OF_YEAR;
            case "day" -> ChronoField.DAY_OF_MONTH;
            case "hour" -> ChronoField.HOUR_OF_DAY;
            case "minute" -> ChronoField.MINUTE_OF_HOUR;
            case "second" -> ChronoField.SECOND_OF_MINUTE;
            case "microsecond" -> ChronoField.MICRO_OF_SECOND;
            default -> null;
          };
      if (field == null && entry.getKey().equals("tzinfo")) {
        temporal = withoutZone(temporal);
      } else if (field == null) {
        arguments.only("replace");
      } else {
        temporal = temporal.with(field, Parameters.integer(entry.getValue(), "replace"));
      }
    }
    return new TemporalValue(temporal);
  }

  private static Temporal withoutZone(Temporal temporal) {
    return switch (temporal) {
      case OffsetDateTime point -> point.toLocalDateTime();
      case ZonedDateTime point -> point.toLocalDateTime();
      case LocalTime time -> time;
      default -> temporal;
    };
  }
}
