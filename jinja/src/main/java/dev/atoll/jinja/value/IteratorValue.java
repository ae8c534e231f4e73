package dev.atoll.jinja.value;

import java.util.Iterator;

/** Elements that can be walked once, as Python's generators; filters like {@code map} give one. */
public final class IteratorValue implements Value {
  private final Iterator<Value> iterator;
  private final String typeName;

  public IteratorValue(Iterator<Value> iterator) {
    this(iterator, "generator");
  }

  public IteratorValue(Iterator<Value> iterator, String typeName) {
    this.iterator = iterator;
    this.typeName = typeName;
  }

  /** The one iterator: what was taken from it is gone. */
  public Iterator<Value> iterator() {
    return iterator;
  }

  @Override
  public String typeName() {
    return typeName;
  }
}
