/**
 * What the scripts in {@code benchmarks/} need from Java: a workspace to measure in, and the floor,
 * which is the same SQL with nothing around it. Start at {@link dev.atoll.benchmarks.Floor}. Timing
 * belongs to the scripts, not here.
 */
@NullMarked
package dev.atoll.benchmarks;

import org.jspecify.annotations.NullMarked;
