package dev.atoll.core.resolve;

import java.util.function.Supplier;

/**
 * A value that must never be shown: its text forms are masked, and {@link #reveal} is called where
 * a connection needs it and nowhere else. Two secrets are equal only when they are one object:
 * comparing values would need them.
 */
public final class Secret {
  private static final String MASK = "*****";

  private final Supplier<Object> value;

  Secret(Object value) {
    this.value = () -> value;
  }

  private Secret(Supplier<Object> value) {
    this.value = value;
  }

  /** A secret that is asked for anew whenever it is revealed, since it may run out. */
  static Secret asked(Supplier<String> source) {
    return new Secret(source::get);
  }

  /**
   * The value itself: a String, or what a variable declared secret holds.
   *
   * @throws dev.atoll.domain.ProblemException when it had to be asked for again and cannot be had
   */
  public Object reveal() {
    return value.get();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
