package dev.atoll.jinja.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A double, Python's {@code float}. */
public record FloatValue(double doubleValue) implements NumberValue {
  @Override
  public String typeName() {
    return "float";
  }

  @Override
  public BigDecimal decimal() {
    return new BigDecimal(doubleValue);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NumberValue number && NumberValue.equal(this, number);
  }

  @Override
  public int hashCode() {
    return NumberValue.hash(this);
  }
}
