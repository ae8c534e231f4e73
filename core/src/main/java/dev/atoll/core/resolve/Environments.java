package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The values of {@code {env}}.
 *
 * @param standard the one without {@code --target}; empty when none is declared
 * @param names all that exist; empty when any name is accepted
 */
public record Environments(Optional<String> standard, SequencedSet<String> names) {
  public Environments {
    names = Ordered.set(names);
  }

  static Environments any() {
    return new Environments(Optional.empty(), Ordered.set(List.of()));
  }
}
