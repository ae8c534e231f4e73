package dev.atoll.core.pipeline;

import java.util.List;
import java.util.Optional;

/** Somebody who can be asked. */
public interface Questions {
  /** Nobody answers: a script, a pipe, a scheduler. */
  Questions NOBODY =
      new Questions() {
        @Override
        public boolean areAnswered() {
          return false;
        }

        @Override
        public Optional<String> text(String question, String standard) {
          return Optional.of(standard);
        }

        @Override
        public Optional<String> choice(String question, List<String> choices) {
          return Optional.of(choices.getFirst());
        }

        @Override
        public Optional<String> secret(String question) {
          return Optional.of("");
        }
      };

  boolean areAnswered();

  /**
   * A line of text.
   *
   * @param standard what an empty line means
   * @return empty when there will be no answer
   */
  Optional<String> text(String question, String standard);

  /** One of some words; the first one goes without saying. */
  Optional<String> choice(String question, List<String> choices);

  /** A line that is not shown while it is typed; may be empty. */
  Optional<String> secret(String question);
}
