package dev.atoll.jinja.value;

/** A function of the outside that templates can call. */
@FunctionalInterface
public interface HostFunction {
  /** May throw a {@code ProblemException} without place, or a {@link ReturnSignal}. */
  Value call(Arguments arguments, Render render);

  /** As a value under a name. */
  default CallableValue named(String name) {
    HostFunction function = this;
    return new CallableValue(name) {
      @Override
      public Value call(Arguments arguments, Render render) {
        return function.call(arguments, render);
      }
    };
  }
}
