/**
 * The outside world as values: streams, terminal, signals, environment, exit codes.
 *
 * <p>Start at {@link dev.atoll.cli.shell.World}. The only place that touches the process itself, so
 * that everything else can be tested without one.
 */
@NullMarked
package dev.atoll.cli.shell;

import org.jspecify.annotations.NullMarked;
