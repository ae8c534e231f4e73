/**
 * From syntax tree to closures, and their running.
 *
 * <p>Start at {@link dev.atoll.jinja.run.Compiler}: it resolves every name to a slot of a frame and
 * turns each node of the tree into a small object that evaluates it. What values do when they are
 * added, printed or called is in the package {@code python}.
 */
@NullMarked
package dev.atoll.jinja.run;

import org.jspecify.annotations.NullMarked;
