/**
 * One class per command: its options, the request it makes of {@code core.pipeline}, and which
 * rendering the result gets.
 *
 * <p>Start at {@link dev.atoll.cli.command.CommandLineRunner}. How things look belongs to {@code
 * text}, {@code json} and {@code progress}.
 */
@NullMarked
package dev.atoll.cli.command;

import org.jspecify.annotations.NullMarked;
