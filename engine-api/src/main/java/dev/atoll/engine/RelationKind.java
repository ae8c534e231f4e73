package dev.atoll.engine;

import java.util.Optional;

/** The kinds of relation, under dbt's names for them. */
public enum RelationKind {
  TABLE("table"),
  VIEW("view"),
  MATERIALIZED_VIEW("materialized_view"),
  EXTERNAL("external"),
  FUNCTION("function"),
  CTE("cte"),
  EPHEMERAL("ephemeral"),
  POINTER_TABLE("pointer_table");

  private final String name;

  RelationKind(String name) {
    this.name = name;
  }

  /** The name in dbt's {@code relation.type}. */
  public String dbtName() {
    return name;
  }

  public static Optional<RelationKind> named(String dbtName) {
    for (RelationKind kind : values()) {
      if (kind.name.equals(dbtName)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
