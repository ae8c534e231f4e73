package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads arguments of built-in functions as the Java types they need. */
public final class Parameters {
  private Parameters() {}

  /** A string argument, or a Problem when it is something else. */
  public static String text(Value value, String function, Render render) {
    if (!Texts.isString(value)) {
      if (value instanceof UndefinedValue undefined) {
        throw undefined.used();
      }
      throw Faults.type(function + "() argument must be str, not " + value.typeName());
    }
    return Texts.of(value, render);
  }

  /** An optional string argument; None counts as missing. */
  public static @Nullable String optionalText(
      Arguments arguments, int position, String name, String function, Render render) {
    Value value = arguments.find(position, name);
    return value == null || value == NoneValue.NONE ? null : text(value, function, render);
  }

  /** An integer argument, clamped to the range of int. */
  public static int integer(Value value, String function) {
    if (value instanceof NumberValue number && number.isInteger()) {
      return Math.clamp(
          IntValue.of(number.integer()).longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (value instanceof UndefinedValue undefined) {
      throw undefined.used();
    }
    throw Faults.type(
        function + "(): '" + value.typeName() + "' object cannot be interpreted as an integer");
  }

  /** An optional integer argument; None counts as missing. */
  public static int integer(
      Arguments arguments, int position, String name, int otherwise, String function) {
    Value value = arguments.find(position, name);
    return value == null || value == NoneValue.NONE ? otherwise : integer(value, function);
  }

  /** An optional integer argument; None is none. */
  static int index(Arguments arguments, int position, String name, int otherwise, String function) {
    Value value = arguments.find(position, name);
    return value == null ? otherwise : integer(value, function);
  }

  /** An optional argument by its truth. */
  public static boolean truth(
      Arguments arguments, int position, String name, BoolValue otherwise, Render render) {
    return Truth.of(arguments.find(position, name, otherwise), render);
  }

  /** An optional argument that must be an integer or a boolean, by its truth. */
  public static boolean flag(Arguments arguments, int position, String name, String function) {
    Value value = arguments.find(position, name);
    return value != null && small(value, function) != 0;
  }

  /** An integer argument that Python takes as a C int. */
  static int small(Value value, String function) {
    if (value instanceof NumberValue number
        && number.isInteger()
        && number.integer().bitLength() > 31) {
      throw Faults.value("Python int too large to convert to C int");
    }
    return integer(value, function);
  }
}
