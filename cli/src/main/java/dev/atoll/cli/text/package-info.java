/**
 * Results and problems as text for people: pure functions from records to lines.
 *
 * <p>Start at {@link dev.atoll.cli.text.ProblemText} and {@link dev.atoll.cli.text.RunText}.
 * Nothing here writes to a stream.
 */
@NullMarked
package dev.atoll.cli.text;

import org.jspecify.annotations.NullMarked;
