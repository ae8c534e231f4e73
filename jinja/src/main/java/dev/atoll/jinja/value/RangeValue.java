package dev.atoll.jinja.value;

import org.jspecify.annotations.Nullable;

/** Python's {@code range}: the integers from start, by step, before stop. */
public record RangeValue(long start, long stop, long step) implements Value {
  public RangeValue {
    if (step == 0) {
      throw Faults.value("range() arg 3 must not be zero");
    }
  }

  public long size() {
    long distance = step > 0 ? stop - start : start - stop;
    return distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
  }

  public long at(long index) {
    return start + index * step;
  }

  @Override
  public String typeName() {
    return "range";
  }

  /** Ranges that run over the same integers are equal. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof RangeValue range) || size() != range.size()) {
      return false;
    }
    return size() == 0 || (start == range.start && (size() == 1 || step == range.step));
  }

  @Override
  public int hashCode() {
    return size() == 0 ? 0 : Long.hashCode(start + 31 * size());
  }
}
