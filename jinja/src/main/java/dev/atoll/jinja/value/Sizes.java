package dev.atoll.jinja.value;

/**
 * How large a single value may become. Asked before a value is made whose size is a number in the
 * template, such as {@code 'a' * 10**9}: the answer is a Problem, never an exhausted heap. Larger
 * than any statement a database takes; therefore fixed, unlike {@link Limits}.
 */
public final class Sizes {
  /** Characters of one text. */
  public static final long CHARACTERS = 1 << 25;

  /** Elements of one list, tuple, set or dict. */
  public static final long ELEMENTS = 1 << 23;

  /** Bits of one integer. */
  public static final long BITS = 4_000_000;

  /** Digits of an integer that is read or written in decimal, as in CPython. */
  public static final int DIGITS = 4_300;

  private Sizes() {}

  /** Refuses a text of more characters than {@link #CHARACTERS}. */
  public static void checkText(long characters) {
    if (characters > CHARACTERS) {
      throw Faults.limit("a text of " + characters + " characters is too long");
    }
  }

  /** Refuses a text of so many parts of so many characters. */
  public static void checkText(long parts, long characters) {
    checkText(product(parts, characters));
  }

  /** Refuses a sequence of more elements than {@link #ELEMENTS}. */
  public static void checkElements(long elements) {
    if (elements > ELEMENTS) {
      throw Faults.limit("a sequence of " + elements + " elements is too long");
    }
  }

  /** Refuses a sequence of so many parts of so many elements. */
  public static void checkElements(long parts, long elements) {
    checkElements(product(parts, elements));
  }

  /** Refuses an integer of more bits than {@link #BITS}. */
  public static void checkBits(long bits) {
    if (bits > BITS) {
      throw Faults.limit("an integer of more than " + BITS + " bits is too large");
    }
  }

  /** The number that digits stand for, where a width or a precision is written; clamped. */
  public static int width(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static long product(long left, long right) {
    return right == 0 || left <= Long.MAX_VALUE / right ? left * right : Long.MAX_VALUE;
  }
}
