/**
 * What an earlier invocation left behind, dbt's or Atoll's, and what has changed since: the
 * selector methods {@code state:}, {@code result:} and {@code source_status:}, and the relations to
 * defer to (https://docs.getdbt.com/reference/node-selection/state-comparison-caveats).
 *
 * <p>Start at {@link dev.atoll.core.plan.state.EarlierState}. What the ledger remembers is compared
 * by the package above, in its own way.
 */
@NullMarked
package dev.atoll.core.plan.state;

import org.jspecify.annotations.NullMarked;
