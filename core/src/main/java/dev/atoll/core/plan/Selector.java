package dev.atoll.core.plan;

import java.util.List;
import java.util.Optional;

/** A definition of selectors.yml. */
public sealed interface Selector {
  /**
   * One criterion.
   *
   * @param indirect which tests come along; empty means as the command says
   */
  record One(Criterion criterion, Optional<Selection.Indirect> indirect) implements Selector {}

  /** All that one of the parts chooses, but for what is excluded. */
  record Union(List<Selector> parts, List<Selector> excluded) implements Selector {
    public Union {
      parts = List.copyOf(parts);
      excluded = List.copyOf(excluded);
    }
  }

  /** What all parts choose, but for what is excluded. */
  record Intersection(List<Selector> parts, List<Selector> excluded) implements Selector {
    public Intersection {
      parts = List.copyOf(parts);
      excluded = List.copyOf(excluded);
    }
  }
}
