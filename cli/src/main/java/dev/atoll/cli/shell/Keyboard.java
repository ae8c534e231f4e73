package dev.atoll.cli.shell;

import java.util.Optional;

/** Where answers are typed. */
public interface Keyboard {
  /** Nobody types: a pipe, a script, a scheduler. */
  Keyboard NONE =
      new Keyboard() {
        @Override
        public boolean isTerminal() {
          return false;
        }

        @Override
        public Optional<String> line() {
          return Optional.empty();
        }

        @Override
        public Optional<String> secret(String prompt) {
          return Optional.empty();
        }
      };

  /** Whether a person is there to answer. */
  boolean isTerminal();

  /** The next line; empty when there is none any more. */
  Optional<String> line();

  /**
   * The next line, which is not shown while it is typed.
   *
   * @param prompt shown when nothing that is typed is shown any more, not before
   */
  Optional<String> secret(String prompt);
}
