/**
 * The values a template computes with, and what surrounds one render: names, limits, recorded
 * reads.
 *
 * <p>Start at {@link dev.atoll.jinja.value.Value} and {@link dev.atoll.jinja.value.Render}; objects
 * from outside implement {@link dev.atoll.jinja.value.HostValue}. Operators, filters and methods do
 * not belong here, the shape of the values does.
 */
@NullMarked
package dev.atoll.jinja.value;

import org.jspecify.annotations.NullMarked;
