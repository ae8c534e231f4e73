/**
 * The DuckDB driver: one instance per database file, locked in where a tenant's SQL runs.
 *
 * <p>Start at {@link dev.atoll.engine.duckdb.DuckDbEngine}; {@code Opening} holds the order in
 * which an instance is made safe, {@code DuckDbErrors} what DuckDB's messages mean. Nothing here
 * knows dbt's materialisations: the macros beside it are resources. Only DuckDB itself may open a
 * database file; the process would lose its lock on the file if anything else in it did.
 */
@NullMarked
package dev.atoll.engine.duckdb;

import org.jspecify.annotations.NullMarked;
