package dev.atoll.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** An integer without bound; those that fit a long are kept as one. */
public final class IntValue implements NumberValue {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int SHARED_FROM = -16;
  private static final IntValue[] SHARED = shared();

  private final long small;
  private final @Nullable BigInteger big;

  private IntValue(long small, @Nullable BigInteger big) {
    this.small = small;
    this.big = big;
  }

  private static IntValue[] shared() {
    IntValue[] values = new IntValue[272];
    for (int i = 0; i < values.length; i++) {
      values[i] = new IntValue(SHARED_FROM + i, null);
    }
    return values;
  }

  public static IntValue of(long value) {
    return value >= SHARED_FROM && value < SHARED_FROM + SHARED.length
        ? SHARED[(int) value - SHARED_FROM]
        : new IntValue(value, null);
  }

  public static IntValue of(BigInteger value) {
    return value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0
        ? of(value.longValue())
        : new IntValue(0, value);
  }

  /** Whether {@link #longValue} is the value. */
  public boolean isSmall() {
    return big == null;
  }

  /** The value if it {@link #isSmall}, otherwise the nearest long. */
  public long longValue() {
    if (big == null) {
      return small;
    }
    return big.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  @Override
  public String typeName() {
    return "int";
  }

  @Override
  public double doubleValue() {
    return big == null ? small : big.doubleValue();
  }

  @Override
  public BigDecimal decimal() {
    return big == null ? BigDecimal.valueOf(small) : new BigDecimal(big);
  }

  @Override
  public BigInteger integer() {
    return big == null ? BigInteger.valueOf(small) : big;
  }

  @Override
  public boolean isInteger() {
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (other instanceof IntValue number && big == null && number.big == null) {
      return small == number.small;
    }
    return other instanceof NumberValue number && NumberValue.equal(this, number);
  }

  @Override
  public int hashCode() {
    return NumberValue.hash(this);
  }

  @Override
  public String toString() {
    return big == null ? Long.toString(small) : big.toString();
  }
}
