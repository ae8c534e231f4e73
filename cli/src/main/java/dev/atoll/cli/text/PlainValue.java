package dev.atoll.cli.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plain data on one line, as YAML would have it. */
public final class PlainValue {
  private PlainValue() {}

  public static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case List<?> list ->
          list.stream().map(PlainValue::text).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case String text when text.isEmpty() -> "''";
      case String text -> text.replace("\n", "\\n");
      case Object other -> other.toString();
    };
  }
}
