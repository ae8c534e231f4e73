/**
 * Carries a plan out: opens tenants under one budget, compiles and runs their nodes in dependency
 * order, and says how each ended.
 *
 * <p>Start at {@link dev.atoll.core.execute.FleetRun}. What to run is decided in {@code plan}; what
 * happened is kept in {@code ledger}.
 */
@NullMarked
package dev.atoll.core.execute;

import org.jspecify.annotations.NullMarked;
