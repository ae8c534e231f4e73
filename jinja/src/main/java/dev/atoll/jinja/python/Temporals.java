package dev.atoll.jinja.python;

import dev.atoll.jinja.value.TemporalValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How Python's {@code datetime} types print and compare. */
final class Temporals {
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

  static String iso(TemporalValue value) {
    String text = text(value);
    return value.temporal() instanceof Duration || text.length() < 11
        ? text
        : text.substring(0, 10)
            + (text.charAt(10) == ' ' ? "T" + text.substring(11) : text.substring(10));
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
      case OffsetDateTime point ->
          "datetime.datetime(" + fields(point.toLocalDateTime()) + zone(point.getOffset()) + ")";
      case ZonedDateTime point ->
          "datetime.datetime(" + fields(point.toLocalDateTime()) + zone(point.getOffset()) + ")";
      case Duration duration ->
          "datetime.timedelta(days=%d, seconds=%d)"
              .formatted(
                  Math.floorDiv(duration.toSeconds(), 86_400),
                  Math.floorMod(duration.toSeconds(), 86_400));
      default -> throw new IllegalStateException(value.typeName());
    };
  }

  private static String zone(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0
        ? ", tzinfo=datetime.timezone.utc"
        : ", tzinfo=datetime.timezone(datetime.timedelta(seconds="
            + offset.getTotalSeconds()
            + "))";
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
    return switch (left.temporal()) {
      case LocalDate date ->
          new TemporalValue(date.plusDays(Math.floorDiv(by.toSeconds(), 86_400)));
      case LocalDateTime point -> new TemporalValue(point.plus(by));
      case OffsetDateTime point -> new TemporalValue(point.plus(by));
      case ZonedDateTime point -> new TemporalValue(point.plus(by));
      case Duration duration -> new TemporalValue(duration.plus(by));
      default -> null;
    };
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
