package dev.atoll.core.yaml;

import dev.atoll.domain.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence. */
public record YamlList(Place place, List<YamlNode> items) implements YamlNode {
  public YamlList {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }

  @Override
  public List<@Nullable Object> toJava() {
    List<@Nullable Object> values = new ArrayList<>(items.size());
    items.forEach(item -> values.add(item.toJava()));
    return Collections.unmodifiableList(values);
  }
}
