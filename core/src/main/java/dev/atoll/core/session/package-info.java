/**
 * Everything that reaches a connection passes here: a tenant's lease on its open database, the
 * sessions of its steps, the guard in front of every statement, and what is known of the relations
 * that exist.
 *
 * <p>Start at {@link dev.atoll.core.session.Lease}. What SQL to run does not belong here.
 */
@NullMarked
package dev.atoll.core.session;

import org.jspecify.annotations.NullMarked;
