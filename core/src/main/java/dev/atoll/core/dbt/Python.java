package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between Java's texts and what templates pass: arguments that may be None, lists of names. */
final class Python {
  private Python() {}

  static Value orNone(@Nullable String text) {
    return text == null ? NoneValue.NONE : StringValue.of(text);
  }

  static Value tuple(List<String> texts) {
    return new TupleValue(texts.stream().<Value>map(StringValue::of).toList());
  }

  /** The text of a value that may be left out: null for what is missing, None or undefined. */
  static @Nullable String optional(@Nullable Value value, Render render) {
    return value == null || value == NoneValue.NONE || value instanceof UndefinedValue
        ? null
        : Texts.of(value, render);
  }

  /** The entries of a dict whose keys are strings. */
  static Map<String, Value> strings(Value value) {
    if (!(value instanceof DictValue dict)) {
      throw Faults.type("expected a dict, got '" + value.typeName() + "'");
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    dict.entries()
        .forEach(
            (key, item) -> {
              if (key instanceof StringValue name) {
                entries.put(name.text(), item);
              }
            });
    return entries;
  }

  /** As Python writes bytes: {@code b'a\\xff'}. */
  static String bytes(byte[] bytes) {
    StringBuilder text = new StringBuilder("b'");
    for (byte b : bytes) {
      int value = b & 0xff;
      text.append(
          value < 0x20 || value > 0x7e ? "\\x%02x".formatted(value) : String.valueOf((char) value));
    }
    return text.append('\'').toString();
  }
}
