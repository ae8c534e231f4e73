package dev.atoll.jinja.value;

import java.util.List;

/**
 * Something that a render can learn from the outside. Names nobody who asks: the same question may
 * have another answer for another tenant.
 */
public sealed interface Question {
  /**
   * A question put to a host value or function.
   *
   * @param kind {@code var}, {@code env_var}, {@code target}, … as the host names it
   * @param details what else the answer hangs on, such as the package that asks
   */
  record Named(String kind, String name, List<String> details) implements Question {
    public Named {
      details = List.copyOf(details);
    }

    public Named(String kind, String name) {
      this(kind, name, List.of());
    }
  }

  /** The characters that an atom stands for. */
  record TextOf(Atom atom) implements Question {}
}
