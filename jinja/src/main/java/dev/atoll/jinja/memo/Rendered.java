package dev.atoll.jinja.memo;

import dev.atoll.jinja.value.Reads;

/**
 * What a fresh render gave.
 *
 * @param result immutable, and free of anything that belongs to one tenant but what the reads tell
 * @param reads of the render, complete
 */
public record Rendered<R>(R result, Reads reads) {}
