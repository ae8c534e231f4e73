package dev.atoll.jinja.python;

import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Sizes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic of numbers as Python has it: integers never overflow, division gives a float. */
final class Arithmetic {
  /** Python's default decimal context. */
  private static final MathContext DECIMAL = new MathContext(28, RoundingMode.HALF_EVEN);

  private static final MathContext EXACT_ENOUGH = new MathContext(40, RoundingMode.HALF_EVEN);

  private Arithmetic() {}

  /** Which arithmetic two numbers share: integer, float, or decimal. */
  private enum Kind {
    INTEGER,
    FLOAT,
    DECIMAL
  }

  private static Kind kind(NumberValue left, NumberValue right, String sign) {
    boolean decimal = left instanceof DecimalValue || right instanceof DecimalValue;
    boolean floating = left instanceof FloatValue || right instanceof FloatValue;
    if (decimal && floating) {
      throw Operations.unsupported(sign, left, right);
    }
    return decimal ? Kind.DECIMAL : floating ? Kind.FLOAT : Kind.INTEGER;
  }

  static NumberValue add(NumberValue left, NumberValue right) {
    if (left instanceof IntValue a && right instanceof IntValue b && a.isSmall() && b.isSmall()) {
      long sum = a.longValue() + b.longValue();
      if (((a.longValue() ^ sum) & (b.longValue() ^ sum)) >= 0) {
        return IntValue.of(sum);
      }
    }
    return switch (kind(left, right, "+")) {
      case INTEGER -> IntValue.of(left.integer().add(right.integer()));
      case FLOAT -> new FloatValue(left.doubleValue() + right.doubleValue());
      case DECIMAL -> new DecimalValue(left.decimal().add(right.decimal(), DECIMAL));
    };
  }

  static NumberValue subtract(NumberValue left, NumberValue right) {
    return switch (kind(left, right, "-")) {
      case INTEGER -> IntValue.of(left.integer().subtract(right.integer()));
      case FLOAT -> new FloatValue(left.doubleValue() - right.doubleValue());
      case DECIMAL -> new DecimalValue(left.decimal().subtract(right.decimal(), DECIMAL));
    };
  }

  static NumberValue multiply(NumberValue left, NumberValue right) {
    return switch (kind(left, right, "*")) {
      case INTEGER -> product(left.integer(), right.integer());
      case FLOAT -> new FloatValue(left.doubleValue() * right.doubleValue());
      case DECIMAL -> new DecimalValue(left.decimal().multiply(right.decimal(), DECIMAL));
    };
  }

  private static IntValue product(BigInteger left, BigInteger right) {
    Sizes.checkBits((long) left.bitLength() + right.bitLength());
    return IntValue.of(left.multiply(right));
  }

  private static long size(BigInteger base, long exponent) {
    return base.bitLength() * exponent;
  }

  static NumberValue divide(NumberValue left, NumberValue right) {
    Kind kind = kind(left, right, "/");
    if (right.doubleValue() == 0) {
      throw Faults.value(kind == Kind.FLOAT ? "float division by zero" : "division by zero");
    }
    return switch (kind) {
      case INTEGER -> new FloatValue(quotient(left.integer(), right.integer()));
      case FLOAT -> new FloatValue(left.doubleValue() / right.doubleValue());
      case DECIMAL -> new DecimalValue(left.decimal().divide(right.decimal(), DECIMAL));
    };
  }

  private static double quotient(BigInteger left, BigInteger right) {
    if (left.bitLength() <= 53 && right.bitLength() <= 53) {
      return left.doubleValue() / right.doubleValue();
    }
    return new BigDecimal(left).divide(new BigDecimal(right), EXACT_ENOUGH).doubleValue();
  }

  static NumberValue floorDivide(NumberValue left, NumberValue right) {
    Kind kind = kind(left, right, "//");
    if (right.doubleValue() == 0) {
      throw Faults.value(
          kind == Kind.FLOAT
              ? "float floor division by zero"
              : "integer division or modulo by zero");
    }
    return switch (kind) {
      case INTEGER -> IntValue.of(floor(left.integer(), right.integer())[0]);
      case FLOAT -> new FloatValue(floorQuotient(left.doubleValue(), right.doubleValue()));
      case DECIMAL -> new DecimalValue(left.decimal().divideToIntegralValue(right.decimal()));
    };
  }

  private static double floorQuotient(double left, double right) {
    double rest = left % right;
    double quotient = (left - rest) / right;
    if (rest != 0 && (right < 0) != (rest < 0)) {
      quotient -= 1;
    }
    return quotient == 0 ? Math.copySign(0.0, left / right) : Math.rint(quotient);
  }

  static NumberValue modulo(NumberValue left, NumberValue right) {
    Kind kind = kind(left, right, "%");
    if (right.doubleValue() == 0) {
      throw Faults.value(kind == Kind.FLOAT ? "float modulo" : "integer modulo by zero");
    }
    return switch (kind) {
      case INTEGER -> IntValue.of(floor(left.integer(), right.integer())[1]);
      case FLOAT -> new FloatValue(floorRest(left.doubleValue(), right.doubleValue()));
      case DECIMAL -> new DecimalValue(left.decimal().remainder(right.decimal()));
    };
  }

  private static double floorRest(double left, double right) {
    double rest = left % right;
    if (rest == 0) {
      return Math.copySign(0.0, right);
    }
    return (right < 0) == (rest < 0) ? rest : rest + right;
  }

  /** Quotient and rest, rounded towards minus infinity. */
  private static BigInteger[] floor(BigInteger left, BigInteger right) {
    BigInteger[] result = left.divideAndRemainder(right);
    if (result[1].signum() != 0 && result[1].signum() != right.signum()) {
      result[0] = result[0].subtract(BigInteger.ONE);
      result[1] = result[1].add(right);
    }
    return result;
  }

  static NumberValue power(NumberValue left, NumberValue right) {
    Kind kind = kind(left, right, "** or pow()");
    if (kind == Kind.INTEGER && right.integer().signum() >= 0) {
      return integerPower(left.integer(), right.integer());
    }
    if (kind == Kind.DECIMAL && right.isInteger()) {
      return new DecimalValue(left.decimal().pow(right.integer().intValueExact(), DECIMAL));
    }
    if (left.doubleValue() == 0 && right.doubleValue() < 0) {
      throw Faults.value("0.0 cannot be raised to a negative power");
    }
    double result = Math.pow(left.doubleValue(), right.doubleValue());
    if (Double.isNaN(result) && left.doubleValue() < 0) {
      throw Faults.value("a negative number cannot be raised to a fractional power");
    }
    if (Double.isInfinite(result) && Double.isFinite(left.doubleValue())) {
      throw Faults.value("(34, 'Numerical result out of range')");
    }
    return new FloatValue(result);
  }

  private static IntValue integerPower(BigInteger base, BigInteger exponent) {
    if (exponent.signum() == 0 || base.equals(BigInteger.ONE)) {
      return IntValue.of(1);
    }
    if (base.signum() == 0) {
      return IntValue.of(0);
    }
    boolean unit = base.abs().equals(BigInteger.ONE);
    if (unit) {
      return IntValue.of(exponent.testBit(0) ? base : BigInteger.ONE);
    }
    Sizes.checkBits(exponent.bitLength() > 31 ? Long.MAX_VALUE : size(base, exponent.longValue()));
    return IntValue.of(base.pow(exponent.intValue()));
  }

  static NumberValue negate(NumberValue operand) {
    return switch (operand) {
      case FloatValue number -> new FloatValue(-number.doubleValue());
      case DecimalValue number -> new DecimalValue(number.decimal().negate());
      default -> IntValue.of(operand.integer().negate());
    };
  }

  static NumberValue plus(NumberValue operand) {
    return operand.isInteger() ? IntValue.of(operand.integer()) : operand;
  }
}
