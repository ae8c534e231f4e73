package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Python's {@code str.format}: fields by position and name, attributes, items, conversions. */
final class StringFormat {
  private final List<Value> positional;
  private final Function<String, @Nullable Value> named;
  private final Render render;
  private int automatic;
  private boolean manual;

  StringFormat(List<Value> positional, Function<String, @Nullable Value> named, Render render) {
    this.positional = positional;
    this.named = named;
    this.render = render;
  }

  String format(String pattern) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char character = pattern.charAt(at);
      boolean doubled = at + 1 < pattern.length() && pattern.charAt(at + 1) == character;
      if ((character == '{' || character == '}') && doubled) {
        result.append(character);
        at += 2;
      } else if (character == '}') {
        throw Faults.value("Single '}' encountered in format string");
      } else if (character == '{') {
        int end = endOfField(pattern, at + 1);
        result.append(field(pattern.substring(at + 1, end)));
        at = end + 1;
      } else {
        result.append(character);
        at++;
      }
    }
    return result.toString();
  }

  private static int endOfField(String pattern, int from) {
    int depth = 1;
    for (int at = from; at < pattern.length(); at++) {
      if (pattern.charAt(at) == '{') {
        depth++;
      } else if (pattern.charAt(at) == '}' && --depth == 0) {
        return at;
      }
    }
    throw Faults.value(
        from >= pattern.length()
            ? "Single '{' encountered in format string"
            : "expected '}' before end of string");
  }

  private String field(String field) {
    int colon = outside(field, ':');
    String head = colon < 0 ? field : field.substring(0, colon);
    int mark = outside(head, '!');
    Value value = value(mark < 0 ? head : head.substring(0, mark));
    String spec = colon < 0 ? "" : format(field.substring(colon + 1));
    if (mark >= 0) {
      value = converted(value, head.substring(mark + 1));
    } else if (value instanceof UndefinedValue undefined && !spec.isEmpty()) {
      throw undefined.used();
    }
    return FormatSpec.format(value, spec, render);
  }

  /** The first such character that is not inside brackets. */
  private static int outside(String field, char wanted) {
    int bracket = 0;
    for (int at = 0; at < field.length(); at++) {
      char character = field.charAt(at);
      if (character == '[') {
        bracket++;
      } else if (character == ']') {
        bracket--;
      } else if (character == wanted && bracket <= 0) {
        return at;
      }
    }
    return -1;
  }

  private Value converted(Value value, String conversion) {
    return switch (conversion) {
      case "s" -> StringValue.of(Texts.of(value, render));
      case "r" -> StringValue.of(Repr.of(value, render));
      case "a" -> StringValue.of(Repr.ascii(value, render));
      default -> throw Faults.value("Unknown conversion specifier '" + conversion + "'");
    };
  }

  private Value value(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    Value value = first(path.substring(0, end));
    while (end < path.length()) {
      if (path.charAt(end) == '.') {
        int from = end + 1;
        end = from;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
          end++;
        }
        value = Access.attribute(value, path.substring(from, end), render);
      } else {
        int close = path.indexOf(']', end);
        if (close < 0) {
          throw Faults.value("Missing ']' in format string");
        }
        value = Access.item(value, key(path.substring(end + 1, close)), render);
        end = close + 1;
      }
    }
    return value;
  }

  private static Value key(String key) {
    return isIndex(key) ? IntValue.of(Long.parseLong(key)) : StringValue.of(key);
  }

  private static boolean isIndex(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  /** Positions are all written, or all counted. */
  private int index(String name) {
    if (name.isEmpty() ? manual : automatic > 0) {
      throw Faults.value(
          name.isEmpty()
              ? "cannot switch from manual field specification to automatic field numbering"
              : "cannot switch from automatic field numbering to manual field specification");
    }
    manual = !name.isEmpty();
    return name.isEmpty() ? automatic++ : Integer.parseInt(name);
  }

  private Value first(String name) {
    if (name.isEmpty() || isIndex(name)) {
      int index = index(name);
      if (index >= positional.size()) {
        throw Faults.value(
            "Replacement index " + index + " out of range for positional args tuple");
      }
      return positional.get(index);
    }
    Value value = named.apply(name);
    if (value == null) {
      throw Faults.value("no value named '" + name + "' to format");
    }
    return value;
  }
}
