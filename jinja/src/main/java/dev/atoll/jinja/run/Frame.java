package dev.atoll.jinja.run;

import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one running function: a template's top level, a macro, a call block or a
 * recursive loop. Loops and other blocks inside it have slots of their own in the same frame.
 */
final class Frame {
  final @Nullable Value[] slots;
  final @Nullable Frame parent;
  final Scope scope;
  final Render render;
  Output output;

  Frame(int size, @Nullable Frame parent, Scope scope, Render render, Output output) {
    this.slots = new @Nullable Value[size];
    this.parent = parent;
    this.scope = scope;
    this.render = render;
    this.output = output;
  }

  /** The frame a number of functions further out. */
  Frame up(int levels) {
    Frame frame = this;
    for (int i = 0; i < levels; i++) {
      Frame next = frame.parent;
      if (next == null) {
        throw new IllegalStateException("a variable of a function that is not running");
      }
      frame = next;
    }
    return frame;
  }
}
