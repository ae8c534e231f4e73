package dev.atoll.jinja.memo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Gives what was rendered for one tenant to the next whose answers agree. For each key it keeps a
 * tree: which question a render asks first, for each answer which it asks next, and in the end what
 * came out. Nothing but its answers leads a tenant through the tree, so it reaches a result only if
 * its own render would have asked the same questions and got the same answers. Why that is enough
 * is argued in ADR 0010. Safe for use by several threads.
 *
 * @param <R> what a render gives; immutable
 */
public final class Memo<R> {
  private final Map<Object, Tree<R>> trees = new ConcurrentHashMap<>();
  private final LongAdder shared = new LongAdder();
  private final LongAdder fresh = new LongAdder();

  /**
   * The result for one tenant. A failing render is kept for nobody: each tenant gets Problems of
   * its own.
   *
   * @param key all that a render depends on besides its reads: which template, which node, and what
   *     stands in scope; must have equality
   * @param render made when nothing known fits
   * @throws IllegalStateException when a render depends on what it did not read: a bug
   */
  public R get(Object key, Outside outside, Supplier<Rendered<R>> render) {
    Tree<R> tree = trees.computeIfAbsent(key, any -> new Tree<>());
    Optional<R> known = tree.find(outside);
    if (known.isPresent()) {
      shared.increment();
      return known.get();
    }
    Rendered<R> rendered = render.get();
    fresh.increment();
    tree.add(rendered, outside);
    return rendered.result();
  }

  /** How many results were given without rendering. */
  public long shared() {
    return shared.sum();
  }

  /** How many renders were made. */
  public long fresh() {
    return fresh.sum();
  }
}
