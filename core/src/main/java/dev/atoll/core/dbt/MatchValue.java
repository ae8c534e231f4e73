package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** A match of a regular expression of {@code modules.re}; its positions count code points. */
record MatchValue(PatternValue pattern, String text, MatchResult match) implements HostValue {

  @Override
  public @Nullable Value attribute(String name, Render render) {
    HostFunction method =
        switch (name) {
          case "group" -> this::group;
          case "groups" -> this::groups;
          case "groupdict" -> this::groupDict;
          case "start" -> (arguments, inner) -> position(match.start(number(arguments)));
          case "end" -> (arguments, inner) -> position(match.end(number(arguments)));
          case "span" ->
              (arguments, inner) -> {
                int number = number(arguments);
                return TupleValue.of(position(match.start(number)), position(match.end(number)));
              };
          case "expand" ->
              (arguments, inner) ->
                  StringValue.of(
                      expand(
                          Parameters.text(
                              arguments.require("expand", 0, "template"), name, inner)));
          default -> null;
        };
    return method != null ? method.named(name) : property(name);
  }

  private @Nullable Value property(String name) {
    return switch (name) {
      case "string" -> StringValue.of(text);
      case "re" -> pattern;
      case "pos" -> IntValue.of(0);
      case "endpos" -> position(text.length());
      case "lastindex" -> {
        int last = last();
        yield last == 0 ? NoneValue.NONE : IntValue.of(last);
      }
      case "lastgroup" -> {
        int last = last();
        yield pattern.compiled().names().entrySet().stream()
            .filter(entry -> entry.getValue() == last)
            .<Value>map(entry -> StringValue.of(entry.getKey()))
            .findFirst()
            .orElse(NoneValue.NONE);
      }
      default -> null;
    };
  }

  private int last() {
    for (int i = match.groupCount(); i > 0; i--) {
      if (match.group(i) != null) {
        return i;
      }
    }
    return 0;
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return Python.orNone(match.group(required(key)));
  }

  private int number(Arguments arguments) {
    return required(arguments.find(0, "group", IntValue.of(0)));
  }

  private int required(Value group) {
    int number = pattern.number(group, match);
    if (number < 0) {
      throw DbtProblems.problem(
          DbtProblems.PATTERN,
          "the regular expression '" + pattern.source() + "' has no such group",
          "it has " + match.groupCount() + " groups, named " + pattern.compiled().names().keySet(),
          "use one of them");
    }
    return number;
  }

  private IntValue position(int index) {
    return IntValue.of(index < 0 ? -1 : text.codePointCount(0, index));
  }

  private Value group(Arguments arguments, Render render) {
    List<Value> found = new ArrayList<>();
    for (Value group : arguments.positional()) {
      found.add(Python.orNone(match.group(required(group))));
    }
    return switch (found.size()) {
      case 0 -> StringValue.of(match.group());
      case 1 -> found.getFirst();
      default -> new TupleValue(found);
    };
  }

  private Value groups(Arguments arguments, Render render) {
    Value otherwise = arguments.find(0, "default", NoneValue.NONE);
    List<Value> groups = new ArrayList<>();
    for (int i = 1; i <= match.groupCount(); i++) {
      String group = match.group(i);
      groups.add(group == null ? otherwise : StringValue.of(group));
    }
    return new TupleValue(groups);
  }

  private Value groupDict(Arguments arguments, Render render) {
    Value otherwise = arguments.find(0, "default", NoneValue.NONE);
    DictValue groups = new DictValue();
    pattern
        .compiled()
        .names()
        .forEach(
            (name, number) -> {
              String group = match.group(number);
              groups.put(name, group == null ? otherwise : StringValue.of(group));
            });
    return groups;
  }

  /** The template with {@code \1}, {@code \g<name>} and escapes filled in. */
  String expand(String template) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char character = template.charAt(at++);
      if (character != '\\' || at == template.length()) {
        result.append(character);
        continue;
      }
      char escaped = template.charAt(at++);
      if (escaped == 'g' && at < template.length() && template.charAt(at) == '<') {
        int end = template.indexOf('>', at);
        end = end < 0 ? template.length() : end;
        result.append(found(template.substring(at + 1, end)));
        at = Math.min(template.length(), end + 1);
      } else if (escaped >= '1' && escaped <= '9') {
        int end = at < template.length() && Character.isDigit(template.charAt(at)) ? at + 1 : at;
        result.append(found(template.substring(at - 1, end)));
        at = end;
      } else {
        result.append(escape(escaped));
      }
    }
    return result.toString();
  }

  private String found(String group) {
    boolean numbered = !group.isEmpty() && group.chars().allMatch(Character::isDigit);
    Value key = numbered ? IntValue.of(Long.parseLong(group)) : StringValue.of(group);
    String found = match.group(required(key));
    return found == null ? "" : found;
  }

  private static String escape(char escaped) {
    return switch (escaped) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'f' -> "\f";
      case 'v' -> "\u000b";
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case '0' -> "\0";
      case '\\' -> "\\";
      default -> "\\" + escaped;
    };
  }

  @Override
  public String repr(Render render) {
    return "<re.Match object; span=(%s, %s), match=%s>"
        .formatted(
            position(match.start()),
            position(match.end()),
            Repr.of(StringValue.of(match.group()), render));
  }

  @Override
  public String typeName() {
    return "re.Match";
  }
}
