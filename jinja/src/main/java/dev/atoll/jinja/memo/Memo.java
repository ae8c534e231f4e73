package dev.atoll.jinja.memo;

import dev.atoll.jinja.value.Reads;
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
   * What is known to be the result of a tenant's render.
   *
   * @param key all that a render depends on besides its reads: which template, which node, and what
   *     stands in scope; must have equality
   */
  public Optional<R> find(Object key, Outside outside) {
    Tree<R> tree = trees.get(key);
    Optional<R> known = tree == null ? Optional.empty() : tree.find(outside);
    if (known.isPresent()) {
      shared.increment();
    }
    return known;
  }

  /**
   * Keeps a result for other tenants. What failed is not kept: each tenant gets Problems of its
   * own.
   *
   * @param outside of the tenant for whom it was rendered
   * @throws IllegalStateException when a render depends on what it did not read: a bug
   */
  public void keep(Object key, Outside outside, Rendered<R> rendered) {
    fresh.increment();
    trees.computeIfAbsent(key, any -> new Tree<>()).add(rendered, outside);
  }

  /** Why a tenant's render gives nothing to share; empty when it does give, or is not known. */
  public Optional<Private> privacy(Object key, Outside outside) {
    Tree<R> tree = trees.get(key);
    return tree == null ? Optional.empty() : tree.privacy(outside);
  }

  /**
   * Keeps that a render looks at what no read tells, though it came to no result.
   *
   * @param reads of the render until then
   */
  public void keepPrivacy(Object key, Outside outside, Reads reads) {
    fresh.increment();
    trees.computeIfAbsent(key, any -> new Tree<>()).addPrivacy(reads, outside);
  }

  /** The result for one tenant, rendered when nothing known fits. */
  public R get(Object key, Outside outside, Supplier<Rendered<R>> render) {
    return find(key, outside)
        .orElseGet(
            () -> {
              Rendered<R> rendered = render.get();
              keep(key, outside, rendered);
              return rendered.result();
            });
  }

  /** How many results were given without rendering. */
  public long shared() {
    return shared.sum();
  }

  /** How many renders were made and kept. */
  public long fresh() {
    return fresh.sum();
  }
}
