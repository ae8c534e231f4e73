package dev.atoll.core.resolve;

/**
 * A value that must never be shown: its text forms are masked, and {@link #reveal} is called where
 * a connection needs it and nowhere else.
 */
public final class Secret {
  private static final String MASK = "*****";

  private final Object value;

  Secret(Object value) {
    this.value = value;
  }

  /** The value itself: a String, or what a variable declared secret holds. */
  public Object reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
