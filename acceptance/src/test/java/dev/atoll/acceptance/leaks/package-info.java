/**
 * Thousands of references to other tenants, planted into projects by a seeded generator, none of
 * which may reach a connection.
 *
 * <p>Start at {@link dev.atoll.acceptance.leaks.SeededLeaksTest}. Attacks on a real engine by hand
 * belong to the package of isolation.
 */
@NullMarked
package dev.atoll.acceptance.leaks;

import org.jspecify.annotations.NullMarked;
