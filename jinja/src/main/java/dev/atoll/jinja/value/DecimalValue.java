package dev.atoll.jinja.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A decimal number that keeps its digits, as a database returns it; Python's {@code Decimal}. */
public record DecimalValue(BigDecimal decimal) implements NumberValue {
  @Override
  public String typeName() {
    return "decimal.Decimal";
  }

  @Override
  public double doubleValue() {
    return decimal.doubleValue();
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
