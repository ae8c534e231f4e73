/**
 * The command line: from arguments to an exit code.
 *
 * <p>Start at {@link dev.atoll.cli.Main}. Only this module prints. What a command does is decided
 * behind {@code core.pipeline}; nothing here reads a project, renders SQL or opens a database.
 */
@NullMarked
package dev.atoll.cli;

import org.jspecify.annotations.NullMarked;
