package dev.atoll.jinja.python;

import dev.atoll.jinja.syntax.Characters;
import dev.atoll.jinja.value.Sizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes texts apart as Python's {@code split}, {@code strip} and {@code replace} do. */
public final class StringSplitting {
  private StringSplitting() {}

  /** Parts between separators, at most {@code max} splits; a missing separator is whitespace. */
  static List<String> split(String text, @Nullable String separator, int max) {
    if (separator == null) {
      return words(text, max);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = text.indexOf(separator);
    while (at >= 0 && (max < 0 || parts.size() < max)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** The words between whitespace. */
  public static List<String> words(String text) {
    return words(text, -1);
  }

  private static List<String> words(String text, int max) {
    List<String> parts = new ArrayList<>();
    int at = skip(text, 0);
    while (at < text.length()) {
      if (max >= 0 && parts.size() == max) {
        parts.add(text.substring(at));
        break;
      }
      int end = at;
      while (end < text.length() && !Characters.isSpace(text.charAt(end))) {
        end++;
      }
      parts.add(text.substring(at, end));
      at = skip(text, end);
    }
    return parts;
  }

  private static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && Characters.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** As {@link #split}, counting splits from the end. */
  static List<String> splitFromEnd(String text, @Nullable String separator, int max) {
    if (max < 0) {
      return split(text, separator, max);
    }
    List<String> parts = new ArrayList<>();
    int end = text.length();
    if (separator == null) {
      String rest = strip(text, null, false, true);
      while (!rest.isEmpty() && parts.size() < max) {
        int start = rest.length();
        while (start > 0 && !Characters.isSpace(rest.charAt(start - 1))) {
          start--;
        }
        parts.add(rest.substring(start));
        rest = strip(rest.substring(0, start), null, false, true);
      }
      if (!rest.isEmpty()) {
        parts.add(rest);
      }
    } else {
      int at = text.lastIndexOf(separator);
      while (at >= 0 && parts.size() < max) {
        parts.add(text.substring(at + separator.length(), end));
        end = at;
        at = at == 0 ? -1 : text.lastIndexOf(separator, at - separator.length());
      }
      parts.add(text.substring(0, end));
    }
    Collections.reverse(parts);
    return parts;
  }

  /** Without the given characters (whitespace when missing) at its ends. */
  public static String strip(
      String text, @Nullable String characters, boolean front, boolean back) {
    int from = 0;
    int to = text.length();
    while (front && from < to && isStripped(text.charAt(from), characters)) {
      from++;
    }
    while (back && to > from && isStripped(text.charAt(to - 1), characters)) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isStripped(char character, @Nullable String characters) {
    return characters == null ? Characters.isSpace(character) : characters.indexOf(character) >= 0;
  }

  /** At most {@code count} replacements from the front; all when negative. */
  public static String replace(String text, String old, String by, int count) {
    if (count < 0 && !old.isEmpty() && by.length() <= old.length()) {
      return text.replace(old, by);
    }
    if (old.isEmpty()) {
      return interleave(text, by, count);
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    int done = 0;
    int at = text.indexOf(old);
    while (at >= 0 && (count < 0 || done < count)) {
      Sizes.checkText((long) result.length() + (at - from) + by.length());
      result.append(text, from, at).append(by);
      from = at + old.length();
      at = text.indexOf(old, from);
      done++;
    }
    return result.append(text.substring(from)).toString();
  }

  private static String interleave(String text, String by, int count) {
    StringBuilder result = new StringBuilder();
    int done = 0;
    for (int point : text.codePoints().toArray()) {
      if (count < 0 || done < count) {
        Sizes.checkText((long) result.length() + by.length());
        result.append(by);
        done++;
      }
      result.appendCodePoint(point);
    }
    return count < 0 || done < count ? result.append(by).toString() : result.toString();
  }

  /** The lines of a text, with or without their ends. */
  public static List<String> lines(String text, boolean keepEnds) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (isLineEnd(character)) {
        boolean pair = character == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        int end = pair ? at + 2 : at + 1;
        lines.add(text.substring(from, keepEnds ? end : at));
        from = end;
        at = end - 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  private static boolean isLineEnd(char character) {
    return switch (character) {
      case '\n', '\r', '\u000b', '\f', '\u001c', '\u001d', '\u001e', '\u0085', '\u2028', '\u2029' ->
          true;
      default -> false;
    };
  }
}
