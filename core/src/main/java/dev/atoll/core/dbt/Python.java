package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What Python's built-in functions answer for values: str, repr, bool, iter. */
final class Python {
  private Python() {}

  static Value tuple(List<String> texts) {
    return new TupleValue(texts.stream().<Value>map(StringValue::of).toList());
  }

  /** {@code 01:02:03}, with microseconds when there are some. */
  static String time(LocalTime time) {
    int micros = time.getNano() / 1000;
    String seconds = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    return micros == 0 ? seconds : seconds + ".%06d".formatted(micros);
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

  static Value orNone(@Nullable String text) {
    return text == null ? NoneValue.NONE : StringValue.of(text);
  }

  /** The text of a value that may be left out: null for what is missing, None or undefined. */
  static @Nullable String optional(@Nullable Value value, Render render) {
    return value == null || value == NoneValue.NONE || value instanceof UndefinedValue
        ? null
        : str(value, render);
  }

  /** Whether a value that is no host value counts as true. */
  static boolean truth(Value value) {
    return switch (value) {
      case NoneValue none -> false;
      case UndefinedValue undefined -> false;
      case NumberValue number -> number.doubleValue() != 0;
      case StringValue string -> !string.text().isEmpty();
      case Rope rope -> !rope.segments().isEmpty();
      case ListValue list -> !list.items().isEmpty();
      case TupleValue tuple -> !tuple.items().isEmpty();
      case DictValue dict -> !dict.entries().isEmpty();
      case SetValue set -> !set.items().isEmpty();
      default -> true;
    };
  }

  static boolean truth(Value value, Render render) {
    return value instanceof HostValue host ? host.truth(render) : truth(value);
  }

  static Value call(Value function, Arguments arguments, Render render) {
    return switch (function) {
      case CallableValue callable -> callable.call(arguments, render);
      case HostValue host when host.isCallable() -> host.call(arguments, render);
      default -> throw Faults.type("'" + function.typeName() + "' object is not callable");
    };
  }

  /** The text of a value that must be text. */
  static String text(Value value, String function, Render render) {
    return switch (value) {
      case StringValue string -> string.text();
      case Rope rope -> render.concretise(rope);
      default -> throw Faults.type(function + "() takes text, not " + value.typeName());
    };
  }

  static Value callMethod(Value target, String name, Arguments arguments, Render render) {
    if (target instanceof HostValue host && host.attribute(name, render) instanceof Value method) {
      return call(method, arguments, render);
    }
    throw Faults.type("'" + target.typeName() + "' object has no method '" + name + "'");
  }

  static Value add(Value left, Value right, Render render) {
    return switch (left) {
      case StringValue text -> StringValue.of(text.text() + str(right, render));
      case IntValue one when right instanceof IntValue other ->
          IntValue.of(one.integer().add(other.integer()));
      case NumberValue one when right instanceof NumberValue other ->
          new FloatValue(one.doubleValue() + other.doubleValue());
      default -> throw Faults.type("cannot add " + left.typeName() + " and " + right.typeName());
    };
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

  /** Walks over what a for loop would. */
  static Iterator<Value> iterate(Value value, Render render) {
    return switch (value) {
      case ListValue list -> list.items().iterator();
      case TupleValue tuple -> tuple.items().iterator();
      case SetValue set -> set.items().iterator();
      case DictValue dict -> dict.entries().keySet().iterator();
      case ViewValue view -> view.items().iterator();
      case IteratorValue iterator -> iterator.iterator();
      case RangeValue range ->
          LongStream.range(0, range.size())
              .<Value>mapToObj(i -> IntValue.of(range.at(i)))
              .iterator();
      case StringValue string -> characters(string.text());
      case Rope rope -> characters(render.concretise(rope));
      case UndefinedValue undefined -> List.<Value>of().iterator();
      case HostValue host when host.iterator(render) instanceof Iterator<Value> found -> found;
      default -> throw Faults.type("'" + value.typeName() + "' object is not iterable");
    };
  }

  private static Iterator<Value> characters(String text) {
    return text.codePoints()
        .<Value>mapToObj(point -> StringValue.of(Character.toString(point)))
        .iterator();
  }

  static List<Value> list(Value value, Render render) {
    List<Value> items = new ArrayList<>();
    iterate(value, render).forEachRemaining(items::add);
    return items;
  }

  static String str(Value value, Render render) {
    return switch (value) {
      case StringValue string -> string.text();
      case Rope rope -> render.concretise(rope);
      case NoneValue none -> "None";
      case UndefinedValue undefined -> "";
      case BoolValue bool -> bool.toString();
      case HostValue host -> {
        Value printed = host.print(render);
        yield printed instanceof Rope rope ? render.concretise(rope) : printed.toString();
      }
      default -> value.toString();
    };
  }

  static String repr(Value value, Render render) {
    return switch (value) {
      case StringValue string -> "'" + string.text() + "'";
      case Rope rope -> "'" + render.concretise(rope) + "'";
      case HostValue host -> host.repr(render);
      case DecimalValue decimal -> "Decimal('" + decimal.decimal() + "')";
      default -> str(value, render);
    };
  }
}
