package dev.atoll.core.yaml;

import dev.atoll.domain.Place;
import org.jspecify.annotations.Nullable;

/**
 * A scalar.
 *
 * @param value null, Boolean, Long, BigInteger, Double, String, LocalDate, LocalDateTime or
 *     OffsetDateTime
 * @param text the characters as written, without quotes
 */
public record YamlScalar(Place place, @Nullable Object value, String text) implements YamlNode {
  @Override
  public String kind() {
    return switch (value) {
      case null -> "nothing (null)";
      case Boolean ignored -> "a boolean";
      case Double ignored -> "a number";
      case Number ignored -> "an integer";
      case String ignored -> "a string";
      default -> "a date";
    };
  }

  @Override
  public @Nullable Object toJava() {
    return value;
  }
}
