package dev.atoll.engine;

/**
 * A database that every tenant may read.
 *
 * @param name the name SQL uses for it, as the first part of a relation
 * @param location where it is, as the engine says it: for DuckDB an absolute file path
 */
public record SharedDatabase(String name, String location) {
  public SharedDatabase {
    if (name.isBlank() || location.isBlank()) {
      throw new IllegalArgumentException("a shared database has a name and a location");
    }
  }
}
