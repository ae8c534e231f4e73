package dev.atoll.core.compile;

import dev.atoll.core.resolve.FleetCodes;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** Finds the source tables of the project that a tenant's layers speak of. */
final class FeedsReader {
  private final List<Shape.Table> tables;
  private final Problems problems;

  FeedsReader(Shape shape, Problems problems) {
    this.tables = shape.tables();
    this.problems = problems;
  }

  Feeds read(LayerInputs layers) {
    if (layers.sources().isEmpty() && layers.required().isEmpty()) {
      return Feeds.NONE;
    }
    SequencedSet<String> optional = new LinkedHashSet<>();
    SequencedSet<String> absent = new LinkedHashSet<>();
    for (SourceChange change : layers.sources().values()) {
      if (isKnown(change.name(), change.place())) {
        change.tables().keySet().forEach(table -> find(change.name(), table, change.place()));
        optional.addAll(ids(change.name(), change.optional()));
        absent.addAll(ids(change.name(), change.absent()));
      }
    }
    SequencedMap<String, Feeds.Required> required = new LinkedHashMap<>();
    for (SourceChange.Required wanted : layers.required()) {
      if (isKnown(wanted.source(), wanted.place())) {
        find(wanted.source(), wanted.table(), wanted.place())
            .ifPresent(
                id ->
                    required.put(
                        id,
                        new Feeds.Required(
                            wanted.source() + "." + wanted.table(), wanted.place())));
      }
    }
    return new Feeds(optional, absent, required);
  }

  private SequencedSet<String> ids(String source, Map<String, Place> names) {
    SequencedSet<String> ids = new LinkedHashSet<>();
    names.forEach((name, place) -> find(source, name, place).ifPresent(ids::add));
    return ids;
  }

  /** Whether a source goes by a name: its own, or with its package in front. */
  static boolean isNamed(Node.Source node, String name) {
    return name.equals(node.sourceName())
        || name.equals(node.facts().packageName() + "." + node.sourceName());
  }

  private boolean isKnown(String name, Place place) {
    boolean known = tables.stream().anyMatch(table -> isNamed(table.node(), name));
    if (!known) {
      List<String> names =
          tables.stream().map(table -> table.node().sourceName()).distinct().sorted().toList();
      problems.add(
          Problem.error(
              FleetCodes.UNKNOWN_SOURCE,
              place,
              "the project has no source '" + name + "'",
              names.isEmpty()
                  ? "it has no enabled sources"
                  : "its enabled sources are " + String.join(", ", names),
              Nearest.suggestion(name, names, "correct the name, or remove what is said of it")));
    }
    return known;
  }

  private Optional<String> find(String source, String name, Place place) {
    List<Node.Source> of =
        tables.stream().map(Shape.Table::node).filter(node -> isNamed(node, source)).toList();
    Optional<String> found =
        of.stream().filter(node -> node.name().equals(name)).map(Node.Source::id).findFirst();
    if (found.isEmpty()) {
      List<String> names = of.stream().map(Node.Source::name).sorted().toList();
      problems.add(
          Problem.error(
              FleetCodes.UNKNOWN_SOURCE,
              place,
              "source '" + source + "' has no table '" + name + "'",
              "its enabled tables are " + String.join(", ", names),
              Nearest.suggestion(name, names, "correct the name, or remove what is said of it")));
    }
    return found;
  }
}
