package dev.atoll.core.dbt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as Python's json module reads and writes it. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** Whether the keys of dicts are written in their own order or in that of the alphabet. */
  enum Keys {
    AS_THEY_ARE,
    SORTED
  }

  private final Keys keys;
  private final Render render;
  private final StringBuilder text = new StringBuilder();

  private Json(Keys keys, Render render) {
    this.keys = keys;
    this.render = render;
  }

  /** For values that hold no atom. */
  static String write(Value value) {
    return write(value, Keys.AS_THEY_ARE, Render.plain());
  }

  /** Atoms become concrete, since the quotes of a relation's name need escapes. */
  static String write(Value value, Keys keys, Render render) {
    Json json = new Json(keys, render);
    json.append(value);
    return json.text.toString();
  }

  private void append(Value value) {
    switch (value) {
      case NoneValue none -> text.append("null");
      case BoolValue bool -> text.append(bool.value() ? "true" : "false");
      case IntValue integer -> text.append(integer.toString());
      case FloatValue real -> text.append(real(real));
      case StringValue string -> appendString(string.text());
      case Rope rope -> appendString(render.concretise(rope));
      case ListValue list -> appendItems(list.items());
      case TupleValue tuple -> appendItems(tuple.items());
      case DictValue dict -> appendEntries(dict);
      case SequenceValue sequence -> throw unknown(sequence);
      default -> throw unknown(value);
    }
  }

  private static RuntimeException unknown(Value value) {
    return value instanceof UndefinedValue undefined
        ? undefined.used()
        : Faults.type("Object of type " + shortName(value) + " is not JSON serializable");
  }

  private static String shortName(Value value) {
    return value.typeName().substring(value.typeName().lastIndexOf('.') + 1);
  }

  private static String real(FloatValue real) {
    double value = real.doubleValue();
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return Python.repr(real, Render.plain());
  }

  private void appendString(String string) {
    text.append('"').append(escaped(string)).append('"');
  }

  private void appendItems(List<Value> items) {
    text.append('[');
    String gap = "";
    for (Value item : items) {
      text.append(gap);
      append(item);
      gap = ", ";
    }
    text.append(']');
  }

  private void appendEntries(DictValue dict) {
    List<Map.Entry<Value, Value>> entries = List.copyOf(dict.entries().entrySet());
    if (keys == Keys.SORTED) {
      entries =
          entries.stream()
              .sorted(Map.Entry.comparingByKey(Comparator.comparing(Json::key)))
              .toList();
    }
    text.append('{');
    String gap = "";
    for (Map.Entry<Value, Value> entry : entries) {
      text.append(gap).append('"').append(escaped(key(entry.getKey()))).append("\": ");
      append(entry.getValue());
      gap = ", ";
    }
    text.append('}');
  }

  private static String key(Value key) {
    return switch (key) {
      case StringValue string -> string.text();
      case NoneValue none -> "null";
      case BoolValue bool -> bool.value() ? "true" : "false";
      case IntValue integer -> integer.toString();
      case FloatValue real -> real(real);
      default ->
          throw Faults.type("keys must be str, int, float, bool or None, not " + shortName(key));
    };
  }

  /** Everything beyond ASCII is escaped, as Python does unless told otherwise. */
  static String escaped(String text) {
    StringBuilder result = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '"' -> result.append("\\\"");
        case '\\' -> result.append("\\\\");
        case '\n' -> result.append("\\n");
        case '\r' -> result.append("\\r");
        case '\t' -> result.append("\\t");
        case '\b' -> result.append("\\b");
        case '\f' -> result.append("\\f");
        default -> {
          if (character < 0x20 || character > 0x7e) {
            result.append("\\u%04x".formatted((int) character));
          } else {
            result.append(character);
          }
        }
      }
    }
    return result.toString();
  }

  /** The value of a JSON text; empty when it is none. */
  static Optional<Value> read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      Value value = value(parser);
      return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static Value value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> dict(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> StringValue.of(parser.getText());
      case VALUE_NUMBER_INT -> IntValue.of(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> new FloatValue(parser.getDoubleValue());
      case VALUE_TRUE -> BoolValue.TRUE;
      case VALUE_FALSE -> BoolValue.FALSE;
      case VALUE_NULL -> NoneValue.NONE;
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }

  private static Value dict(JsonParser parser) throws IOException {
    DictValue dict = new DictValue();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      dict.put(key, value(parser));
    }
    return dict;
  }

  private static Value list(JsonParser parser) throws IOException {
    ListValue list = new ListValue();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.items().add(value(parser));
    }
    return list;
  }
}
