package dev.atoll.jinja.value;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/**
 * A date, time, point in time or duration, behaving as Python's {@code datetime} types do.
 *
 * @param temporal LocalDate, LocalTime, LocalDateTime, OffsetDateTime, ZonedDateTime or Duration
 */
public record TemporalValue(Object temporal) implements Value {
  public TemporalValue {
    if (!accepts(temporal)) {
      throw new IllegalArgumentException("no temporal value: " + temporal.getClass());
    }
  }

  static boolean accepts(Object candidate) {
    return candidate instanceof LocalDate
        || candidate instanceof LocalTime
        || candidate instanceof LocalDateTime
        || candidate instanceof OffsetDateTime
        || candidate instanceof ZonedDateTime
        || candidate instanceof Duration;
  }

  @Override
  public String typeName() {
    return switch (temporal) {
      case LocalDate date -> "datetime.date";
      case LocalTime time -> "datetime.time";
      case Duration duration -> "datetime.timedelta";
      default -> "datetime.datetime";
    };
  }
}
