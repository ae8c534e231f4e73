package dev.atoll.core.dbt;

import dev.atoll.engine.RelationKind;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Value;
import java.util.Optional;

/**
 * What a render without a connection is told of one relation: that it exists as something, or does
 * not exist. Of all others it learns nothing.
 *
 * @param relation symbolic
 * @param kind empty when it does not exist
 */
public record PresumedRelation(RelationValue relation, Optional<RelationKind> kind) {
  /** Whether a name is that of the relation. */
  boolean isCalled(RelationPath name) {
    return relation.path().equals(name);
  }

  boolean is(RelationValue other) {
    return relation.node().isPresent() && relation.node().equals(other.node());
  }

  /** The relation as the catalog would have it, its name still symbolic. */
  Value value() {
    return kind.isEmpty() ? NoneValue.NONE : relation.withKind(kind);
  }
}
