package dev.atoll.core.dbt;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.Atom;

/**
 * Stands for the written name of a node's relation, which differs from tenant to tenant.
 *
 * @param node the unique id of the model, seed, snapshot or source
 */
public record RelationAtom(String node, Included included, Relation.Quoting quoting)
    implements Atom {

  /** What it stands for where the node's relation is known. */
  public String text(Relation relation, Dialect dialect) {
    return RelationPath.of(relation).text(dialect, included, quoting);
  }

  @Override
  public String description() {
    return "relation(" + node + ")";
  }

  /** Always fails: a name that slipped into a string would give one tenant another one's text. */
  @Override
  public String toString() {
    throw new IllegalStateException("the name of " + node + " is not known here");
  }
}
