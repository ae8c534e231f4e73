package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code slice}; host values with items may meet one as a key. */
public record SliceValue(Value start, Value stop, Value step) implements HostValue {

  /** The slice of bounds that may be missing. */
  public static SliceValue of(@Nullable Value start, @Nullable Value stop, @Nullable Value step) {
    return new SliceValue(orNone(start), orNone(stop), orNone(step));
  }

  private static Value orNone(@Nullable Value value) {
    return value == null ? NoneValue.NONE : value;
  }

  @Override
  public String typeName() {
    return "slice";
  }

  /** Start, stop and step for a length; stop may be -1 when the step is negative. */
  public long[] bounds(long length) {
    long by = step == NoneValue.NONE ? 1 : integer(step);
    if (by == 0) {
      throw Faults.value("slice step cannot be zero");
    }
    long lower = by < 0 ? -1 : 0;
    long upper = by < 0 ? length - 1 : length;
    long from =
        start == NoneValue.NONE ? (by < 0 ? upper : lower) : clamp(start, length, lower, upper);
    long to = stop == NoneValue.NONE ? (by < 0 ? lower : upper) : clamp(stop, length, lower, upper);
    return new long[] {from, to, by};
  }

  private static long clamp(Value bound, long length, long lower, long upper) {
    long index = integer(bound);
    return Math.clamp(index < 0 ? index + length : index, lower, upper);
  }

  private static long integer(Value value) {
    if (value instanceof NumberValue number && number.isInteger()) {
      return Math.clamp(
          IntValue.of(number.integer()).longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    throw Faults.type("slice indices must be integers or None or have an __index__ method");
  }

  List<Value> of(List<Value> items) {
    long[] bounds = bounds(items.size());
    List<Value> part = new ArrayList<>();
    for (long at = bounds[0]; bounds[2] > 0 ? at < bounds[1] : at > bounds[1]; at += bounds[2]) {
      part.add(items.get((int) at));
    }
    return part;
  }

  String of(String text) {
    long[] bounds = bounds(CodePoints.length(text));
    if (bounds[2] == 1) {
      return bounds[0] >= bounds[1] ? "" : CodePoints.slice(text, (int) bounds[0], (int) bounds[1]);
    }
    int[] points = text.codePoints().toArray();
    StringBuilder part = new StringBuilder();
    for (long at = bounds[0]; bounds[2] > 0 ? at < bounds[1] : at > bounds[1]; at += bounds[2]) {
      part.appendCodePoint(points[(int) at]);
    }
    return part.toString();
  }

  RangeValue of(RangeValue range) {
    long[] bounds = bounds(range.size());
    return new RangeValue(range.at(bounds[0]), range.at(bounds[1]), range.step() * bounds[2]);
  }
}
