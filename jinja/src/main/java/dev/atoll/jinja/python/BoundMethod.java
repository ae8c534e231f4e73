package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** A method of a value, as {@code x.append} is before it is called. */
final class BoundMethod extends CallableValue {
  private final Value self;
  private final Method method;

  BoundMethod(Value self, String name, Method method) {
    super(name);
    this.self = self;
    this.method = method;
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    return Methods.call(self, name(), method, arguments, render);
  }

  /** Equal when it is the same method of the same object. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    return other instanceof BoundMethod bound && self == bound.self && name().equals(bound.name());
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(self) + name().hashCode();
  }

  @Override
  public String typeName() {
    return "builtin_function_or_method";
  }

  @Override
  public String toString() {
    return "<built-in method " + name() + " of " + self.typeName() + " object>";
  }
}
