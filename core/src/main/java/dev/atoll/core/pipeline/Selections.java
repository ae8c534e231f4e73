package dev.atoll.core.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a selection of what {@link Planning#said} wrote down of one. */
final class Selections {
  private Selections() {}

  /**
   * The selection.
   *
   * @throws IllegalArgumentException for what no selection says
   */
  static Selection of(Map<String, List<String>> said) {
    return new Selection(
        said.getOrDefault("select", List.of()),
        said.getOrDefault("exclude", List.of()),
        said.getOrDefault("resource_type", List.of()),
        said.getOrDefault("exclude_resource_type", List.of()),
        said.getOrDefault("selector", List.of()).stream().findFirst(),
        Optional.of(said.getOrDefault("indirect_selection", List.of()))
            .filter(words -> !words.isEmpty())
            .map(words -> words.getFirst().toUpperCase(Locale.ROOT))
            .map(Selection.IndirectSelection::valueOf)
            .orElse(Selection.IndirectSelection.EAGER));
  }
}
