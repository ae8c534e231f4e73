package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Atom;

/**
 * Stands for the value of a variable that the contract calls symbolic: it differs from tenant to
 * tenant, and a node that only prints it has one form for all.
 */
public record VariableAtom(String name) implements Atom {
  @Override
  public String description() {
    return "var(" + name + ")";
  }

  /** Always fails: a value that slipped into a string would give one tenant another one's text. */
  @Override
  public String toString() {
    throw new IllegalStateException("the value of " + name + " is not known here");
  }
}
