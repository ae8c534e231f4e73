/**
 * What is shown while a run goes on: plain lines, or a display that redraws itself on a terminal.
 *
 * <p>Start at {@link dev.atoll.cli.progress.Progress}. What is shown after a run belongs to {@code
 * text}.
 */
@NullMarked
package dev.atoll.cli.progress;

import org.jspecify.annotations.NullMarked;
