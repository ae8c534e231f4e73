/**
 * The arrows and habits of the house, held by tests. Each rule says how many classes it saw, and is
 * run a second time against {@code dev.atoll.acceptance.planted}, where it has to fail.
 *
 * <p>Start at {@link dev.atoll.acceptance.architecture.Rooms}. What a single module promises about
 * its own classes belongs into that module's tests.
 */
@NullMarked
package dev.atoll.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
