package dev.atoll.jinja.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing a render learned from the outside. */
public sealed interface Read {
  /**
   * A question put to a host value or function.
   *
   * @param kind {@code var}, {@code env_var}, {@code target}, … as the host names it
   * @param arguments what else the answer hung on, such as a default
   * @param value the answer as it was then, never changed afterwards; null when absent
   */
  record Asked(String kind, String name, List<Value> arguments, @Nullable Value value)
      implements Read {
    public Asked {
      arguments = List.copyOf(arguments);
    }
  }

  /** An atom whose text was needed, so that the result holds for this text only. */
  record Concretised(Atom atom, String text) implements Read {}
}
