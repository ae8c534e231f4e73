package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.TemporalValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How Python's {@code datetime} types print, compare and move. */
final class Temporals {
  /** What Python counts 1970-01-01 as. */
  static final long EPOCH_ORDINAL = 719_163;

  private Temporals() {}

  static String text(TemporalValue value) {
    return switch (value.temporal()) {
      case LocalDate date -> date.toString();
      case LocalTime time -> time(time);
      case LocalDateTime point -> dateTime(point, " ");
      case OffsetDateTime point ->
          dateTime(point.toLocalDateTime(), " ") + offset(point.getOffset());
      case ZonedDateTime point ->
          dateTime(point.toLocalDateTime(), " ") + offset(point.getOffset());
      case Duration duration -> duration(duration);
      default -> throw new IllegalStateException(value.typeName());
    };
  }

  static String date(LocalDate date) {
    return date.toString();
  }

  /**
   * ISO 8601 of a time or a point in time.
   *
   * @param detail Python's {@code timespec}: auto, hours, minutes, seconds, milliseconds,
   *     microseconds
   */
  static String iso(TemporalValue value, String separator, String detail) {
    return switch (value.temporal()) {
      case LocalTime time -> time(time, detail);
      case LocalDateTime point ->
          point.toLocalDate() + separator + time(point.toLocalTime(), detail);
      case OffsetDateTime point ->
          point.toLocalDate()
              + separator
              + time(point.toLocalTime(), detail)
              + offset(point.getOffset());
      case ZonedDateTime point ->
          point.toLocalDate()
              + separator
              + time(point.toLocalTime(), detail)
              + offset(point.getOffset());
      default -> text(value);
    };
  }

  private static String time(LocalTime time, String detail) {
    int micros = time.getNano() / 1000;
    String hour = "%02d".formatted(time.getHour());
    String minute = hour + ":%02d".formatted(time.getMinute());
    String second = minute + ":%02d".formatted(time.getSecond());
    return switch (detail) {
      case "auto" -> time(time);
      case "hours" -> hour;
      case "minutes" -> minute;
      case "seconds" -> second;
      case "milliseconds" -> second + ".%03d".formatted(micros / 1000);
      case "microseconds" -> second + ".%06d".formatted(micros);
      default -> throw Faults.value("Unknown timespec value");
    };
  }

  private static String dateTime(LocalDateTime point, String separator) {
    return point.toLocalDate() + separator + time(point.toLocalTime());
  }

  private static String time(LocalTime time) {
    String seconds = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    int micros = time.getNano() / 1000;
    return micros == 0 ? seconds : seconds + ".%06d".formatted(micros);
  }

  static String offset(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    return "%s%02d:%02d"
        .formatted(offset.getTotalSeconds() < 0 ? "-" : "+", seconds / 3600, seconds / 60 % 60);
  }

  private static String duration(Duration duration) {
    long days = Math.floorDiv(duration.toSeconds(), 86_400);
    long rest = Math.floorMod(duration.toSeconds(), 86_400);
    String clock = "%d:%02d:%02d".formatted(rest / 3600, rest / 60 % 60, rest % 60);
    int micros = duration.toNanosPart() / 1000;
    if (micros != 0) {
      clock += ".%06d".formatted(micros);
    }
    if (days == 0) {
      return clock;
    }
    return days + (Math.abs(days) == 1 ? " day, " : " days, ") + clock;
  }

  static String repr(TemporalValue value) {
    return switch (value.temporal()) {
      case LocalDate date ->
          "datetime.date(%d, %d, %d)"
              .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
      case LocalTime time -> "datetime.time(" + clock(time) + ")";
      case LocalDateTime point -> "datetime.datetime(" + fields(point) + ")";
      case OffsetDateTime point -> repr(point.toZonedDateTime());
      case ZonedDateTime point -> repr(point);
      case Duration duration -> repr(duration);
      default -> throw new IllegalStateException(value.typeName());
    };
  }

  private static String repr(ZonedDateTime point) {
    return "datetime.datetime("
        + fields(point.toLocalDateTime())
        + ", tzinfo="
        + ZoneValue.repr(point)
        + ")";
  }

  private static String repr(Duration duration) {
    List<String> parts = new ArrayList<>();
    long days = Math.floorDiv(duration.toSeconds(), 86_400);
    long seconds = Math.floorMod(duration.toSeconds(), 86_400);
    int micros = duration.toNanosPart() / 1000;
    if (days != 0) {
      parts.add("days=" + days);
    }
    if (seconds != 0) {
      parts.add("seconds=" + seconds);
    }
    if (micros != 0) {
      parts.add("microseconds=" + micros);
    }
    return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
  }

  private static String fields(LocalDateTime point) {
    return "%d, %d, %d, %s"
        .formatted(
            point.getYear(),
            point.getMonthValue(),
            point.getDayOfMonth(),
            clock(point.toLocalTime()));
  }

  private static String clock(LocalTime time) {
    String text = time.getHour() + ", " + time.getMinute();
    int micros = time.getNano() / 1000;
    if (time.getSecond() != 0 || micros != 0) {
      text += ", " + time.getSecond();
    }
    return micros == 0 ? text : text + ", " + micros;
  }

  /** The order of two of the same kind; null when there is none. */
  static @Nullable Integer compare(TemporalValue left, TemporalValue right) {
    return switch (left.temporal()) {
      case LocalDate a when right.temporal() instanceof LocalDate b -> a.compareTo(b);
      case LocalTime a when right.temporal() instanceof LocalTime b -> a.compareTo(b);
      case LocalDateTime a when right.temporal() instanceof LocalDateTime b -> a.compareTo(b);
      case Duration a when right.temporal() instanceof Duration b -> a.compareTo(b);
      default -> {
        OffsetDateTime a = instant(left);
        OffsetDateTime b = instant(right);
        yield a == null || b == null ? null : a.toInstant().compareTo(b.toInstant());
      }
    };
  }

  private static @Nullable OffsetDateTime instant(TemporalValue value) {
    return switch (value.temporal()) {
      case OffsetDateTime point -> point;
      case ZonedDateTime point -> point.toOffsetDateTime();
      default -> null;
    };
  }

  /** A date or point in time moved by a duration; null when the kinds do not fit. */
  static @Nullable TemporalValue plus(TemporalValue left, Duration by) {
    return moved(left, by, days(by));
  }

  /** As {@link #plus}, backwards; a date moves by whole days, rounded before they are negated. */
  static @Nullable TemporalValue minus(TemporalValue left, Duration by) {
    return moved(left, by.negated(), -days(by));
  }

  private static long days(Duration duration) {
    return Math.floorDiv(duration.toSeconds(), 86_400);
  }

  private static @Nullable TemporalValue moved(TemporalValue left, Duration by, long days) {
    return switch (left.temporal()) {
      case LocalDate date -> inRange(date.plusDays(days));
      case LocalDateTime point -> inRange(point.plus(by));
      case OffsetDateTime point -> inRange(point.plus(by));
      // Python moves the clock, not the instant
      case ZonedDateTime point ->
          inRange(
              ZonedDateTime.ofLocal(
                  point.toLocalDateTime().plus(by), point.getZone(), point.getOffset()));
      case Duration duration -> Durations.of(Durations.micros(duration).add(Durations.micros(by)));
      default -> null;
    };
  }

  private static TemporalValue inRange(Temporal moved) {
    int year = moved.get(ChronoField.YEAR);
    if (year < 1 || year > 9999) {
      throw Faults.value("date value out of range");
    }
    return new TemporalValue(moved);
  }

  /** The duration between two of the same kind; null when the kinds do not fit. */
  static @Nullable TemporalValue between(TemporalValue left, TemporalValue right) {
    return switch (left.temporal()) {
      case LocalDate a when right.temporal() instanceof LocalDate b ->
          new TemporalValue(Duration.ofDays(ChronoUnit.DAYS.between(b, a)));
      case LocalDateTime a when right.temporal() instanceof LocalDateTime b ->
          new TemporalValue(Duration.between(b, a));
      case Duration a when right.temporal() instanceof Duration b -> new TemporalValue(a.minus(b));
      default -> {
        OffsetDateTime a = instant(left);
        OffsetDateTime b = instant(right);
        yield a == null || b == null ? null : new TemporalValue(Duration.between(b, a));
      }
    };
  }
}
