package dev.atoll.jinja.memo;

import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Answers for one tenant what a render of it would be answered, without rendering. Must agree with
 * what the host values of that tenant answer.
 */
@FunctionalInterface
public interface Outside {
  /** The answer; null when there is no such value. */
  @Nullable Value answer(Question question);
}
