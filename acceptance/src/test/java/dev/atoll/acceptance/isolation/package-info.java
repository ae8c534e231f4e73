/**
 * Tenants that try to reach each other, through the whole tool on real files.
 *
 * <p>Start at {@link dev.atoll.acceptance.isolation.AttackTest}. What the guard and the engine
 * refuse one statement at a time is tested where they live.
 */
@NullMarked
package dev.atoll.acceptance.isolation;

import org.jspecify.annotations.NullMarked;
