package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.StringCases;
import dev.atoll.jinja.python.StringSplitting;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
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
    Value ending = arguments.find(2, "end", StringValue.of("..."));
    Value given = arguments.find(3, "leeway", NoneValue.NONE);
    double leeway =
        given instanceof NumberValue number
            ? number.doubleValue()
            : Parameters.integer(arguments, 3, "leeway", 5, "truncate");
    int endLength = (int) Iteration.requireLength(ending, render);
    if (length < endLength || leeway < 0) {
      throw Faults.value("expected length >= " + endLength + ", got " + length);
    }
    if (Iteration.requireLength(input, render) <= (long) length + leeway) {
      return input;
    }
    String text = Parameters.text(input, "truncate", render);
    String end = Parameters.text(ending, "truncate", render);
    String cut = text.substring(0, text.offsetByCodePoints(0, length - endLength));
    int space = cut.lastIndexOf(' ');
    return StringValue.of((killWords || space < 0 ? cut : cut.substring(0, space)) + end);
  }

  private static Value wordCount(
      Value input, Arguments arguments, Render render, Registry registry) {
    int count = 0;
    boolean inWord = false;
    for (int point : Texts.of(input, render).codePoints().toArray()) {
      boolean part = point == '_' || StringCases.isAlphanumeric(point);
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
    String separator = Texts.isString(wrap) ? Texts.of(wrap, render) : "\n";
    boolean hyphens = Parameters.truth(arguments, 3, "break_on_hyphens", BoolValue.TRUE, render);
    if (width <= 0) {
      throw Faults.value("invalid width " + width + " (must be > 0)");
    }
    long made = 0;
    List<String> lines = new ArrayList<>();
    for (String line : StringSplitting.lines(Parameters.text(input, "wordwrap", render), false)) {
      List<String> parts = new WordWrap(width, breakLong, hyphens).lines(line);
      made += line.length() + (long) separator.length() * parts.size();
      Sizes.checkText(made);
      lines.add(String.join(separator, parts));
    }
    return StringValue.of(String.join(separator, lines));
  }
}
