package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Json;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.PercentFormat;
import dev.atoll.jinja.python.StringCases;
import dev.atoll.jinja.python.StringPadding;
import dev.atoll.jinja.python.StringSplitting;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.syntax.Characters;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Filters that turn one text into another. */
final class TextFilters {
  private TextFilters() {}

  static void addTo(Map<String, Registry.Filter> table) {
    table.put("upper", plain("upper", StringCases::upper));
    table.put("lower", plain("lower", StringCases::lower));
    table.put("capitalize", plain("capitalize", StringCases::capitalize));
    table.put("title", plain("title", TextFilters::title));
    table.put("e", plain("escape", TextFilters::escape));
    table.put("escape", plain("escape", TextFilters::escape));
    table.put("forceescape", plain("forceescape", TextFilters::escape));
    table.put("striptags", plain("striptags", TextFilters::stripTags));
    table.put("safe", (input, arguments, render, registry) -> Texts.printed(input, render));
    table.put("string", (input, arguments, render, registry) -> Texts.printed(input, render));
    table.put("trim", TextFilters::trim);
    table.put("replace", TextFilters::replace);
    table.put("center", TextFilters::center);
    table.put("format", TextFilters::format);
    table.put("urlencode", TextFilters::urlEncode);
    table.put("tojson", TextFilters::toJson);
    table.put("xmlattr", TextFilters::xmlAttributes);
    table.put("urlize", TextFilters::urlize);
  }

  private static Registry.Filter plain(String name, UnaryOperator<String> function) {
    return (input, arguments, render, registry) -> {
      arguments.only(name);
      return StringValue.of(function.apply(Texts.of(input, render)));
    };
  }

  /** A capital after whitespace, hyphens and opening brackets, lower case elsewhere. */
  private static String title(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int from = 0;
    while (from < text.length()) {
      boolean separator = isSeparator(text.charAt(from));
      int to = from;
      while (to < text.length() && isSeparator(text.charAt(to)) == separator) {
        to++;
      }
      int first = text.offsetByCodePoints(from, 1);
      result.append(StringCases.upper(text.substring(from, first)));
      result.append(StringCases.lower(text.substring(first, to)));
      from = to;
    }
    return result.toString();
  }

  private static boolean isSeparator(char character) {
    return Characters.isSpace(character) || "-({[<".indexOf(character) >= 0;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace("\"", "&#34;");
  }

  private static String stripTags(String text) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
      boolean comment = text.startsWith("<!--", open);
      int close = comment ? text.indexOf("-->", open + 4) : text.indexOf('>', open);
      if (close < 0) {
        break;
      }
      kept.append(text, at, open);
      at = close + (comment ? 3 : 1);
    }
    String plain = kept.append(text, at, text.length()).toString();
    String joined = String.join(" ", StringSplitting.words(plain));
    return joined
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private static Value trim(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("trim", "chars");
    String characters = Parameters.optionalText(arguments, 0, "chars", "trim", render);
    if (characters == null && input instanceof Rope rope) {
      Optional<Rope> stripped =
          rope.stripped(text -> StringSplitting.strip(text, null, true, true));
      if (stripped.isPresent()) {
        return stripped.get();
      }
    }
    return StringValue.of(StringSplitting.strip(Texts.of(input, render), characters, true, true));
  }

  private static Value replace(Value input, Arguments arguments, Render render, Registry registry) {
    arguments.only("replace", "old", "new", "count");
    return StringValue.of(
        StringSplitting.replace(
            Texts.of(input, render),
            Texts.of(arguments.require("replace", 0, "old"), render),
            Texts.of(arguments.require("replace", 1, "new"), render),
            Parameters.integer(arguments, 2, "count", -1, "replace")));
  }

  private static Value center(Value input, Arguments arguments, Render render, Registry registry) {
    int width = Parameters.integer(arguments.only("center", "width"), 0, "width", 80, "center");
    return StringValue.of(
        StringPadding.pad(Texts.of(input, render), width, " ", StringPadding.Side.BOTH));
  }

  private static Value format(Value input, Arguments arguments, Render render, Registry registry) {
    Value given;
    if (arguments.named().isEmpty()) {
      given = new TupleValue(arguments.positional());
    } else {
      DictValue named = new DictValue();
      arguments.named().forEach(named::put);
      given = named;
    }
    return StringValue.of(PercentFormat.format(Texts.of(input, render), given, render));
  }

  private static Value urlEncode(
      Value input, Arguments arguments, Render render, Registry registry) {
    if (Texts.isString(input) || Iteration.find(input, render) == null) {
      return StringValue.of(quoted(Texts.of(input, render), "/"));
    }
    Value pairs =
        input instanceof DictValue dict ? new ViewValue(dict, ViewValue.Kind.ITEMS) : input;
    List<String> parts = new ArrayList<>();
    for (Value pair : Iteration.list(pairs, render)) {
      List<Value> items = Iteration.list(pair, render);
      if (items.size() != 2) {
        throw Faults.value("urlencode needs pairs, found " + items.size() + " values");
      }
      Function<Value, String> part = value -> quoted(Texts.of(value, render), "");
      parts.add(part.apply(items.get(0)) + "=" + part.apply(items.get(1)));
    }
    return StringValue.of(String.join("&", parts));
  }

  private static String quoted(String text, String safe) {
    String encoded =
        URLEncoder.encode(text, StandardCharsets.UTF_8)
            .replace("*", "%2A")
            .replace("%7E", "~")
            .replace("+", safe.isEmpty() ? "+" : "%20");
    return safe.isEmpty() ? encoded : encoded.replace("%2F", "/");
  }

  private static Value toJson(Value input, Arguments arguments, Render render, Registry registry) {
    Value indent = arguments.only("tojson", "indent").find(0, "indent", NoneValue.NONE);
    int width = indent == NoneValue.NONE ? -1 : Parameters.integer(indent, "tojson");
    String json = Json.write(input, Json.Keys.SORTED, width, render);
    return StringValue.of(
        json.replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("'", "\\u0027"));
  }

  private static Value urlize(Value input, Arguments arguments, Render render, Registry registry) {
    throw Faults.notSupported(
        "'urlize' is not supported",
        "it makes links of a web page, and nothing here writes one",
        "write the text of the link");
  }

  private static Value xmlAttributes(
      Value input, Arguments arguments, Render render, Registry registry) {
    List<String> parts = new ArrayList<>();
    DictValue dict = ValueFilters.mapping(input, "xmlattr");
    dict.entries()
        .forEach(
            (key, value) -> {
              if (value != NoneValue.NONE && !(value instanceof UndefinedValue)) {
                String name = Parameters.text(key, "xmlattr", render);
                if (name.chars().anyMatch(c -> c <= ' ' || "/>=".indexOf(c) >= 0)) {
                  throw Faults.value("Invalid character in attribute name: " + name);
                }
                parts.add(escape(name) + "=\"" + escape(Texts.of(value, render)) + "\"");
              }
            });
    String text = String.join(" ", parts);
    boolean spaced = Parameters.truth(arguments, 0, "autospace", BoolValue.TRUE, render);
    return StringValue.of(spaced && !text.isEmpty() ? " " + text : text);
  }
}
