package dev.atoll.jinja.value;

/** What {@code value is name(arguments)} answers. */
@FunctionalInterface
public interface TestFunction {
  boolean test(Value input, Arguments arguments, Render render);
}
