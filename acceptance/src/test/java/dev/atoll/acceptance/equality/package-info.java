/**
 * Whether Atoll makes of a dbt project what dbt makes of it. What dbt made is recorded under {@code
 * src/test/resources/dbt-results}; start at {@link dev.atoll.acceptance.equality.BookshopTest}. The
 * project is written for these tests; other people's projects do not belong here.
 */
@org.jspecify.annotations.NullMarked
package dev.atoll.acceptance.equality;
