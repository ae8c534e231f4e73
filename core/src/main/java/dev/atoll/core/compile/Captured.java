package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a node's template said of itself while it was parsed.
 *
 * @param refs in the order in which they were named, each once
 * @param macros ids of the macros that it called itself, in order, each once
 * @param config of its {@code config()} calls
 */
record Captured(
    List<References.Ref> refs,
    List<References.SourceRef> sources,
    List<String> macros,
    Map<String, @Nullable Object> config) {
  static final Captured NOTHING = new Captured(List.of(), List.of(), List.of(), Map.of());

  /** The same with what another template refers to; its config does not count. */
  Captured andReferencesOf(Captured other) {
    if (other.refs.isEmpty() && other.sources.isEmpty()) {
      return this;
    }
    Set<References.Ref> allRefs = new LinkedHashSet<>(refs);
    allRefs.addAll(other.refs);
    Set<References.SourceRef> allSources = new LinkedHashSet<>(sources);
    allSources.addAll(other.sources);
    return new Captured(List.copyOf(allRefs), List.copyOf(allSources), macros, config);
  }
}
