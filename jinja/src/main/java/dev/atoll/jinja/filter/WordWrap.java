package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.StringSplitting;
import dev.atoll.jinja.value.Faults;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a line as Python's {@code textwrap} does: at blanks, after hyphens between letters, around
 * dashes, and inside words that are too long.
 */
final class WordWrap {
  private static final String LETTER = "[\\p{L}_]";
  private static final String WORD = "[\\p{L}\\p{N}_]";
  private static final String MARK = "[\\p{L}\\p{N}_!\"'&.,?]";

  private static final String AROUND_BLANKS =
      "(?<=[ \\t\\n\\x0b\\f\\r])(?![ \\t\\n\\x0b\\f\\r])|(?<![ \\t\\n\\x0b\\f\\r])(?=[ \\t\\n\\x0b\\f\\r])";

  private static final Pattern BLANKS = Pattern.compile(AROUND_BLANKS);
  private static final Pattern BLANKS_AND_HYPHENS =
      Pattern.compile(
          AROUND_BLANKS
              + ("|(?<=" + LETTER + "{2}-|" + LETTER + "-" + LETTER + "-)")
              + ("(?=" + LETTER + "-?" + LETTER + ")")
              + ("|(?<=" + MARK + ")(?=-{2,}" + WORD + ")")
              + ("|(?<=" + MARK + "-{2,99})(?=" + WORD + ")"));

  private final int width;
  private final boolean breakLong;
  private final boolean hyphens;

  WordWrap(int width, boolean breakLong, boolean hyphens) {
    if (width <= 0) {
      throw Faults.value("invalid width " + width + " (must be > 0)");
    }
    this.width = width;
    this.breakLong = breakLong;
    this.hyphens = hyphens;
  }

  List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    Deque<String> rest = new ArrayDeque<>(chunks(text));
    while (!rest.isEmpty()) {
      if (!lines.isEmpty() && isBlank(rest.getFirst())) {
        rest.removeFirst();
      }
      List<String> line = line(rest);
      if (!line.isEmpty() && isBlank(line.getLast())) {
        line.removeLast();
      }
      if (!line.isEmpty()) {
        lines.add(String.join("", line));
      }
    }
    return lines;
  }

  /** Takes as many chunks as fit; what fits on no line is cut, or stands alone. */
  private List<String> line(Deque<String> rest) {
    List<String> line = new ArrayList<>();
    int length = 0;
    while (!rest.isEmpty() && length + length(rest.getFirst()) <= width) {
      length += length(rest.getFirst());
      line.add(rest.removeFirst());
    }
    if (!rest.isEmpty() && length(rest.getFirst()) > width) {
      String chunk = rest.getFirst();
      if (breakLong) {
        int end = chunk.offsetByCodePoints(0, cut(chunk, width - length));
        rest.removeFirst();
        rest.addFirst(chunk.substring(end));
        line.add(chunk.substring(0, end));
      } else if (line.isEmpty()) {
        line.add(rest.removeFirst());
      }
    }
    return line;
  }

  /** How much of a chunk goes onto a line with room for so many: up to a hyphen when it has one. */
  private int cut(String chunk, int room) {
    int hyphen = hyphens && room > 0 ? chunk.lastIndexOf('-', room - 1) : -1;
    boolean useful = hyphen > 0 && !chunk.substring(0, hyphen).replace("-", "").isEmpty();
    return useful ? hyphen + 1 : room;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean isBlank(String chunk) {
    return StringSplitting.strip(chunk, null, true, true).isEmpty();
  }

  private List<String> chunks(String text) {
    List<String> chunks = new ArrayList<>();
    Matcher cut = (hyphens ? BLANKS_AND_HYPHENS : BLANKS).matcher(text);
    int from = 0;
    while (cut.find()) {
      if (cut.start() > from) {
        chunks.add(text.substring(from, cut.start()));
        from = cut.start();
      }
    }
    if (from < text.length()) {
      chunks.add(text.substring(from));
    }
    return chunks;
  }
}
