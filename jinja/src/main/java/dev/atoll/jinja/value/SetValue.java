package dev.atoll.jinja.value;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * A set that can be changed, with identity. It iterates in insertion order: Python's order hangs on
 * a salted hash and nobody can rely on it.
 */
public final class SetValue implements Value {
  private final SequencedSet<Value> items;

  public SetValue() {
    this.items = new LinkedHashSet<>();
  }

  public SetValue(Collection<? extends Value> items) {
    this.items = new LinkedHashSet<>(items);
  }

  /** The elements themselves: a change to the set returned is a change to this value. */
  public SequencedSet<Value> items() {
    return items;
  }

  @Override
  public String typeName() {
    return "set";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SetValue set && items.equals(set.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  @Override
  public String toString() {
    return items.toString();
  }
}
