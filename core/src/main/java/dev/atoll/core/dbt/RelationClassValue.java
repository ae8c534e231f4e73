package dev.atoll.core.dbt;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.HostValue;

/** dbt's {@code api.Relation} and {@code adapter.Relation}: the class of relations. */
public final class RelationClassValue implements HostValue {
  private final Dialect dialect;
  private final Relation.Quoting quoting;

  /**
   * @param quoting the project's {@code quoting:}, for relations that say nothing else
   */
  public RelationClassValue(Dialect dialect, Relation.Quoting quoting) {
    this.dialect = dialect;
    this.quoting = quoting;
  }

  @Override
  public String typeName() {
    return "type";
  }

  @Override
  public String toString() {
    return dialect + " " + quoting;
  }
}
