package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.value.Atom;

/** A relation whose name is filled in at the very end. */
record RelationName(String schema, String identifier) implements Atom {
  String quoted() {
    return "\"analytics\".\"" + schema + "\".\"" + identifier + "\"";
  }

  @Override
  public String description() {
    return schema + "." + identifier;
  }

  @Override
  public String toString() {
    throw new IllegalStateException("an atom has no text");
  }
}
