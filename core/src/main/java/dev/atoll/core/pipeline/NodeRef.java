package dev.atoll.core.pipeline;

import java.util.Optional;

/**
 * A node as it is named to people.
 *
 * @param uniqueId dbt's, such as {@code model.shop.orders}
 * @param resourceType dbt's: {@code model}, {@code seed}, {@code snapshot}, {@code test}, {@code
 *     unit_test}, {@code operation}
 * @param materialized {@code table}, {@code view}, {@code incremental} …; empty where it means
 *     nothing
 * @param relation schema and identifier as a log line shows them, {@code main.orders}; empty where
 *     none is made
 */
public record NodeRef(
    String uniqueId,
    String name,
    String resourceType,
    Optional<String> materialized,
    Optional<String> relation) {}
