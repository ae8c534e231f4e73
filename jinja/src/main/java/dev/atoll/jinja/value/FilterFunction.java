package dev.atoll.jinja.value;

/** What {@code value | name(arguments)} computes. */
@FunctionalInterface
public interface FilterFunction {
  Value apply(Value input, Arguments arguments, Render render);
}
