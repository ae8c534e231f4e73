package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.List;
import java.util.Map;

/** The methods of Python's {@code dict}. */
public final class DictMethods {
  static final Map<String, Method> TABLE =
      Map.ofEntries(
          Map.entry("get", DictMethods::get),
          Map.entry("keys", view(ViewValue.Kind.KEYS)),
          Map.entry("values", view(ViewValue.Kind.VALUES)),
          Map.entry("items", view(ViewValue.Kind.ITEMS)),
          Map.entry("update", DictMethods::update),
          Map.entry("pop", DictMethods::pop),
          Map.entry("popitem", DictMethods::popItem),
          Map.entry("setdefault", DictMethods::setDefault),
          Map.entry("clear", DictMethods::clear),
          Map.entry("copy", (self, arguments, render) -> new DictValue(dict(self).entries())),
          Map.entry("fromkeys", DictMethods::fromKeys));

  private DictMethods() {}

  private static DictValue dict(Value self) {
    return (DictValue) self;
  }

  private static Method view(ViewValue.Kind kind) {
    return (self, arguments, render) -> new ViewValue(dict(self), kind);
  }

  private static Value get(Value self, Arguments arguments, Render render) {
    Value key = arguments.only("get", "key", "default").require("get", 0, "key");
    Value found = dict(self).entries().get(Keys.of(key, render));
    return found == null ? arguments.find(1, "default", NoneValue.NONE) : found;
  }

  private static Value update(Value self, Arguments arguments, Render render) {
    for (Value from : arguments.positional()) {
      putAll(dict(self), from, render);
    }
    arguments.named().forEach(dict(self)::put);
    return NoneValue.NONE;
  }

  /** Puts in what {@code dict()} and {@code update()} take: a mapping, or pairs. */
  public static void putAll(DictValue target, Value from, Render render) {
    switch (from) {
      case DictValue other -> target.entries().putAll(other.entries());
      case UndefinedValue undefined -> throw undefined.used();
      case HostValue host when host.attribute("keys", render) != null -> {
        Value keys = Access.attribute(host, "keys", render);
        putItems(target, host, Access.call(keys, Arguments.NONE, render), render);
      }
      case HostValue host when host.isMapping() -> putItems(target, host, host, render);
      default -> Iteration.of(from, render).forEachRemaining(pair -> putPair(target, pair, render));
    }
  }

  private static void putItems(DictValue target, HostValue from, Value keys, Render render) {
    Iteration.of(keys, render)
        .forEachRemaining(
            key -> target.entries().put(Keys.of(key, render), Access.item(from, key, render)));
  }

  private static void putPair(DictValue target, Value pair, Render render) {
    List<Value> items = Iteration.list(pair, render);
    if (items.size() != 2) {
      throw Faults.value(
          "dictionary update sequence element has length " + items.size() + "; 2 is required");
    }
    target.entries().put(Keys.of(items.get(0), render), items.get(1));
  }

  private static Value pop(Value self, Arguments arguments, Render render) {
    Value key = arguments.require("pop", 0, "key");
    Value removed = dict(self).entries().remove(Keys.of(key, render));
    if (removed != null) {
      return removed;
    }
    Value otherwise = arguments.find(1, "default");
    if (otherwise == null) {
      throw Faults.value("no key " + Repr.of(key, render));
    }
    return otherwise;
  }

  private static Value popItem(Value self, Arguments arguments, Render render) {
    Map.Entry<Value, Value> last = dict(self).entries().pollLastEntry();
    if (last == null) {
      throw Faults.value("popitem(): dictionary is empty");
    }
    return TupleValue.of(last.getKey(), last.getValue());
  }

  private static Value setDefault(Value self, Arguments arguments, Render render) {
    Value key = Keys.of(arguments.require("setdefault", 0, "key"), render);
    Value found = dict(self).entries().get(key);
    if (found != null) {
      return found;
    }
    Value otherwise = arguments.find(1, "default", NoneValue.NONE);
    dict(self).entries().put(key, otherwise);
    return otherwise;
  }

  private static Value clear(Value self, Arguments arguments, Render render) {
    dict(self).entries().clear();
    return NoneValue.NONE;
  }

  private static Value fromKeys(Value self, Arguments arguments, Render render) {
    DictValue result = new DictValue();
    Value value = arguments.find(1, "value", NoneValue.NONE);
    Iteration.of(arguments.require("fromkeys", 0, "iterable"), render)
        .forEachRemaining(key -> result.entries().put(Keys.of(key, render), value));
    return result;
  }
}
