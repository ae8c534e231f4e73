/**
 * From template text to a syntax tree with positions.
 *
 * <p>Start at {@link dev.atoll.jinja.syntax.Parser}. Nothing here evaluates anything or knows what
 * a name stands for.
 */
@NullMarked
package dev.atoll.jinja.syntax;

import org.jspecify.annotations.NullMarked;
