package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Durations;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.ZoneValue;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code modules.datetime}: the classes date, datetime, time, timedelta. What the clock says is
 * recorded as {@code read("now", …)}.
 */
final class DatetimeModule {
  private final Clock clock;

  DatetimeModule(Clock clock) {
    this.clock = clock;
  }

  DictValue value() {
    return new DictValue()
        .put("date", dateClass())
        .put("datetime", dateTimeClass())
        .put("time", timeClass())
        .put("timedelta", deltaClass())
        .put(
            "tzinfo",
            PythonClass.named(
                    "datetime.tzinfo", (arguments, render) -> new ZoneValue(ZoneOffset.UTC))
                .build());
  }

  private Value dateClass() {
    return PythonClass.named("datetime.date", DatetimeModule::date)
        .function("today", (arguments, render) -> now(render, LocalDate.now(clock)))
        .function("fromisoformat", parser("fromisoformat", text -> LocalDate.parse(dashed(text))))
        .function(
            "fromtimestamp",
            (arguments, render) ->
                new TemporalValue(LocalDate.ofInstant(instant(arguments), clock.getZone())))
        .function("fromordinal", (arguments, render) -> new TemporalValue(fromOrdinal(arguments)))
        .function("fromisocalendar", (arguments, render) -> checked(() -> isoDay(arguments)))
        .constant("min", new TemporalValue(LocalDate.of(1, 1, 1)))
        .constant("max", new TemporalValue(LocalDate.of(9999, 12, 31)))
        .build();
  }

  private Value dateTimeClass() {
    return PythonClass.named("datetime.datetime", DatetimeModule::dateTime)
        .function("now", this::now)
        .function("today", (arguments, render) -> now(render, local(clock.getZone())))
        .function("utcnow", (arguments, render) -> now(render, local(ZoneOffset.UTC)))
        .function("strptime", DatetimeModule::parsed)
        .function("fromisoformat", parser("fromisoformat", DatetimeModule::isoDateTime))
        .function("fromtimestamp", this::fromTimestamp)
        .function(
            "utcfromtimestamp",
            (arguments, render) ->
                new TemporalValue(LocalDateTime.ofInstant(instant(arguments), ZoneOffset.UTC)))
        .function(
            "fromordinal",
            (arguments, render) -> new TemporalValue(fromOrdinal(arguments).atStartOfDay()))
        .function(
            "fromisocalendar",
            (arguments, render) -> checked(() -> isoDay(arguments).atStartOfDay()))
        .function("combine", DatetimeModule::combine)
        .constant("min", new TemporalValue(LocalDate.of(1, 1, 1).atStartOfDay()))
        .constant(
            "max", new TemporalValue(LocalDate.of(9999, 12, 31).atTime(23, 59, 59, 999_999_000)))
        .build();
  }

  private static Value timeClass() {
    return PythonClass.named("datetime.time", DatetimeModule::time)
        .function("fromisoformat", parser("fromisoformat", LocalTime::parse))
        .constant("min", new TemporalValue(LocalTime.MIN))
        .constant("max", new TemporalValue(LocalTime.of(23, 59, 59, 999_999_000)))
        .build();
  }

  private static Value deltaClass() {
    return PythonClass.named("datetime.timedelta", DatetimeModule::delta).build();
  }

  private static Value now(Render render, Object time) {
    render.keepPrivate("the clock was read");
    return new TemporalValue(time);
  }

  private LocalDateTime local(ZoneId zone) {
    return LocalDateTime.ofInstant(micros(clock.instant()), zone);
  }

  private static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private Value now(Arguments arguments, Render render) {
    return switch (arguments.only("now", "tz").find(0, "tz", NoneValue.NONE)) {
      case NoneValue none -> now(render, local(clock.getZone()));
      case ZoneValue(ZoneId zone) -> now(render, micros(clock.instant()).atZone(zone));
      default -> throw DbtProblems.refused("now", "a time zone of modules.pytz");
    };
  }

  private Value fromTimestamp(Arguments arguments, Render render) {
    Instant instant = instant(arguments);
    return switch (arguments.find(1, "tz", NoneValue.NONE)) {
      case ZoneValue(ZoneId zone) -> new TemporalValue(instant.atZone(zone));
      default -> new TemporalValue(LocalDateTime.ofInstant(instant, clock.getZone()));
    };
  }

  private static Instant instant(Arguments arguments) {
    if (arguments.require("fromtimestamp", 0, "timestamp") instanceof NumberValue seconds) {
      return Instant.EPOCH.plus(
          seconds.decimal().movePointRight(6).setScale(0, RoundingMode.HALF_EVEN).longValue(),
          ChronoUnit.MICROS);
    }
    throw DbtProblems.refused("fromtimestamp", "a number");
  }

  private static Value date(Arguments arguments, Render render) {
    arguments.only("date", "year", "month", "day");
    return checked(
        () ->
            LocalDate.of(
                integer(arguments, 0, "year"),
                integer(arguments, 1, "month"),
                integer(arguments, 2, "day")));
  }

  private static Value dateTime(Arguments arguments, Render render) {
    arguments.only(
        "datetime",
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "microsecond",
        "tzinfo",
        "fold");
    Value zone = arguments.find(7, "tzinfo", NoneValue.NONE);
    return checked(
        () -> {
          LocalDateTime point =
              LocalDate.of(
                      integer(arguments, 0, "year"),
                      integer(arguments, 1, "month"),
                      integer(arguments, 2, "day"))
                  .atTime(clockTime(arguments, 3));
          return zone instanceof ZoneValue(ZoneId id) ? point.atZone(id) : point;
        });
  }

  private static Value time(Arguments arguments, Render render) {
    arguments.only("time", "hour", "minute", "second", "microsecond", "tzinfo", "fold");
    return checked(() -> clockTime(arguments, 0));
  }

  private static LocalTime clockTime(Arguments arguments, int from) {
    return LocalTime.of(
        integer(arguments, from, "hour", 0),
        integer(arguments, from + 1, "minute", 0),
        integer(arguments, from + 2, "second", 0),
        Math.multiplyExact(integer(arguments, from + 3, "microsecond", 0), 1000));
  }

  private static Value delta(Arguments arguments, Render render) {
    List<String> names =
        List.of("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");
    List<Long> micros =
        List.of(
            86_400_000_000L, 1_000_000L, 1L, 1000L, 60_000_000L, 3_600_000_000L, 604_800_000_000L);
    arguments.only("timedelta", names.toArray(String[]::new));
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < names.size(); i++) {
      Value given = arguments.find(i, names.get(i), IntValue.of(0));
      if (!(given instanceof NumberValue number)) {
        throw DbtProblems.refused("timedelta", "numbers");
      }
      sum = sum.add(number.decimal().multiply(BigDecimal.valueOf(micros.get(i))));
    }
    return Durations.of(sum);
  }

  private static Value combine(Arguments arguments, Render render) {
    Value date = arguments.require("combine", 0, "date");
    Value time = arguments.require("combine", 1, "time");
    if (date instanceof TemporalValue(Object day) && time instanceof TemporalValue(LocalTime at)) {
      return switch (day) {
        case LocalDate only -> new TemporalValue(only.atTime(at));
        case LocalDateTime point -> new TemporalValue(point.toLocalDate().atTime(at));
        default -> throw DbtProblems.refused("combine", "a date and a time");
      };
    }
    throw DbtProblems.refused("combine", "a date and a time");
  }

  private static Value parsed(Arguments arguments, Render render) {
    arguments.only("strptime", "date_string", "format");
    return new TemporalValue(
        TimeFormat.parse(
            Parameters.text(arguments.require("strptime", 0, "date_string"), "strptime", render),
            Parameters.text(arguments.require("strptime", 1, "format"), "strptime", render)));
  }

  /** Parses text; what it throws is a Problem. */
  private interface Parser {
    Object parse(String text);
  }

  private static HostFunction parser(String name, Parser parser) {
    return (arguments, render) -> {
      String text = Parameters.text(arguments.require(name, 0, "date_string"), name, render);
      try {
        return new TemporalValue(parser.parse(text));
      } catch (DateTimeException malformed) {
        throw DbtProblems.argument(
            "'" + text + "' is no date or time in ISO 8601", "write 2026-01-31T12:00:00");
      }
    };
  }

  private static LocalDate fromOrdinal(Arguments arguments) {
    return LocalDate.of(1, 1, 1).plusDays(integer(arguments, 0, "ordinal") - 1L);
  }

  private static LocalDate isoDay(Arguments arguments) {
    return LocalDate.of(integer(arguments, 0, "year"), 1, 4)
        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, integer(arguments, 1, "week"))
        .with(ChronoField.DAY_OF_WEEK, integer(arguments, 2, "day"));
  }

  /** Python reads {@code 20240131} too. */
  private static String dashed(String text) {
    return text.replaceFirst("^(\\d{4})(\\d{2})(\\d{2})", "$1-$2-$3");
  }

  private static Object isoDateTime(String text) {
    String dashed = dashed(text);
    if (dashed.length() == 10) {
      return LocalDate.parse(dashed).atStartOfDay();
    }
    String iso = dashed.replaceFirst("^(.{10}).", "$1T");
    return iso.matches(".*([zZ]|[-+]\\d\\d:?\\d\\d)$")
        ? OffsetDateTime.parse(iso.replaceFirst("([-+]\\d\\d)(\\d\\d)$", "$1:$2"))
        : LocalDateTime.parse(iso);
  }

  private static Value checked(Supplier<Object> maker) {
    try {
      return new TemporalValue(maker.get());
    } catch (DateTimeException | ArithmeticException outOfRange) {
      throw DbtProblems.argument(
          "there is no such date or time: " + outOfRange.getMessage(),
          "check year, month, day and the like");
    }
  }

  private static int integer(Arguments arguments, int position, String name) {
    return integer(name, arguments.require("datetime", position, name));
  }

  private static int integer(Arguments arguments, int position, String name, int otherwise) {
    return integer(name, arguments.find(position, name, IntValue.of(otherwise)));
  }

  private static int integer(String name, Value value) {
    if (value instanceof IntValue number && number.longValue() == (int) number.longValue()) {
      return (int) number.longValue();
    }
    throw DbtProblems.refused(name, "an integer");
  }
}
