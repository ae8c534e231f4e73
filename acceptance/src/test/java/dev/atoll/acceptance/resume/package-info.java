/**
 * Runs that are killed, lose their connection or are stopped, and what {@code resume} and {@code
 * rerun} make of them: nothing is lost and nothing is done twice. Start at {@code KilledRunTest}.
 * Interrupts that a user asks for stand in {@code interrupt}.
 */
@NullMarked
package dev.atoll.acceptance.resume;

import org.jspecify.annotations.NullMarked;
