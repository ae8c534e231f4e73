package dev.atoll.jinja.run;

import dev.atoll.jinja.value.Value;

/** An expression, ready to be evaluated in a frame. Immutable and shared by all renders. */
abstract class Code {
  abstract Value run(Frame frame);
}
