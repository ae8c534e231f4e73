/**
 * Jinja2's built-in filters and tests.
 *
 * <p>Start at {@link dev.atoll.jinja.filter.Registry}. Filters registered from outside come through
 * it too, but are not written here.
 */
@NullMarked
package dev.atoll.jinja.filter;

import org.jspecify.annotations.NullMarked;
