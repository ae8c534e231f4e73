package dev.atoll.core.resolve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Five fields of cron: minute, hour, day of month, month, day of week; each {@code *}, a number, a
 * range, a step, or a list of these, months and days also by name (POSIX crontab, with the steps
 * and names that every cron has).
 */
final class Cron {
  private record Field(String name, int min, int max, List<String> words) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of()),
          new Field("hour", 0, 23, List.of()),
          new Field("day of month", 1, 31, List.of()),
          new Field(
              "month",
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Field("day of week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

  private static final Pattern ITEM =
      Pattern.compile("(?:\\*|(\\w+)(?:-(\\w+))?)(?:/([0-9]{1,3}))?");

  private Cron() {}

  /** What is wrong with a text; empty when nothing is. */
  static Optional<String> objectionTo(String text) {
    List<String> parts = List.of(text.strip().split("\\s+"));
    if (parts.size() != FIELDS.size()) {
      return Optional.of("it has " + parts.size() + " fields where cron has 5");
    }
    for (int i = 0; i < parts.size(); i++) {
      Field field = FIELDS.get(i);
      for (String item : parts.get(i).split(",", -1)) {
        if (!isGood(item, field)) {
          return Optional.of(
              "'%s' is no %s, which is from %d to %d"
                  .formatted(item, field.name, field.min, field.max));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isGood(String item, Field field) {
    Matcher matcher = ITEM.matcher(item);
    if (!matcher.matches()) {
      return false;
    }
    if (matcher.group(3) != null && Integer.parseInt(matcher.group(3)) < 1) {
      return false;
    }
    if (matcher.group(1) == null) {
      return true;
    }
    int from = number(matcher.group(1), field);
    int to = matcher.group(2) == null ? from : number(matcher.group(2), field);
    return from >= field.min && to <= field.max && from <= to;
  }

  /** A number or a name; -1 when it is neither. */
  private static int number(String text, Field field) {
    int word = field.words.indexOf(text.toLowerCase(Locale.ROOT));
    if (word >= 0) {
      return field.min + word;
    }
    return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : -1;
  }
}
