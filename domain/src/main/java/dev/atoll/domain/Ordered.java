package dev.atoll.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Immutable copies that keep insertion order. {@code Map.copyOf} and {@code Set.copyOf} iterate
 * differently from one JVM run to the next, which would make plans and artifacts differ.
 */
public final class Ordered {
  private Ordered() {}

  public static <K, V extends @org.jspecify.annotations.Nullable Object> SequencedMap<K, V> map(
      Map<? extends K, ? extends V> entries) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
  }

  public static <E> SequencedSet<E> set(Collection<? extends E> elements) {
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(elements));
  }
}
