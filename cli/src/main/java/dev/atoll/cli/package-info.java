/** Arguments, progress, rendering, exit codes. */
@NullMarked
package dev.atoll.cli;

import org.jspecify.annotations.NullMarked;
