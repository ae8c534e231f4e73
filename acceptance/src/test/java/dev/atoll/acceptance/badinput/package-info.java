/**
 * Wrong input through the whole tool, from the command line to what people read. Start at {@link
 * dev.atoll.acceptance.badinput.BadInputTest}; the cases lie in {@code src/test/golden}, one folder
 * each. What needs more than files (another process, a full disk) is in {@link
 * dev.atoll.acceptance.badinput.BadSurroundingsTest}. Runs that succeed do not belong here.
 */
@NullMarked
package dev.atoll.acceptance.badinput;

import org.jspecify.annotations.NullMarked;
