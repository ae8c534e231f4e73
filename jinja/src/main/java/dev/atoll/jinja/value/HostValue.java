package dev.atoll.jinja.value;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of the outside, such as a relation or a query result. Nothing of it is visible but what
 * these methods answer; a method of the object is an attribute that is a {@link CallableValue}.
 */
public non-sealed interface HostValue extends Value {
  /** The attribute, or null when there is none. */
  default @Nullable Value attribute(String name, Render render) {
    return null;
  }

  /** Names of attributes, to suggest where a misspelt one is used; need not be complete. */
  default Collection<String> attributeNames() {
    return List.of();
  }

  /** The item, or null when there is none. */
  default @Nullable Value item(Value key, Render render) {
    return null;
  }

  default boolean isCallable() {
    return false;
  }

  default Value call(Arguments arguments, Render render) {
    throw Faults.type("'" + typeName() + "' object is not callable");
  }

  /** What printing gives: a {@link StringValue}, or a {@link Rope} when it is symbolic. */
  default Value print(Render render) {
    return StringValue.of(repr(render));
  }

  /** How it stands inside a printed list. */
  default String repr(Render render) {
    return "<" + typeName() + " object>";
  }

  default boolean truth(Render render) {
    return true;
  }

  /** Whether two values are the same under {@code ==}. */
  default boolean equalTo(Value other, Render render) {
    return equals(other);
  }

  /** The elements a for loop runs over (of a mapping its keys), or null when it has none. */
  default @Nullable Iterator<Value> iterator(Render render) {
    return null;
  }

  /** The number of elements, or -1 when it has no length. */
  default int length(Render render) {
    return -1;
  }

  /** The answer of {@code needle in this}. */
  default boolean contains(Value needle, Render render) {
    Iterator<Value> elements = iterator(render);
    if (elements == null) {
      throw Faults.type("argument of type '" + typeName() + "' is not iterable");
    }
    while (elements.hasNext()) {
      if (elements.next().equals(needle)) {
        return true;
      }
    }
    return false;
  }

  /** The answer of {@code is mapping}. */
  default boolean isMapping() {
    return false;
  }

  /** The answer of {@code is sequence}: it has a length and items. */
  default boolean isSequence() {
    return isMapping();
  }
}
