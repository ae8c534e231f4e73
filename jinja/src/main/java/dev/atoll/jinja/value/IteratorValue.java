package dev.atoll.jinja.value;

import java.util.Iterator;

/** Elements that can be walked once, as Python's generators; filters like {@code map} give one. */
public final class IteratorValue implements Value {
  private final Iterator<Value> iterator;

  public IteratorValue(Iterator<Value> iterator) {
    this.iterator = iterator;
  }

  /** The one iterator: what was taken from it is gone. */
  public Iterator<Value> iterator() {
    return iterator;
  }

  @Override
  public String typeName() {
    return "generator";
  }
}
