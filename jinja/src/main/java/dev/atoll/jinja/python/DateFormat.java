package dev.atoll.jinja.python;

import dev.atoll.jinja.value.TemporalValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Python's {@code strftime} in the C locale. */
final class DateFormat {
  private final LocalDateTime point;
  private final @Nullable ZonedDateTime zoned;

  private DateFormat(LocalDateTime point, @Nullable ZonedDateTime zoned) {
    this.point = point;
    this.zoned = zoned;
  }

  static String format(TemporalValue value, String pattern) {
    DateFormat format =
        switch (value.temporal()) {
          case LocalDate date -> new DateFormat(date.atStartOfDay(), null);
          case LocalTime time -> new DateFormat(time.atDate(LocalDate.of(1900, 1, 1)), null);
          case LocalDateTime point -> new DateFormat(point, null);
          case OffsetDateTime point ->
              new DateFormat(point.toLocalDateTime(), point.toZonedDateTime());
          case ZonedDateTime point -> new DateFormat(point.toLocalDateTime(), point);
          default -> throw Operations.unsupported("strftime", value, value);
        };
    StringBuilder result = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char character = pattern.charAt(at);
      if (character != '%' || at + 1 >= pattern.length()) {
        result.append(character);
        continue;
      }
      char code = pattern.charAt(++at);
      boolean bare = code == '-' && at + 1 < pattern.length();
      String field = format.field(bare ? pattern.charAt(++at) : code);
      result.append(bare && field.length() > 1 ? field.replaceFirst("^0+(?=.)", "") : field);
    }
    return result.toString();
  }

  private String field(char code) {
    return switch (code) {
      case 'Y' -> String.valueOf(point.getYear());
      case 'y' -> two(point.getYear() % 100);
      case 'm' -> two(point.getMonthValue());
      case 'd' -> two(point.getDayOfMonth());
      case 'e' -> "%2d".formatted(point.getDayOfMonth());
      case 'H' -> two(point.getHour());
      case 'I' -> two((point.getHour() + 11) % 12 + 1);
      case 'M' -> two(point.getMinute());
      case 'S' -> two(point.getSecond());
      case 'f' -> "%06d".formatted(point.getNano() / 1000);
      case 'p' -> point.getHour() < 12 ? "AM" : "PM";
      case 'j' -> "%03d".formatted(point.getDayOfYear());
      case 'a' -> point.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'A' -> point.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' -> point.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'B' -> point.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'w' -> String.valueOf(point.getDayOfWeek().getValue() % 7);
      case 'u' -> String.valueOf(point.getDayOfWeek().getValue());
      case 'V' -> two(point.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'G' -> String.valueOf(point.get(IsoFields.WEEK_BASED_YEAR));
      case 'U' -> two((point.getDayOfYear() + 6 - point.getDayOfWeek().getValue() % 7) / 7);
      case 'W' -> two((point.getDayOfYear() + 6 - (point.getDayOfWeek().getValue() + 6) % 7) / 7);
      case 'F' -> field('Y') + "-" + field('m') + "-" + field('d');
      case 'T', 'X' -> field('H') + ":" + field('M') + ":" + field('S');
      case 'D', 'x' -> field('m') + "/" + field('d') + "/" + field('y');
      case 'R' -> field('H') + ":" + field('M');
      case 'c' ->
          field('a') + " " + field('b') + " " + field('e') + " " + field('T') + " " + field('Y');
      case 's' -> String.valueOf(point.toEpochSecond(ZoneOffset.UTC));
      case 'z' -> zoned == null ? "" : Temporals.offset(zoned.getOffset()).replace(":", "");
      case 'Z' -> zoned == null ? "" : ZoneValue.name(zoned);
      case 'C' -> two(point.getYear() / 100);
      case 'r' -> field('I') + ":" + field('M') + ":" + field('S') + " " + field('p');
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> "%" + code;
    };
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }
}
