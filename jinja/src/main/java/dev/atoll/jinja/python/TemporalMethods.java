package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods of Python's {@code datetime} types. */
final class TemporalMethods {
  private static final Map<String, Method> TABLE =
      Map.ofEntries(
          Map.entry("strftime", TemporalMethods::format),
          Map.entry("isoformat", TemporalMethods::iso),
          Map.entry("ctime", TemporalMethods::ctime),
          Map.entry("date", TemporalMethods::date),
          Map.entry("time", TemporalMethods::time),
          Map.entry("timetz", TemporalMethods::time),
          Map.entry("weekday", TemporalMethods::weekday),
          Map.entry("isoweekday", TemporalMethods::isoWeekday),
          Map.entry("isocalendar", TemporalMethods::isoCalendar),
          Map.entry("toordinal", TemporalMethods::ordinal),
          Map.entry("timetuple", TemporalMethods::timeTuple),
          Map.entry("timestamp", TemporalMethods::timestamp),
          Map.entry("replace", TemporalMethods::replace),
          Map.entry("astimezone", TemporalMethods::inZone),
          Map.entry("utcoffset", TemporalMethods::offset),
          Map.entry("dst", TemporalMethods::daylight),
          Map.entry("tzname", TemporalMethods::zoneName),
          Map.entry("total_seconds", TemporalMethods::totalSeconds));

  private static final Set<String> OF_DATES =
      Set.of(
          "strftime",
          "isoformat",
          "ctime",
          "weekday",
          "isoweekday",
          "isocalendar",
          "toordinal",
          "timetuple",
          "replace");
  private static final Set<String> OF_TIMES =
      Set.of("strftime", "isoformat", "replace", "utcoffset", "dst", "tzname");
  private static final Set<String> OF_POINTS =
      Set.of("date", "time", "timetz", "timestamp", "astimezone");

  private static final List<String> FIELDS =
      List.of("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo");

  private TemporalMethods() {}

  static @Nullable Method find(TemporalValue self, String name) {
    boolean has =
        switch (self.temporal()) {
          case LocalDate date -> OF_DATES.contains(name);
          case LocalTime time -> OF_TIMES.contains(name);
          case Duration duration -> name.equals("total_seconds");
          default -> OF_DATES.contains(name) || OF_TIMES.contains(name) || OF_POINTS.contains(name);
        };
    return has ? TABLE.get(name) : null;
  }

  static Set<String> names(TemporalValue self) {
    return TABLE.keySet().stream()
        .filter(name -> find(self, name) != null)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Object temporal(Value self) {
    return ((TemporalValue) self).temporal();
  }

  /** The point in time with its zone, or null when it has none. */
  static @Nullable ZonedDateTime zoned(Object temporal) {
    return switch (temporal) {
      case OffsetDateTime point -> point.toZonedDateTime();
      case ZonedDateTime point -> point;
      default -> null;
    };
  }

  private static LocalDate day(Value self) {
    return LocalDate.from((Temporal) temporal(self));
  }

  private static Value format(Value self, Arguments arguments, Render render) {
    String pattern =
        Parameters.text(arguments.require("strftime", 0, "format"), "strftime", render);
    return StringValue.of(DateFormat.format((TemporalValue) self, pattern));
  }

  private static Value ctime(Value self, Arguments arguments, Render render) {
    return StringValue.of(DateFormat.format((TemporalValue) self, "%c"));
  }

  private static Value iso(Value self, Arguments arguments, Render render) {
    boolean time = temporal(self) instanceof LocalTime;
    if (temporal(self) instanceof LocalDate date) {
      arguments.only("isoformat");
      return StringValue.of(Temporals.date(date));
    }
    String separator =
        time
            ? "T"
            : Parameters.text(arguments.find(0, "sep", StringValue.of("T")), "isoformat", render);
    String detail =
        Parameters.text(
            arguments.find(time ? 0 : 1, "timespec", StringValue.of("auto")), "isoformat", render);
    return StringValue.of(Temporals.iso((TemporalValue) self, separator, detail));
  }

  private static Value date(Value self, Arguments arguments, Render render) {
    return new TemporalValue(day(self));
  }

  private static Value time(Value self, Arguments arguments, Render render) {
    return new TemporalValue(LocalTime.from((Temporal) temporal(self)));
  }

  private static Value weekday(Value self, Arguments arguments, Render render) {
    return IntValue.of(day(self).getDayOfWeek().getValue() - 1L);
  }

  private static Value isoWeekday(Value self, Arguments arguments, Render render) {
    return IntValue.of(day(self).getDayOfWeek().getValue());
  }

  private static Value isoCalendar(Value self, Arguments arguments, Render render) {
    LocalDate day = day(self);
    return NamedTupleValue.of(
        "datetime.IsoCalendarDate",
        List.of("year", "week", "weekday"),
        IntValue.of(day.get(IsoFields.WEEK_BASED_YEAR)),
        IntValue.of(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
        IntValue.of(day.getDayOfWeek().getValue()));
  }

  private static Value ordinal(Value self, Arguments arguments, Render render) {
    return IntValue.of(day(self).toEpochDay() + Temporals.EPOCH_ORDINAL);
  }

  private static Value timeTuple(Value self, Arguments arguments, Render render) {
    LocalDate day = day(self);
    LocalTime time =
        temporal(self) instanceof LocalDate
            ? LocalTime.MIDNIGHT
            : LocalTime.from((Temporal) temporal(self));
    ZonedDateTime zoned = zoned(temporal(self));
    int daylight =
        zoned == null
            ? -1
            : zoned.getZone().getRules().isDaylightSavings(zoned.toInstant()) ? 1 : 0;
    return NamedTupleValue.of(
        "time.struct_time",
        List.of(
            "tm_year",
            "tm_mon",
            "tm_mday",
            "tm_hour",
            "tm_min",
            "tm_sec",
            "tm_wday",
            "tm_yday",
            "tm_isdst"),
        IntValue.of(day.getYear()),
        IntValue.of(day.getMonthValue()),
        IntValue.of(day.getDayOfMonth()),
        IntValue.of(time.getHour()),
        IntValue.of(time.getMinute()),
        IntValue.of(time.getSecond()),
        IntValue.of(day.getDayOfWeek().getValue() - 1L),
        IntValue.of(day.getDayOfYear()),
        IntValue.of(daylight));
  }

  /** Seconds since 1970; a point in time without a zone counts as UTC. */
  private static Value timestamp(Value self, Arguments arguments, Render render) {
    ZonedDateTime zoned = zoned(temporal(self));
    ZonedDateTime point =
        zoned == null ? ((LocalDateTime) temporal(self)).atZone(ZoneOffset.UTC) : zoned;
    return new FloatValue(point.toEpochSecond() + point.getNano() / 1_000_000_000.0);
  }

  private static Value totalSeconds(Value self, Arguments arguments, Render render) {
    return new FloatValue(Durations.micros((Duration) temporal(self)).doubleValue() / 1_000_000);
  }

  private static Value replace(Value self, Arguments arguments, Render render) {
    Temporal temporal = (Temporal) temporal(self);
    List<String> fields =
        switch (temporal) {
          case LocalDate date -> FIELDS.subList(0, 3);
          case LocalTime time -> FIELDS.subList(3, FIELDS.size());
          default -> FIELDS;
        };
    arguments.only("replace", fields.toArray(String[]::new));
    try {
      temporal = replaced(temporal, fields, arguments);
    } catch (DateTimeException outOfRange) {
      throw Faults.value("no such date or time: " + outOfRange.getMessage());
    }
    Value zone = fields.contains("tzinfo") ? arguments.find(fields.size() - 1, "tzinfo") : null;
    return new TemporalValue(zone == null ? temporal : withZone(temporal, zone));
  }

  private static Temporal replaced(Temporal from, List<String> fields, Arguments arguments) {
    Temporal temporal = from;
    if (fields.contains("year")) {
      // at once, since not every month has every day
      int[] parts = new int[3];
      for (int i = 0; i < parts.length; i++) {
        Value value = arguments.find(i, fields.get(i));
        parts[i] =
            value == null ? from.get(field(fields.get(i))) : Parameters.integer(value, "replace");
      }
      temporal = temporal.with(LocalDate.of(parts[0], parts[1], parts[2]));
    }
    for (int i = fields.indexOf("hour"); i >= 0 && i < fields.size() - 1; i++) {
      Value value = arguments.find(i, fields.get(i));
      if (value != null) {
        temporal = temporal.with(field(fields.get(i)), Parameters.integer(value, "replace"));
      }
    }
    return temporal;
  }

  private static ChronoField field(String name) {
    return Objects.requireNonNull(Properties.chronoField(name), name);
  }

  private static Temporal withZone(Temporal temporal, Value zone) {
    if (temporal instanceof LocalTime) {
      return temporal;
    }
    LocalDateTime local = LocalDateTime.from(temporal);
    return zone == NoneValue.NONE ? local : local.atZone(zone(zone));
  }

  /** The same instant in another zone; one without a zone counts as UTC. */
  private static Value inZone(Value self, Arguments arguments, Render render) {
    Value wanted = arguments.find(0, "tz", NoneValue.NONE);
    ZoneId zone = wanted == NoneValue.NONE ? ZoneOffset.UTC : zone(wanted);
    ZonedDateTime zoned = zoned(temporal(self));
    ZonedDateTime point =
        zoned == null ? ((LocalDateTime) temporal(self)).atZone(ZoneOffset.UTC) : zoned;
    return new TemporalValue(point.withZoneSameInstant(zone));
  }

  private static ZoneId zone(Value value) {
    if (value instanceof ZoneValue(ZoneId zone)) {
      return zone;
    }
    throw Faults.type("a time zone is needed, not '" + value.typeName() + "'");
  }

  private static Value offset(Value self, Arguments arguments, Render render) {
    ZonedDateTime zoned = zoned(temporal(self));
    return zoned == null ? NoneValue.NONE : ZoneValue.offset(zoned);
  }

  private static Value daylight(Value self, Arguments arguments, Render render) {
    ZonedDateTime zoned = zoned(temporal(self));
    return zoned == null ? NoneValue.NONE : ZoneValue.daylight(zoned);
  }

  private static Value zoneName(Value self, Arguments arguments, Render render) {
    ZonedDateTime zoned = zoned(temporal(self));
    return zoned == null ? NoneValue.NONE : StringValue.of(ZoneValue.name(zoned));
  }
}
