package dev.atoll.core.plan;

import dev.atoll.core.compile.Node;
import dev.atoll.domain.Ordered;
import java.util.SequencedSet;

/**
 * One node to carry out for one tenant.
 *
 * @param waitsFor ids of the other steps of this tenant that must have succeeded before
 * @param depth how many steps, this one included, follow one another from here at most; the longer,
 *     the sooner
 */
public record Step(Node node, SequencedSet<String> waitsFor, int depth) {
  public Step {
    waitsFor = Ordered.set(waitsFor);
  }

  public String id() {
    return node.id();
  }
}
