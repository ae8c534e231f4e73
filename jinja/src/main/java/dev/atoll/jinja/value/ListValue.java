package dev.atoll.jinja.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that can be changed, with identity. */
public final class ListValue implements Value {
  private final List<Value> items;

  public ListValue() {
    this.items = new ArrayList<>();
  }

  public ListValue(Collection<? extends Value> items) {
    this.items = new ArrayList<>(items);
  }

  public static ListValue of(Value... items) {
    return new ListValue(Arrays.asList(items));
  }

  /** The elements themselves: a change to the list returned is a change to this value. */
  public List<Value> items() {
    return items;
  }

  @Override
  public String typeName() {
    return "list";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ListValue list && items.equals(list.items);
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
