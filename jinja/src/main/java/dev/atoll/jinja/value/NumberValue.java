package dev.atoll.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A number; booleans are numbers, as in Python. Numbers of equal value are equal. */
public sealed interface NumberValue extends Value
    permits BoolValue, IntValue, FloatValue, DecimalValue {

  /** The value as a double, rounded where it does not fit. */
  double doubleValue();

  /** The value without loss; not for a float that is infinite or not a number. */
  BigDecimal decimal();

  /** The integer a bool or int stands for; not for floats and decimals. */
  default BigInteger integer() {
    throw new IllegalStateException("not an integer: " + this);
  }

  /** Whether it is a bool or an int. */
  default boolean isInteger() {
    return false;
  }

  /** Python's {@code ==} of numbers. */
  static boolean equal(NumberValue left, NumberValue right) {
    if (isSpecial(left) || isSpecial(right)) {
      return left.doubleValue() == right.doubleValue();
    }
    return left.decimal().compareTo(right.decimal()) == 0;
  }

  /** Numbers of equal value have equal hashes, whatever their kind. */
  static int hash(NumberValue number) {
    double value = number.doubleValue();
    return value == Math.rint(value) && Math.abs(value) < 9e15
        ? Long.hashCode((long) value)
        : Double.hashCode(value);
  }

  private static boolean isSpecial(NumberValue number) {
    return number instanceof FloatValue && !Double.isFinite(number.doubleValue());
  }
}
