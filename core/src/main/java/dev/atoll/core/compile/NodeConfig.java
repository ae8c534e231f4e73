package dev.atoll.core.compile;

import dev.atoll.domain.Ordered;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A node's resolved config.
 *
 * @param values plain data by config name, in the order of dbt's own artifacts where a default
 *     exists
 * @param unrendered what somebody configured, the last level alone where levels add up, and what
 *     dbt_project.yml says as it is written there: dbt's {@code unrendered_config}
 */
public record NodeConfig(
    SequencedMap<String, @Nullable Object> values,
    SequencedMap<String, @Nullable Object> unrendered) {
  public NodeConfig {
    values = Ordered.map(values);
    unrendered = Ordered.map(unrendered);
  }

  /** A config that nobody wrote. */
  public NodeConfig(SequencedMap<String, @Nullable Object> values) {
    this(values, Ordered.map(Map.of()));
  }

  public @Nullable Object value(String name) {
    return values.get(name);
  }

  /** The value as text; empty when unset or null. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(Object::toString);
  }

  public boolean enabled() {
    return isTrue("enabled");
  }

  public String materialized() {
    return text("materialized").orElse("view");
  }

  public boolean isTrue(String name) {
    Object value = values.get(name);
    return value instanceof Boolean truth
        ? truth
        : value instanceof String text && text.toLowerCase(Locale.ROOT).equals("true");
  }

  /** A list of texts; a single text counts as a list of one. */
  public List<String> texts(String name) {
    return switch (values.get(name)) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object single -> List.of(single.toString());
    };
  }

  /** A map of the config, empty when unset. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> map(String name) {
    return values.get(name) instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : Map.of();
  }
}
