package dev.atoll.jinja.python;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's binary and unary operators. */
public final class Operations {
  private Operations() {}

  /** {@code left + right}; two strings stay symbolic. */
  public static Value add(Value left, Value right, Render render) {
    return switch (left) {
      case NumberValue a when right instanceof NumberValue b -> Arithmetic.add(a, b);
      case StringValue a when right instanceof StringValue b -> StringValue.of(a.text() + b.text());
      case ListValue a when right instanceof ListValue b ->
          new ListValue(joined(a.items(), b.items()));
      case TupleValue a when right instanceof TupleValue b ->
          new TupleValue(joined(a.items(), b.items()));
      case TemporalValue a when right instanceof TemporalValue b -> moved(a, b);
      default -> {
        if (Texts.isString(left) && Texts.isString(right)) {
          Rope.Builder text = new Rope.Builder();
          Texts.print(left, text, render);
          Texts.print(right, text, render);
          yield text.toValue();
        }
        throw cannotAdd(left, right);
      }
    };
  }

  private static List<Value> joined(List<Value> left, List<Value> right) {
    Sizes.checkElements((long) left.size() + right.size());
    List<Value> items = new ArrayList<>(left.size() + right.size());
    items.addAll(left);
    items.addAll(right);
    return items;
  }

  private static Value moved(TemporalValue left, TemporalValue right) {
    TemporalValue result =
        right.temporal() instanceof Duration by
            ? Temporals.plus(left, by)
            : left.temporal() instanceof Duration by ? Temporals.plus(right, by) : null;
    if (result == null) {
      throw unsupported("+", left, right);
    }
    return result;
  }

  private static ProblemException cannotAdd(Value left, Value right) {
    boolean sequence =
        Texts.isString(left) || left instanceof ListValue || left instanceof TupleValue;
    if (sequence && !(right instanceof UndefinedValue)) {
      String type = left.typeName();
      return Faults.type(
          "can only concatenate %s (not \"%s\") to %s".formatted(type, right.typeName(), type));
    }
    return unsupported("+", left, right);
  }

  public static Value subtract(Value left, Value right, Render render) {
    return switch (left) {
      case NumberValue a when right instanceof NumberValue b -> Arithmetic.subtract(a, b);
      case TemporalValue a when right instanceof TemporalValue b -> difference(a, b);
      default -> {
        if (Comparison.isSetLike(left) && Comparison.isSetLike(right)) {
          SetValue result = new SetValue(Comparison.asSet(left, render));
          result.items().removeAll(Comparison.asSet(right, render));
          yield result;
        }
        throw unsupported("-", left, right);
      }
    };
  }

  private static Value difference(TemporalValue left, TemporalValue right) {
    TemporalValue result =
        right.temporal() instanceof Duration by && !(left.temporal() instanceof Duration)
            ? Temporals.minus(left, by)
            : Temporals.between(left, right);
    if (result == null) {
      throw unsupported("-", left, right);
    }
    return result;
  }

  public static Value multiply(Value left, Value right, Render render) {
    if (left instanceof NumberValue a && right instanceof NumberValue b) {
      return Arithmetic.multiply(a, b);
    }
    Value scaled =
        left instanceof TemporalValue(Duration duration)
            ? Durations.times(duration, right)
            : right instanceof TemporalValue(Duration duration)
                ? Durations.times(duration, left)
                : null;
    if (scaled != null) {
      return scaled;
    }
    Value repeated = right instanceof NumberValue count ? repeat(left, count, render) : null;
    if (repeated == null && left instanceof NumberValue count) {
      repeated = repeat(right, count, render);
    }
    if (repeated == null) {
      throw unsupported("*", left, right);
    }
    return repeated;
  }

  private static @Nullable Value repeat(Value sequence, NumberValue count, Render render) {
    if (!count.isInteger()) {
      return null;
    }
    IntValue number = IntValue.of(count.integer());
    long times = Math.max(0, number.longValue());
    if (Texts.isString(sequence)) {
      checkCount(number);
      String text = Texts.of(sequence, render);
      Sizes.checkText(times, text.length());
      return text.isEmpty() ? StringValue.EMPTY : StringValue.of(text.repeat((int) times));
    }
    return switch (sequence) {
      case ListValue list -> {
        checkCount(number);
        yield new ListValue(repeated(list.items(), times));
      }
      case TupleValue tuple -> {
        checkCount(number);
        yield new TupleValue(repeated(tuple.items(), times));
      }
      default -> null;
    };
  }

  private static void checkCount(IntValue times) {
    if (!times.isSmall()) {
      throw Faults.value("cannot fit 'int' into an index-sized integer");
    }
  }

  private static List<Value> repeated(List<Value> items, long times) {
    Sizes.checkElements(times, items.size());
    List<Value> result = new ArrayList<>();
    for (long i = 0; i < times && !items.isEmpty(); i++) {
      result.addAll(items);
    }
    return result;
  }

  public static Value divide(Value left, Value right) {
    if (left instanceof NumberValue a && right instanceof NumberValue b) {
      return Arithmetic.divide(a, b);
    }
    return ofDuration(left, right, Durations::over, "/");
  }

  public static Value floorDivide(Value left, Value right) {
    if (left instanceof NumberValue a && right instanceof NumberValue b) {
      return Arithmetic.floorDivide(a, b);
    }
    return ofDuration(left, right, Durations::floorOver, "//");
  }

  /** The rest of a division, or formatting when the left side is a string. */
  public static Value modulo(Value left, Value right, Render render) {
    if (left instanceof NumberValue a && right instanceof NumberValue b) {
      return Arithmetic.modulo(a, b);
    }
    if (Texts.isString(left)) {
      return StringValue.of(PercentFormat.format(Texts.of(left, render), right, render));
    }
    return ofDuration(left, right, Durations::rest, "%");
  }

  /** An operation of a duration with another value. */
  private interface OfDuration {
    @Nullable Value apply(Duration duration, Value other);
  }

  private static Value ofDuration(Value left, Value right, OfDuration operation, String sign) {
    Value result =
        left instanceof TemporalValue(Duration duration) ? operation.apply(duration, right) : null;
    if (result == null) {
      throw unsupported(sign, left, right);
    }
    return result;
  }

  public static Value power(Value left, Value right) {
    if (left instanceof NumberValue a && right instanceof NumberValue b) {
      return Arithmetic.power(a, b);
    }
    throw unsupported("** or pow()", left, right);
  }

  public static Value negate(Value operand) {
    if (operand instanceof NumberValue number) {
      return Arithmetic.negate(number);
    }
    if (operand instanceof TemporalValue temporal
        && temporal.temporal() instanceof Duration duration) {
      return new TemporalValue(duration.negated());
    }
    throw badOperand("-", operand);
  }

  public static Value plus(Value operand) {
    if (operand instanceof NumberValue number) {
      return Arithmetic.plus(number);
    }
    if (operand instanceof TemporalValue temporal && temporal.temporal() instanceof Duration) {
      return operand;
    }
    throw badOperand("+", operand);
  }

  private static ProblemException badOperand(String sign, Value operand) {
    return operand instanceof UndefinedValue undefined
        ? undefined.used()
        : Faults.type("bad operand type for unary " + sign + ": '" + operand.typeName() + "'");
  }

  static ProblemException unsupported(String sign, Value left, Value right) {
    if (left instanceof UndefinedValue undefined) {
      return undefined.used();
    }
    if (right instanceof UndefinedValue undefined) {
      return undefined.used();
    }
    return Faults.type(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(sign, left.typeName(), right.typeName()));
  }

  /** Both dicts' entries, those of the right one winning; Python's {@code |}. */
  static DictValue merged(DictValue left, DictValue right) {
    DictValue result = new DictValue(left.entries());
    result.entries().putAll(right.entries());
    return result;
  }
}
