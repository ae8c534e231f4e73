/**
 * What stands in the databases of tenants, as hashes: reading it in one pass over each relation,
 * and the file that keeps it.
 *
 * <p>Start at {@link dev.atoll.core.freeze.Frozen}. Chooses no tenants and no nodes, and compares
 * nothing; holds no value of a row.
 */
@NullMarked
package dev.atoll.core.freeze;

import org.jspecify.annotations.NullMarked;
