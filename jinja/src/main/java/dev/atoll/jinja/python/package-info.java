/**
 * What Python does with values: truth, printing, arithmetic, comparison, iteration, attributes,
 * methods, formatting.
 *
 * <p>Start at {@link dev.atoll.jinja.python.Operations} and {@link dev.atoll.jinja.python.Access}.
 * Filters and tests, which are Jinja's, are not here.
 */
@NullMarked
package dev.atoll.jinja.python;

import org.jspecify.annotations.NullMarked;
