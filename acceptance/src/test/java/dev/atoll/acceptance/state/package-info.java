/**
 * Comparison with an earlier state, deferral and {@code clone}, as dbt does them. What dbt made of
 * the projects in {@code src/test/resources/state} is recorded beside them.
 */
@org.jspecify.annotations.NullMarked
package dev.atoll.acceptance.state;
