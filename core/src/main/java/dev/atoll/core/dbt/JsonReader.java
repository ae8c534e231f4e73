package dev.atoll.core.dbt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.io.IOException;
import java.util.Optional;

/** Reads JSON as Python's json module does. */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private JsonReader() {}

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
