package dev.atoll.jinja.python;

import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Python's {@code json.dumps}: ASCII, with a space behind {@code ,} and {@code :}. */
public final class Json {
  private final Keys keys;
  private final int indent;
  private final Render render;
  private final StringBuilder out = new StringBuilder();

  /** The order of an object's members. */
  public enum Keys {
    AS_THEY_ARE,
    SORTED
  }

  private Json(Keys keys, int indent, Render render) {
    this.keys = keys;
    this.indent = indent;
    this.render = render;
  }

  /**
   * The JSON of a value.
   *
   * @param indent spaces per level; negative for everything in one line
   */
  public static String write(Value value, Keys keys, int indent, Render render) {
    Json json = new Json(keys, indent, render);
    json.write(value, 0);
    return json.out.toString();
  }

  private void write(Value value, int level) {
    switch (value) {
      case NoneValue none -> out.append("null");
      case BoolValue bool -> out.append(bool.value() ? "true" : "false");
      case IntValue number -> out.append(number);
      case FloatValue number -> out.append(floating(number.doubleValue()));
      case ListValue list -> array(list.items(), level);
      case TupleValue tuple -> array(tuple.items(), level);
      case DictValue dict -> object(dict, level);
      case UndefinedValue undefined -> throw undefined.used();
      case HostValue host when host.isSequence() && !host.isMapping() ->
          array(Iteration.list(host, render), level);
      default -> {
        if (!Texts.isString(value)) {
          throw Faults.type("Object of type " + value.typeName() + " is not JSON serializable");
        }
        string(Texts.of(value, render));
      }
    }
  }

  private static String floating(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return Double.isInfinite(value) ? (value > 0 ? "Infinity" : "-Infinity") : Floats.repr(value);
  }

  private void array(List<Value> items, int level) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      separate(i, level + 1);
      write(items.get(i), level + 1);
      Sizes.checkText(out.length());
    }
    close(level);
    out.append(']');
  }

  private void object(DictValue dict, int level) {
    if (dict.entries().isEmpty()) {
      out.append("{}");
      return;
    }
    List<Map.Entry<Value, Value>> entries = new ArrayList<>(dict.entries().entrySet());
    if (keys == Keys.SORTED) {
      entries.sort((a, b) -> Comparison.compare(a.getKey(), b.getKey(), "<", render));
    }
    out.append('{');
    for (int i = 0; i < entries.size(); i++) {
      separate(i, level + 1);
      string(key(entries.get(i).getKey()));
      out.append(": ");
      write(entries.get(i).getValue(), level + 1);
      Sizes.checkText(out.length());
    }
    close(level);
    out.append('}');
  }

  private String key(Value key) {
    return switch (key) {
      case NoneValue none -> "null";
      case BoolValue bool -> bool.value() ? "true" : "false";
      case IntValue number -> number.toString();
      case FloatValue number -> floating(number.doubleValue());
      default -> {
        if (!Texts.isString(key)) {
          throw Faults.type("keys must be str, int, float, bool or None, not " + key.typeName());
        }
        yield Texts.of(key, render);
      }
    };
  }

  private void separate(int index, int level) {
    if (indent < 0) {
      out.append(index == 0 ? "" : ", ");
    } else {
      Sizes.checkText(indent, level);
      out.append(index == 0 ? "\n" : ",\n").repeat(' ', indent * level);
    }
  }

  private void close(int level) {
    if (indent >= 0) {
      out.append('\n').repeat(' ', indent * level);
    }
  }

  private void string(String text) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      switch (character) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (character < 0x20 || character > 0x7e) {
            out.append(String.format("\\u%04x", (int) character));
          } else {
            out.append(character);
          }
        }
      }
    }
    out.append('"');
  }
}
