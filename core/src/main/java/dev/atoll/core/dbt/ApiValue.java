package dev.atoll.core.dbt;

import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** dbt's {@code api}. */
public record ApiValue(RelationClassValue relation) implements HostValue {
  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "Relation" -> relation;
      case "Column" -> relation.columns();
      default -> null;
    };
  }

  @Override
  public String typeName() {
    return "DatabaseWrapper";
  }
}
