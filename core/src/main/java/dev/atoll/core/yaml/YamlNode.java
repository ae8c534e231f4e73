package dev.atoll.core.yaml;

import dev.atoll.domain.Place;
import org.jspecify.annotations.Nullable;

/** One value in a YAML file, with its place. Immutable. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {
  Place place();

  /** What the value is, for messages: {@code a mapping}, {@code a list}, {@code a string} … */
  String kind();

  /**
   * The value as plain data: null, Boolean, Long, BigInteger, Double, String, LocalDate,
   * OffsetDateTime, LocalDateTime, ordered Map of String, List.
   */
  @Nullable Object toJava();
}
