/**
 * Holds business logic and deployment configuration apart: what of the one knows too much of the
 * other, which names would collide, what nobody uses.
 *
 * <p>Start at {@link dev.atoll.core.check.Separation}. Looks at files as they are written; renders
 * nothing (that is {@code compile}) and reaches no database.
 */
@NullMarked
package dev.atoll.core.check;

import org.jspecify.annotations.NullMarked;
