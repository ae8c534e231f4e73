package dev.atoll.jinja.python;

import dev.atoll.jinja.syntax.Characters;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The methods of Python's {@code str}. Characters are needed, so a rope becomes concrete.
 *
 * <p>Longer than most files: it holds one method for each of Python's, and nothing else.
 */
final class StringMethods {
  static final Map<String, Method> TABLE = table();

  private StringMethods() {}

  private static Map<String, Method> table() {
    Map<String, Method> table = new HashMap<>();
    cases(table);
    searches(table);
    splits(table);
    predicates(table);
    table.put("join", StringMethods::join);
    table.put("format", StringMethods::format);
    table.put("format_map", StringMethods::formatMap);
    table.put("center", padding(StringPadding.Side.BOTH, "center"));
    table.put("ljust", padding(StringPadding.Side.RIGHT, "ljust"));
    table.put("rjust", padding(StringPadding.Side.LEFT, "rjust"));
    table.put("zfill", StringMethods::zfill);
    table.put("expandtabs", StringMethods::expandTabs);
    table.put("translate", StringMethods::translate);
    table.put("maketrans", StringMethods::makeTable);
    table.put("encode", StringMethods::encode);
    return Map.copyOf(table);
  }

  private static void cases(Map<String, Method> table) {
    table.put("upper", plain("upper", StringCases::upper));
    table.put("lower", plain("lower", StringCases::lower));
    table.put("casefold", plain("casefold", StringCases::fold));
    table.put("capitalize", plain("capitalize", StringCases::capitalize));
    table.put("title", plain("title", StringCases::title));
    table.put("swapcase", plain("swapcase", StringCases::swap));
  }

  private static void searches(Map<String, Method> table) {
    table.put("find", (self, arguments, render) -> position(self, arguments, render, "find"));
    table.put("rfind", (self, arguments, render) -> position(self, arguments, render, "rfind"));
    table.put("index", (self, arguments, render) -> found(self, arguments, render, "find"));
    table.put("rindex", (self, arguments, render) -> found(self, arguments, render, "rfind"));
    table.put("count", StringMethods::count);
    table.put("startswith", (self, args, render) -> edge(self, args, render, Edge.START));
    table.put("endswith", (self, args, render) -> edge(self, args, render, Edge.END));
    table.put("replace", StringMethods::replace);
    table.put("removeprefix", (self, args, render) -> removed(self, args, render, Edge.START));
    table.put("removesuffix", (self, args, render) -> removed(self, args, render, Edge.END));
    table.put("strip", (self, args, render) -> strip(self, args, render, true, true));
    table.put("lstrip", (self, args, render) -> strip(self, args, render, true, false));
    table.put("rstrip", (self, args, render) -> strip(self, args, render, false, true));
  }

  private static void splits(Map<String, Method> table) {
    table.put("split", (self, args, render) -> split(self, args, render, Edge.START));
    table.put("rsplit", (self, args, render) -> split(self, args, render, Edge.END));
    table.put("splitlines", StringMethods::splitLines);
    table.put("partition", (self, args, render) -> partition(self, args, render, Edge.START));
    table.put("rpartition", (self, args, render) -> partition(self, args, render, Edge.END));
  }

  private static void predicates(Map<String, Method> table) {
    table.put("isalpha", all("isalpha", Character::isLetter));
    table.put("isalnum", all("isalnum", StringCases::isAlphanumeric));
    table.put("isdigit", all("isdigit", StringCases::isDigit));
    table.put("isdecimal", all("isdecimal", Character::isDigit));
    table.put("isnumeric", all("isnumeric", StringCases::isNumeric));
    table.put("isspace", all("isspace", Characters::isSpace));
    table.put("isascii", answer("isascii", text -> text.chars().allMatch(c -> c < 128)));
    table.put("islower", answer("islower", StringCases::isLower));
    table.put("isupper", answer("isupper", StringCases::isUpper));
    table.put("istitle", answer("istitle", StringCases::isTitle));
    table.put("isidentifier", answer("isidentifier", StringCases::isIdentifier));
    table.put(
        "isprintable",
        answer("isprintable", text -> text.codePoints().allMatch(Repr::isPrintable)));
  }

  /** An end of a text. */
  private enum Edge {
    START,
    END
  }

  private static Method plain(String name, Function<String, String> function) {
    return (self, arguments, render) -> {
      arguments.only(name);
      return StringValue.of(function.apply(Texts.of(self, render)));
    };
  }

  private static Method answer(String name, Predicate<String> predicate) {
    return (self, arguments, render) -> {
      arguments.only(name);
      return BoolValue.of(predicate.test(Texts.of(self, render)));
    };
  }

  private static Method all(String name, IntPredicate predicate) {
    return answer(name, text -> !text.isEmpty() && text.codePoints().allMatch(predicate));
  }

  private static Method padding(StringPadding.Side side, String name) {
    return (self, arguments, render) -> {
      arguments.only(name, "width", "fillchar");
      int width = Parameters.integer(arguments.require(name, 0, "width"), name);
      Value fill = arguments.find(1, "fillchar", StringValue.of(" "));
      return StringValue.of(
          StringPadding.pad(Texts.of(self, render), width, Texts.of(fill, render), side));
    };
  }

  /** Joins strings only; atoms in them stay symbolic. */
  private static Value join(Value self, Arguments arguments, Render render) {
    arguments.only("join", "iterable");
    Rope.Builder result = new Rope.Builder();
    Iterator<Value> items = Iteration.of(arguments.require("join", 0, "iterable"), render);
    int index = 0;
    while (items.hasNext()) {
      Value item = items.next();
      if (!Texts.isString(item)) {
        throw Faults.type(
            "sequence item %d: expected str instance, %s found".formatted(index, item.typeName()));
      }
      if (index++ > 0) {
        Texts.print(self, result, render);
      }
      Texts.print(item, result, render);
    }
    return result.toValue();
  }

  private static Value format(Value self, Arguments arguments, Render render) {
    return StringValue.of(
        new StringFormat(arguments.positional(), arguments.named()::get, render)
            .format(Texts.of(self, render)));
  }

  private static Value formatMap(Value self, Arguments arguments, Render render) {
    Value mapping = arguments.require("format_map", 0, "mapping");
    if (mapping instanceof UndefinedValue undefined) {
      throw undefined.used();
    }
    if (!(mapping instanceof DictValue || mapping instanceof HostValue)) {
      throw Faults.type("format_map() needs a mapping, not " + mapping.typeName());
    }
    return StringValue.of(
        new StringFormat(
                List.of(), name -> Access.itemOrNull(mapping, StringValue.of(name), render), render)
            .format(Texts.of(self, render)));
  }

  private static Value zfill(Value self, Arguments arguments, Render render) {
    String text = Texts.of(self, render);
    int width = Parameters.integer(arguments.require("zfill", 0, "width"), "zfill");
    int missing = width - CodePoints.length(text);
    if (missing <= 0) {
      return StringValue.of(text);
    }
    Sizes.checkText(width);
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String sign = signed ? text.substring(0, 1) : "";
    return StringValue.of(sign + "0".repeat(missing) + text.substring(sign.length()));
  }

  private static Value expandTabs(Value self, Arguments arguments, Render render) {
    int size = Parameters.small(arguments.find(0, "tabsize", IntValue.of(8)), "expandtabs");
    StringBuilder result = new StringBuilder();
    int column = 0;
    String text = Texts.of(self, render);
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '\t') {
        int spaces = size <= 0 ? 0 : size - column % size;
        Sizes.checkText((long) result.length() + spaces);
        result.repeat(' ', spaces);
        column += spaces;
      } else {
        result.append(character);
        column = character == '\n' || character == '\r' ? 0 : column + 1;
      }
    }
    return StringValue.of(result.toString());
  }

  private static Value translate(Value self, Arguments arguments, Render render) {
    Value table = arguments.require("translate", 0, "table");
    StringBuilder result = new StringBuilder();
    Texts.of(self, render)
        .codePoints()
        .forEach(
            point -> {
              Value entry = Access.itemOrNull(table, IntValue.of(point), render);
              switch (entry) {
                case null -> result.appendCodePoint(point);
                case NoneValue none -> {}
                case NumberValue number ->
                    result.appendCodePoint(Parameters.integer(number, "translate"));
                default -> result.append(Texts.of(entry, render));
              }
            });
    return StringValue.of(result.toString());
  }

  /** What {@code translate} takes: code points and what they become. */
  private static Value makeTable(Value self, Arguments arguments, Render render) {
    arguments.only("maketrans", "x", "y", "z");
    DictValue table = new DictValue();
    Value first = arguments.require("maketrans", 0, "x");
    if (first instanceof DictValue dict) {
      dict.entries()
          .forEach(
              (key, value) ->
                  table
                      .entries()
                      .put(
                          Texts.isString(key)
                              ? IntValue.of(Texts.of(key, render).codePointAt(0))
                              : key,
                          value));
      return table;
    }
    int[] from = points(first, render);
    int[] to = points(arguments.require("maketrans", 1, "y"), render);
    if (from.length != to.length) {
      throw Faults.value("the first two maketrans arguments must have equal length");
    }
    for (int i = 0; i < from.length; i++) {
      table.entries().put(IntValue.of(from[i]), IntValue.of(to[i]));
    }
    for (int removed : points(arguments.find(2, "z", StringValue.EMPTY), render)) {
      table.entries().put(IntValue.of(removed), NoneValue.NONE);
    }
    return table;
  }

  private static int[] points(Value text, Render render) {
    return Parameters.text(text, "maketrans", render).codePoints().toArray();
  }

  private static Value encode(Value self, Arguments arguments, Render render) {
    throw Faults.notSupported(
        "'encode' is not supported",
        "it makes bytes, and templates here have no bytes",
        "work on the text itself; local_md5() takes text");
  }

  private static Value position(Value self, Arguments arguments, Render render, String name) {
    String text = Texts.of(self, render);
    String needle = Parameters.text(arguments.require(name, 0, "sub"), name, render);
    int length = CodePoints.length(text);
    int from = bound(arguments.find(1, "start"), length, 0, name);
    int to = Math.min(bound(arguments.find(2, "end"), length, length, name), length);
    if (from > to) {
      return IntValue.of(-1);
    }
    String part = CodePoints.slice(text, from, to);
    int index = name.equals("find") ? part.indexOf(needle) : part.lastIndexOf(needle);
    return IntValue.of(index < 0 ? -1 : from + CodePoints.position(part, index));
  }

  private static int bound(@Nullable Value value, int length, int otherwise, String name) {
    if (value == null || value == NoneValue.NONE) {
      return otherwise;
    }
    int index = Parameters.integer(value, name);
    return Math.max(0, index < 0 ? index + length : Math.min(index, length + 1));
  }

  private static Value found(Value self, Arguments arguments, Render render, String name) {
    Value position = position(self, arguments, render, name);
    if (position.equals(IntValue.of(-1))) {
      throw Faults.value("substring not found");
    }
    return position;
  }

  private static String window(Value self, Arguments arguments, Render render, String name) {
    String text = Texts.of(self, render);
    if (arguments.find(1, "start") == null) {
      return text;
    }
    int length = CodePoints.length(text);
    int from = Math.min(bound(arguments.find(1, "start"), length, 0, name), length);
    int to = Math.min(bound(arguments.find(2, "end"), length, length, name), length);
    return from > to ? "" : CodePoints.slice(text, from, to);
  }

  private static Value count(Value self, Arguments arguments, Render render) {
    String text = window(self, arguments, render, "count");
    String needle = Parameters.text(arguments.require("count", 0, "sub"), "count", render);
    if (needle.isEmpty()) {
      return IntValue.of(CodePoints.length(text) + 1L);
    }
    int count = 0;
    for (int at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length())) {
      count++;
    }
    return IntValue.of(count);
  }

  private static Value edge(Value self, Arguments arguments, Render render, Edge edge) {
    String name = edge == Edge.START ? "startswith" : "endswith";
    String text = window(self, arguments, render, name);
    Value wanted = arguments.require(name, 0, "prefix");
    List<Value> choices = wanted instanceof TupleValue tuple ? tuple.items() : List.of(wanted);
    for (Value choice : choices) {
      String part = Parameters.text(choice, name, render);
      if (edge == Edge.START ? text.startsWith(part) : text.endsWith(part)) {
        return BoolValue.TRUE;
      }
    }
    return BoolValue.FALSE;
  }

  private static Value removed(Value self, Arguments arguments, Render render, Edge edge) {
    String text = Texts.of(self, render);
    String name = edge == Edge.START ? "removeprefix" : "removesuffix";
    String part = Parameters.text(arguments.require(name, 0, "part"), name, render);
    if (edge == Edge.START) {
      return StringValue.of(text.startsWith(part) ? text.substring(part.length()) : text);
    }
    return StringValue.of(
        text.endsWith(part) ? text.substring(0, text.length() - part.length()) : text);
  }

  private static Value replace(Value self, Arguments arguments, Render render) {
    arguments.only("replace", "old", "new", "count");
    String old = Parameters.text(arguments.require("replace", 0, "old"), "replace", render);
    String by = Parameters.text(arguments.require("replace", 1, "new"), "replace", render);
    int count = Parameters.index(arguments, 2, "count", -1, "replace");
    return StringValue.of(StringSplitting.replace(Texts.of(self, render), old, by, count));
  }

  private static Value strip(
      Value self, Arguments arguments, Render render, boolean front, boolean back) {
    String name = front && back ? "strip" : front ? "lstrip" : "rstrip";
    arguments.only(name, "chars");
    String characters = Parameters.optionalText(arguments, 0, "chars", name, render);
    return StringValue.of(StringSplitting.strip(Texts.of(self, render), characters, front, back));
  }

  private static Value split(Value self, Arguments arguments, Render render, Edge edge) {
    arguments.only("split", "sep", "maxsplit");
    String separator = Parameters.optionalText(arguments, 0, "sep", "split", render);
    int max = Parameters.index(arguments, 1, "maxsplit", -1, "split");
    String text = Texts.of(self, render);
    if (separator != null && separator.isEmpty()) {
      throw Faults.value("empty separator");
    }
    List<String> parts =
        edge == Edge.START
            ? StringSplitting.split(text, separator, max)
            : StringSplitting.splitFromEnd(text, separator, max);
    return strings(parts);
  }

  private static Value splitLines(Value self, Arguments arguments, Render render) {
    boolean keep = Parameters.truth(arguments, 0, "keepends", BoolValue.FALSE, render);
    return strings(StringSplitting.lines(Texts.of(self, render), keep));
  }

  private static ListValue strings(List<String> parts) {
    ListValue list = new ListValue();
    for (String part : parts) {
      list.items().add(StringValue.of(part));
    }
    return list;
  }

  private static Value partition(Value self, Arguments arguments, Render render, Edge edge) {
    String text = Texts.of(self, render);
    String separator =
        Parameters.text(arguments.require("partition", 0, "sep"), "partition", render);
    if (separator.isEmpty()) {
      throw Faults.value("empty separator");
    }
    int at = edge == Edge.START ? text.indexOf(separator) : text.lastIndexOf(separator);
    if (at < 0) {
      return edge == Edge.START ? triple(text, "", "") : triple("", "", text);
    }
    return triple(text.substring(0, at), separator, text.substring(at + separator.length()));
  }

  private static TupleValue triple(String before, String separator, String after) {
    return TupleValue.of(StringValue.of(before), StringValue.of(separator), StringValue.of(after));
  }
}
