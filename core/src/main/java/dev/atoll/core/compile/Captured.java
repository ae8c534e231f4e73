package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import java.util.List;
import java.util.Map;
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
}
