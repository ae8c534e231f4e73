package dev.atoll.engine;

/**
 * The database and schema in which a target's relations live: dbt's {@code target.database} and
 * {@code target.schema}.
 */
public record Namespace(String database, String schema) {}
