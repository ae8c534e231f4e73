/**
 * Everything that reaches a connection passes here: models, hooks, {@code run_query}, tests, seeds.
 *
 * <p>Start at {@link dev.atoll.core.session.SqlGuard}, which looks at SQL before the engine does.
 * Drivers do not belong here; they are behind {@code dev.atoll.engine}.
 */
@NullMarked
package dev.atoll.core.session;

import org.jspecify.annotations.NullMarked;
