package dev.atoll.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Python's {@code True} and {@code False}. */
public final class BoolValue implements NumberValue {
  public static final BoolValue TRUE = new BoolValue(true);
  public static final BoolValue FALSE = new BoolValue(false);

  private final boolean value;

  private BoolValue(boolean value) {
    this.value = value;
  }

  public static BoolValue of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Whether a value is this very truth value, and not only a number equal to it. */
  public boolean is(Value other) {
    return other instanceof BoolValue bool && bool.value == value;
  }

  public boolean value() {
    return value;
  }

  @Override
  public String typeName() {
    return "bool";
  }

  @Override
  public double doubleValue() {
    return value ? 1 : 0;
  }

  @Override
  public BigDecimal decimal() {
    return value ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  @Override
  public BigInteger integer() {
    return value ? BigInteger.ONE : BigInteger.ZERO;
  }

  @Override
  public boolean isInteger() {
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NumberValue number && NumberValue.equal(this, number);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value ? 1 : 0);
  }

  @Override
  public String toString() {
    return value ? "True" : "False";
  }
}
