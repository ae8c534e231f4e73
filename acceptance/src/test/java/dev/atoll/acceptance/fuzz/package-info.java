/**
 * Random damage to the files that people write: whatever they hold, the tool answers with Problems
 * and never with a stack trace. Start at {@link dev.atoll.acceptance.fuzz.BrokenFilesTest}; cases
 * that are worth a name belong to the goldens of bad input.
 */
@NullMarked
package dev.atoll.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
