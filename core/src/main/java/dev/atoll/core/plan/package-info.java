/**
 * What a run would do: selection of nodes by dbt's grammar, and the steps that follow from a graph
 * and a selection.
 *
 * <p>Start at {@link dev.atoll.core.plan.Plan}. Runs nothing and opens no database.
 */
@NullMarked
package dev.atoll.core.plan;

import org.jspecify.annotations.NullMarked;
