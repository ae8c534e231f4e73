package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.value.Atom;

/**
 * A relation whose name is filled in at the very end.
 *
 * @param schema where it is; empty for the schema of whom it is rendered for
 */
record RelationName(String schema, String identifier) implements Atom {
  String quotedFor(Tenant tenant) {
    return "\"analytics\".\""
        + (schema.isEmpty() ? tenant.schema() : schema)
        + "\".\""
        + identifier
        + "\"";
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
