/** The DuckDB driver. */
@NullMarked
package dev.atoll.engine.duckdb;

import org.jspecify.annotations.NullMarked;
