package dev.atoll.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one tenant. It becomes part of file names, schema names and roles, so its alphabet is
 * narrow: letters, digits, {@code _}, {@code -} and {@code .}, beginning with a letter, digit or
 * {@code _}, at most 63 characters, without {@code ..}.
 */
public record TenantId(String value) implements Comparable<TenantId> {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}");

  public TenantId {
    Optional<String> objection = objectionTo(value);
    if (objection.isPresent()) {
      throw new IllegalArgumentException("tenant id '" + value + "' " + objection.get());
    }
  }

  /**
   * Why a text cannot be a tenant id, as the end of a sentence that begins with the id; empty when
   * it can.
   */
  public static Optional<String> objectionTo(String text) {
    if (text.isEmpty()) {
      return Optional.of("is empty");
    }
    if (text.length() > 63) {
      return Optional.of("is longer than 63 characters");
    }
    if (text.contains("..")) {
      return Optional.of("contains '..'");
    }
    if (!VALID.matcher(text).matches()) {
      return Optional.of(
          "may hold only letters, digits, '_', '-' and '.', and begins with a letter, digit or '_'");
    }
    return Optional.empty();
  }

  /** The form in which two ids that differ only in case are the same. */
  public String folded() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
