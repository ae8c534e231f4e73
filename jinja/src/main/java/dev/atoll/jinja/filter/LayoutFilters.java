package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.StringSplitting;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.syntax.Characters;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Filters that lay texts out: indenting, wrapping, cutting. */
final class LayoutFilters {
  private LayoutFilters() {}

  static void addTo(Map<String, Registry.Filter> table) {
    table.put("indent", LayoutFilters::indent);
    table.put("truncate", LayoutFilters::truncate);
    table.put("wordwrap", LayoutFilters::wordWrap);
    table.put("wordcount", LayoutFilters::wordCount);
  }

  /** All lines but the first, and empty ones only when asked. */
  private static Value indent(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("indent", "width", "first", "blank");
    Value width = arguments.find(0, "width", IntValue.of(4));
    String indention =
        Texts.isString(width)
            ? Texts.of(width, render)
            : spaces(Parameters.integer(width, "indent"));
    boolean first = Parameters.truth(arguments, 1, "first", BoolValue.FALSE, render);
    boolean blank = Parameters.truth(arguments, 2, "blank", BoolValue.FALSE, render);
    List<String> lines =
        StringSplitting.lines(Parameters.text(input, "indent", render) + "\n", false);
    Sizes.checkText(lines.size(), indention.length());
    StringBuilder result = new StringBuilder(first ? indention : "");
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i > 0) {
        result.append('\n').append(blank || !line.isEmpty() ? indention : "");
      }
      result.append(line);
    }
    return StringValue.of(result.toString());
  }

  private static String spaces(int width) {
    Sizes.checkText(width);
    return " ".repeat(Math.max(0, width));
  }

  private static Value truncate(
      Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("truncate", "length", "killwords", "end", "leeway");
    int length = Parameters.integer(arguments, 0, "length", 255, "truncate");
    boolean killWords = Parameters.truth(arguments, 1, "killwords", BoolValue.FALSE, render);
    String end = Texts.of(arguments.find(2, "end", StringValue.of("...")), render);
    int leeway = Parameters.integer(arguments, 3, "leeway", 5, "truncate");
    if (length < end.length() || leeway < 0) {
      throw Faults.value("expected length >= " + end.length() + ", got " + length);
    }
    if (Iteration.requireLength(input, render) <= (long) length + leeway) {
      return input;
    }
    String text = Parameters.text(input, "truncate", render);
    String cut = text.substring(0, Math.max(0, Math.min(text.length(), length - end.length())));
    int space = cut.lastIndexOf(' ');
    return StringValue.of((killWords || space < 0 ? cut : cut.substring(0, space)) + end);
  }

  private static Value wordCount(
      Value input, Arguments arguments, Render render, Registry registry) {
    int count = 0;
    boolean inWord = false;
    for (int point : Texts.of(input, render).codePoints().toArray()) {
      boolean part = point == '_' || Character.isLetterOrDigit(point);
      count += part && !inWord ? 1 : 0;
      inWord = part;
    }
    return IntValue.of(count);
  }

  private static Value wordWrap(
      Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("wordwrap", "width", "break_long_words", "wrapstring", "break_on_hyphens");
    int width = Parameters.integer(arguments, 0, "width", 79, "wordwrap");
    boolean breakLong = Parameters.truth(arguments, 1, "break_long_words", BoolValue.TRUE, render);
    Value wrap = arguments.find(2, "wrapstring", StringValue.of("\n"));
    String separator =
        wrap instanceof NumberValue || !Texts.isString(wrap) ? "\n" : Texts.of(wrap, render);
    boolean hyphens = Parameters.truth(arguments, 3, "break_on_hyphens", BoolValue.TRUE, render);
    if (width <= 0) {
      throw Faults.value("invalid width " + width + " (must be > 0)");
    }
    long made = 0;
    List<String> lines = new ArrayList<>();
    for (String line : StringSplitting.lines(Parameters.text(input, "wordwrap", render), false)) {
      List<String> parts = wrapped(line, width, breakLong, hyphens);
      made += line.length() + (long) separator.length() * parts.size();
      Sizes.checkText(made);
      lines.add(String.join(separator, parts));
    }
    return StringValue.of(String.join(separator, lines));
  }

  /** One line cut where words end; a word longer than the width is cut only when allowed. */
  private static List<String> wrapped(String line, int width, boolean breakLong, boolean hyphens) {
    List<String> result = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String chunk : chunks(line, hyphens)) {
      String rest = chunk;
      if (current.length() + rest.length() <= width) {
        current.append(rest);
        continue;
      }
      if (breakLong && rest.length() > width) {
        int room = Math.max(1, width - current.length());
        current.append(rest, 0, Math.min(room, rest.length()));
        rest = rest.substring(Math.min(room, rest.length()));
      }
      flush(current, result);
      while (breakLong && rest.length() > width) {
        result.add(rest.substring(0, width));
        rest = rest.substring(width);
      }
      current.append(rest.isBlank() && !result.isEmpty() ? "" : rest);
    }
    flush(current, result);
    return result;
  }

  private static void flush(StringBuilder current, List<String> result) {
    String line = StringSplitting.strip(current.toString(), null, false, true);
    if (!line.isEmpty()) {
      result.add(line);
    }
    current.setLength(0);
  }

  private static List<String> chunks(String line, boolean hyphens) {
    List<String> chunks = new ArrayList<>();
    int from = 0;
    for (int at = 1; at <= line.length(); at++) {
      boolean end = at == line.length();
      boolean space = Characters.isSpace(line.charAt(at - 1));
      boolean change = !end && space != Characters.isSpace(line.charAt(at));
      boolean hyphen =
          hyphens
              && !end
              && line.charAt(at - 1) == '-'
              && at >= 2
              && Character.isLetter(line.charAt(at - 2))
              && Character.isLetter(line.charAt(at));
      if (end || change || hyphen) {
        chunks.add(line.substring(from, at));
        from = at;
      }
    }
    return chunks;
  }
}
