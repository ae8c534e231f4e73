package dev.atoll.jinja.value;

/**
 * Leaves a macro at once with a value of any kind. A host function throws it; whoever wraps the
 * macro's call catches it. The interpreter lets it pass and leaves nothing half done behind.
 */
public final class ReturnSignal extends RuntimeException {
  private final transient Value value;

  public ReturnSignal(Value value) {
    super("return", null, false, false);
    this.value = value;
  }

  public Value value() {
    return value;
  }
}
