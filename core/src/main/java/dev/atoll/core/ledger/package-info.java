/**
 * The append-only record of runs and their steps, in a SQLite file beside the fleet. Start at
 * {@link dev.atoll.core.ledger.Ledger}. What is shown of it, and how, does not belong here.
 */
@NullMarked
package dev.atoll.core.ledger;

import org.jspecify.annotations.NullMarked;
