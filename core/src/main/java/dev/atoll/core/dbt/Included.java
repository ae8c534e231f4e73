package dev.atoll.core.dbt;

/** Which parts of a relation's name are written; dbt's include policy. */
public record Included(boolean database, boolean schema, boolean identifier) {
  public static final Included ALL = new Included(true, true, true);
}
