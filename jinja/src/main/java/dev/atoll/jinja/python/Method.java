package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;

/** A method of a built-in type, not yet bound to a value. */
@FunctionalInterface
public interface Method {
  Value call(Value self, Arguments arguments, Render render);
}
