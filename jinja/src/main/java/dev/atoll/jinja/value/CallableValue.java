package dev.atoll.jinja.value;

import org.jspecify.annotations.Nullable;

/** A function, macro or bound method. Equality is identity. */
public abstract non-sealed class CallableValue implements Value {
  private final String name;

  protected CallableValue(String name) {
    this.name = name;
  }

  /** The name it is reported under. */
  public final String name() {
    return name;
  }

  /**
   * Calls it. Host code may throw a {@code ProblemException} without place: the interpreter adds
   * the place of the call. The caller of a call block is the named argument {@code caller}.
   */
  public abstract Value call(Arguments arguments, Render render);

  /** An attribute of the function itself, or null. */
  public @Nullable Value attribute(String attribute) {
    return null;
  }

  @Override
  public String typeName() {
    return "function";
  }

  @Override
  public String toString() {
    return "<" + typeName() + " " + name + ">";
  }
}
