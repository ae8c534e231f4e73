package dev.atoll.jinja.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A dict in insertion order that can be changed, with identity. No key is a {@link Rope}. */
public final class DictValue implements Value {
  private final SequencedMap<Value, Value> entries;

  public DictValue() {
    this.entries = new LinkedHashMap<>();
  }

  public DictValue(Map<? extends Value, ? extends Value> entries) {
    this.entries = new LinkedHashMap<>(entries);
  }

  /** The entries themselves: a change to the map returned is a change to this value. */
  public SequencedMap<Value, Value> entries() {
    return entries;
  }

  public @Nullable Value get(String key) {
    return entries.get(new StringValue(key));
  }

  public DictValue put(String key, Value value) {
    entries.put(new StringValue(key), value);
    return this;
  }

  @Override
  public String typeName() {
    return "dict";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DictValue dict && entries.equals(dict.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
