package dev.atoll.jinja.python;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedMode;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attributes, items and calls as a template sees them: Jinja2's rules in its sandbox. */
public final class Access {
  private Access() {}

  /** {@code target.name}: the attribute first, then the item; undefined when there is neither. */
  public static Value attribute(Value target, String name, Render render) {
    if (target instanceof UndefinedValue undefined) {
      return ofUndefined(undefined, render);
    }
    Value found = name.startsWith("_") ? null : member(target, name, render);
    if (found == null) {
      found = itemOrNull(target, StringValue.of(name), render);
    }
    return found == null ? missing(target, StringValue.of(name), render) : found;
  }

  /** {@code target[key]}: the item first, then the attribute; undefined when there is neither. */
  public static Value item(Value target, Value key, Render render) {
    if (target instanceof UndefinedValue undefined) {
      return ofUndefined(undefined, render);
    }
    Value found = itemOrNull(target, key, render);
    if (found == null && Texts.isString(key)) {
      String name = Texts.of(key, render);
      found = name.startsWith("_") ? null : member(target, name, render);
    }
    return found == null ? missing(target, key, render) : found;
  }

  /** {@code target[start:stop:step]}: unlike an item, a Problem where it cannot be. */
  public static Value slice(Value target, SliceValue slice, Render render) {
    if (target instanceof UndefinedValue undefined) {
      return ofUndefined(undefined, render);
    }
    Value found = target instanceof DictValue ? null : itemOrNull(target, slice, render);
    if (found == null) {
      throw Faults.type(
          target instanceof DictValue
              ? "unhashable type: 'slice'"
              : "'" + target.typeName() + "' object is not subscriptable");
    }
    return found;
  }

  private static Value ofUndefined(UndefinedValue undefined, Render render) {
    if (render.undefined() == UndefinedMode.PERMISSIVE) {
      return undefined;
    }
    throw undefined.used();
  }

  private static UndefinedValue missing(Value target, Value key, Render render) {
    String type = target == NoneValue.NONE ? "None" : target.typeName() + " object";
    return Texts.isString(key)
        ? UndefinedValue.ofMember("'" + type + "'", Texts.of(key, render), () -> keys(target))
        : UndefinedValue.because(type + " has no element " + Repr.of(key, render));
  }

  private static List<String> keys(Value target) {
    List<String> names = new ArrayList<>(Methods.names(target));
    switch (target) {
      case DictValue dict ->
          dict.entries().keySet().stream()
              .filter(StringValue.class::isInstance)
              .map(Value::toString)
              .forEach(names::add);
      case HostValue host -> names.addAll(host.attributeNames());
      default -> {}
    }
    return names;
  }

  /** The attribute or method of a value, or null. */
  public static @Nullable Value member(Value target, String name, Render render) {
    if (target instanceof HostValue host) {
      return host.attribute(name, render);
    }
    Value property = Properties.find(target, name, render);
    if (property != null) {
      return property;
    }
    Method method = Methods.find(target, name);
    return method == null ? null : new BoundMethod(target, name, method);
  }

  /** The item under a key or index, or null when there is none or the value has no items. */
  public static @Nullable Value itemOrNull(Value target, Value key, Render render) {
    return switch (target) {
      case DictValue dict -> Keys.isHashable(key) ? dict.entries().get(Keys.of(key, render)) : null;
      case HostValue host -> host.item(key, render);
      case ListValue list -> element(list.items(), key, target);
      case TupleValue tuple -> element(tuple.items(), key, target);
      case StringValue string -> character(string.text(), key);
      case Rope rope -> character(render.concretise(rope), key);
      case RangeValue range -> rangeItem(range, key);
      default -> null;
    };
  }

  private static @Nullable Value element(List<Value> items, Value key, Value target) {
    if (key instanceof SliceValue slice) {
      List<Value> part = slice.of(items);
      return target instanceof TupleValue ? new TupleValue(part) : new ListValue(part);
    }
    long index = index(key, items.size());
    return index < 0 ? null : items.get((int) index);
  }

  private static @Nullable Value character(String text, Value key) {
    if (key instanceof SliceValue slice) {
      return StringValue.of(slice.of(text));
    }
    long index = index(key, CodePoints.length(text));
    return index < 0 ? null : StringValue.of(Character.toString(CodePoints.at(text, (int) index)));
  }

  private static @Nullable Value rangeItem(RangeValue range, Value key) {
    if (key instanceof SliceValue slice) {
      return slice.of(range);
    }
    long index = index(key, range.size());
    return index < 0 ? null : IntValue.of(range.at(index));
  }

  /** The index from the front, or -1 when the key is no index or outside. */
  private static long index(Value key, long size) {
    if (!(key instanceof IntValue || key instanceof BoolValue)) {
      return -1;
    }
    long index = IntValue.of(((NumberValue) key).integer()).longValue();
    long fromFront = index < 0 ? index + size : index;
    return fromFront >= 0 && fromFront < size ? fromFront : -1;
  }

  /** Calls a value. */
  public static Value call(Value target, Arguments arguments, Render render) {
    return switch (target) {
      case CallableValue callable -> callable.call(arguments, render);
      case HostValue host when host.isCallable() -> host.call(arguments, render);
      case UndefinedValue undefined -> ofUndefined(undefined, render);
      default -> throw notCallable(target);
    };
  }

  private static ProblemException notCallable(Value target) {
    return Faults.type("'" + target.typeName() + "' object is not callable");
  }

  public static boolean isCallable(Value value) {
    return value instanceof CallableValue || (value instanceof HostValue host && host.isCallable());
  }
}
