package dev.atoll.jinja.filter;

import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What a filter makes of its input while it is walked, as a generator of Python does. */
final class Generated implements Iterator<Value> {
  private final Value input;
  private final Render render;
  private final Step step;
  private @Nullable Iterator<Value> rest;
  private @Nullable Value ahead;

  private Generated(Value input, Render render, Step step) {
    this.input = input;
    this.render = render;
    this.step = step;
  }

  /** Makes one element out of as much of the input as it needs. */
  @FunctionalInterface
  interface Step {
    /** The next element, or null when there is none any more. */
    @Nullable Value next(Iterator<Value> rest);
  }

  static IteratorValue from(Value input, Render render, Step step) {
    return new IteratorValue(new Generated(input, render, step));
  }

  @Override
  public boolean hasNext() {
    Iterator<Value> elements = rest;
    if (elements == null) {
      elements = Iteration.of(input, render);
      rest = elements;
    }
    if (ahead == null) {
      ahead = step.next(elements);
    }
    return ahead != null;
  }

  @Override
  public Value next() {
    Value value = hasNext() ? ahead : null;
    if (value == null) {
      throw new NoSuchElementException();
    }
    ahead = null;
    return value;
  }
}
