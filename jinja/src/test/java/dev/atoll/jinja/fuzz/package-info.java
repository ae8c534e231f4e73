/**
 * Random templates, and their comparison with what CPython's jinja2 makes of them.
 *
 * <p>Start at {@link dev.atoll.jinja.fuzz.Generator}; {@link dev.atoll.jinja.fuzz.Differential} is
 * the program that needs Python, everything else runs without.
 */
@NullMarked
package dev.atoll.jinja.fuzz;

import org.jspecify.annotations.NullMarked;
