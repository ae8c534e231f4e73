package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Arithmetic of Python's {@code timedelta}, which counts in microseconds. */
public final class Durations {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final long MAX_DAYS = 999_999_999;

  private Durations() {}

  static BigInteger micros(Duration duration) {
    return BigInteger.valueOf(duration.getSeconds())
        .multiply(MILLION)
        .add(BigInteger.valueOf(duration.getNano() / 1000));
  }

  /** The duration of so many microseconds, half of one rounded to the even neighbour. */
  public static TemporalValue of(BigDecimal micros) {
    BigInteger whole = micros.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    return of(whole);
  }

  static TemporalValue of(BigInteger micros) {
    BigInteger[] parts = micros.divideAndRemainder(MILLION);
    BigInteger days = parts[0].divide(BigInteger.valueOf(86_400));
    if (days.abs().compareTo(BigInteger.valueOf(MAX_DAYS)) > 0) {
      throw Faults.value("days=%s; must have magnitude <= %d".formatted(days, MAX_DAYS));
    }
    return new TemporalValue(Duration.ofSeconds(parts[0].longValue(), parts[1].longValue() * 1000));
  }

  /** {@code duration * number}; null when the number is none of Python's. */
  static @Nullable Value times(Duration duration, Value factor) {
    return factor instanceof NumberValue number && Double.isFinite(number.doubleValue())
        ? of(new BigDecimal(micros(duration)).multiply(number.decimal()))
        : null;
  }

  /** {@code duration / divisor}: by a number a duration, by a duration a number; otherwise null. */
  static @Nullable Value over(Duration duration, Value divisor) {
    BigDecimal micros = new BigDecimal(micros(duration));
    if (divisor instanceof TemporalValue(Duration other)) {
      return new FloatValue(
          micros
              .divide(new BigDecimal(nonZero(micros(other))), MathContext.DECIMAL64)
              .doubleValue());
    }
    if (!(divisor instanceof NumberValue number)) {
      return null;
    }
    if (number.doubleValue() == 0) {
      throw Faults.value("division by zero");
    }
    return of(micros.divide(number.decimal(), 0, RoundingMode.HALF_EVEN));
  }

  /** {@code duration // divisor}; null when there is no such operation. */
  static @Nullable Value floorOver(Duration duration, Value divisor) {
    if (divisor instanceof TemporalValue(Duration other)) {
      return IntValue.of(floor(micros(duration), nonZero(micros(other))));
    }
    return divisor instanceof NumberValue number && number.isInteger()
        ? of(floor(micros(duration), nonZero(number.integer())))
        : null;
  }

  /** {@code duration % divisor}; null when there is no such operation. */
  static @Nullable Value rest(Duration duration, Value divisor) {
    if (divisor instanceof TemporalValue(Duration other)) {
      BigInteger by = nonZero(micros(other));
      BigInteger micros = micros(duration);
      return of(micros.subtract(floor(micros, by).multiply(by)));
    }
    return null;
  }

  private static BigInteger floor(BigInteger left, BigInteger right) {
    return new BigDecimal(left).divide(new BigDecimal(right), 0, RoundingMode.FLOOR).toBigInteger();
  }

  private static BigInteger nonZero(BigInteger divisor) {
    if (divisor.signum() == 0) {
      throw Faults.value("integer division or modulo by zero");
    }
    return divisor;
  }
}
