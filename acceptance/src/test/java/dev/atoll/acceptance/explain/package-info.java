/** What {@code explain} says is what the reference says. Start at {@code PrecedenceTest}. */
@NullMarked
package dev.atoll.acceptance.explain;

import org.jspecify.annotations.NullMarked;
