package dev.atoll.core.dbt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a point in time in a format of Python's {@code strptime}
 * (https://docs.python.org/3/library/datetime.html#format-codes), in English.
 */
final class TimeFormat {
  private final Map<Character, String> fields = new LinkedHashMap<>();

  private TimeFormat() {}

  /**
   * Reads a text.
   *
   * @return a LocalDateTime, or an OffsetDateTime when the format has {@code %z}
   */
  static Object parse(String text, String format) {
    List<Character> directives = new ArrayList<>();
    Matcher matcher = pattern(spelledOut(format), directives).matcher(text);
    if (!matcher.matches()) {
      throw DbtProblems.argument(
          "'%s' does not match the format '%s'".formatted(text, format),
          "write the format as the text is written");
    }
    TimeFormat read = new TimeFormat();
    for (int i = 0; i < directives.size(); i++) {
      read.fields.put(directives.get(i), matcher.group(i + 1));
    }
    try {
      return read.value();
    } catch (DateTimeException outOfRange) {
      throw DbtProblems.argument(
          "'%s' is no date or time: %s".formatted(text, outOfRange.getMessage()),
          "correct the text, or the format it is read with");
    }
  }

  /** With the directives that stand for several put as those. */
  private static String spelledOut(String format) {
    return format
        .replace("%c", "%a %b %d %H:%M:%S %Y")
        .replace("%x", "%m/%d/%y")
        .replace("%D", "%m/%d/%y")
        .replace("%X", "%H:%M:%S")
        .replace("%T", "%H:%M:%S");
  }

  private static Pattern pattern(String format, List<Character> directives) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char character = format.charAt(i);
      if (Character.isWhitespace(character)) {
        pattern.append("\\s+");
      } else if (character != '%' || i + 1 == format.length()) {
        pattern.append(Pattern.quote(String.valueOf(character)));
      } else if (format.charAt(++i) == '%') {
        pattern.append('%');
      } else {
        directives.add(format.charAt(i));
        pattern.append('(').append(directive(format.charAt(i))).append(')');
      }
    }
    return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String directive(char directive) {
    return switch (directive) {
      case 'Y' -> "\\d{4}";
      case 'm' -> "1[0-2]|0[1-9]|[1-9]";
      case 'd' -> "3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]";
      case 'H' -> "2[0-3]|[01]\\d|\\d";
      case 'I' -> "1[0-2]|0[1-9]|[1-9]";
      case 'M' -> "[0-5]\\d|\\d";
      case 'S' -> "6[01]|[0-5]\\d|\\d";
      case 'f' -> "\\d{1,6}";
      case 'y' -> "\\d\\d";
      case 'j' -> "36[0-6]|3[0-5]\\d|[12]\\d\\d|0\\d\\d|\\d\\d|\\d";
      case 'p' -> "am|pm";
      case 'w' -> "[0-6]";
      case 'u' -> "[1-7]";
      case 'z' -> "[-+]\\d\\d:?[0-5]\\d(?::?[0-5]\\d)?|Z";
      case 'Z' -> "utc|gmt";
      case 'b' -> months(TextStyle.SHORT);
      case 'B' -> months(TextStyle.FULL);
      case 'a' -> "mon|tue|wed|thu|fri|sat|sun";
      case 'A' -> "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
      default ->
          throw DbtProblems.argument(
              "strptime() has no directive '%" + directive + "'",
              "use those of Python's datetime, such as %Y-%m-%d %H:%M:%S");
    };
  }

  private static String months(TextStyle style) {
    return Arrays.stream(Month.values())
        .map(month -> month.getDisplayName(style, Locale.ENGLISH))
        .collect(Collectors.joining("|"));
  }

  private Object value() {
    var point = date().atTime(time());
    String zone = fields.get('z');
    return zone == null ? point : point.atOffset(ZoneOffset.of(zone.equals("z") ? "Z" : zone));
  }

  private LocalDate date() {
    int year = number('Y', 1900);
    if (fields.containsKey('y')) {
      int short2 = number('y', 0);
      year = short2 + (short2 < 69 ? 2000 : 1900);
    }
    if (fields.containsKey('j')) {
      return LocalDate.ofYearDay(year, number('j', 1));
    }
    return LocalDate.of(year, month(), number('d', 1));
  }

  private int month() {
    String name = fields.getOrDefault('b', fields.get('B'));
    if (name == null) {
      return number('m', 1);
    }
    String start = name.substring(0, 3);
    for (Month month : Month.values()) {
      if (month.name().substring(0, 3).equalsIgnoreCase(start)) {
        return month.getValue();
      }
    }
    throw new DateTimeException("no month " + name);
  }

  private LocalTime time() {
    int hour = number('H', 0);
    if (fields.containsKey('I')) {
      boolean afternoon = "pm".equalsIgnoreCase(fields.get('p'));
      hour = number('I', 12) % 12 + (afternoon ? 12 : 0);
    }
    int nanos = Integer.parseInt((text('f', "0") + "000000").substring(0, 6)) * 1000;
    return LocalTime.of(hour, number('M', 0), number('S', 0), nanos);
  }

  private String text(char directive, String otherwise) {
    return fields.getOrDefault(directive, otherwise);
  }

  private int number(char directive, int otherwise) {
    @Nullable String text = fields.get(directive);
    return text == null ? otherwise : Integer.parseInt(text.strip());
  }
}
