package dev.atoll.jinja.value;

import java.util.List;

/** A list that never changes. */
public record TupleValue(List<Value> items) implements Value {
  public TupleValue {
    items = List.copyOf(items);
  }

  public static TupleValue of(Value... items) {
    return new TupleValue(List.of(items));
  }

  @Override
  public String typeName() {
    return "tuple";
  }
}
