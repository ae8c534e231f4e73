package dev.atoll.jinja.run;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;

/** Jinja2's {@code joiner()}: nothing at the first call, the separator at every other. */
public final class Joiner implements HostValue {
  private final Value separator;
  private boolean used;

  public Joiner(Value separator) {
    this.separator = separator;
  }

  @Override
  public String typeName() {
    return "jinja2.utils.Joiner";
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    Value result = used ? separator : StringValue.EMPTY;
    used = true;
    return result;
  }
}
