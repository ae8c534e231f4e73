package dev.atoll.core.yaml;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A mapping, in the order of the file. Keys that are not strings stand as their text. */
public record YamlMap(Place place, SequencedMap<String, YamlEntry> fields) implements YamlNode {
  public YamlMap {
    fields = Ordered.map(fields);
  }

  public static YamlMap empty(Place place) {
    return new YamlMap(place, new LinkedHashMap<>());
  }

  public Optional<YamlEntry> entry(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  public Optional<YamlNode> value(String key) {
    return entry(key).map(YamlEntry::value);
  }

  public Collection<YamlEntry> entries() {
    return fields.values();
  }

  @Override
  public String kind() {
    return "a mapping";
  }

  @Override
  public SequencedMap<String, @Nullable Object> toJava() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    fields.forEach((key, entry) -> values.put(key, entry.value().toJava()));
    return Ordered.map(values);
  }
}
