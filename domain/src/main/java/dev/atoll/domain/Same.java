package dev.atoll.domain;

import org.jspecify.annotations.Nullable;

/**
 * Equal when it is the same object. Nodes, graphs and forms are large, and tenants share them, so
 * comparing them as objects is enough, and quick.
 */
public record Same(Object object) {
  @Override
  @SuppressWarnings("ReferenceEquality") // that is what it is for
  public boolean equals(@Nullable Object other) {
    return other instanceof Same same && same.object == object;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(object);
  }
}
