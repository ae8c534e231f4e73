package dev.atoll.jinja.value;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a render learned from the outside.
 *
 * @param answer as it was then, never changed afterwards; null when there is no such value
 */
public record Read(Question question, @Nullable Value answer) {}
