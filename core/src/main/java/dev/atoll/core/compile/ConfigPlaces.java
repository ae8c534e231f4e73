package dev.atoll.core.compile;

import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a config of a node is written, as near as can be told without rendering once more: in its
 * {@code config()}, in its properties, in a dbt_project.yml, else the node itself.
 */
final class ConfigPlaces {
  private final Project project;

  ConfigPlaces(Project project) {
    this.project = project;
  }

  Place of(Draft draft, String name) {
    NodeFacts facts = draft.facts();
    return overlaid(project, facts.id(), name)
        .map(Overlaid::place)
        .or(() -> inline(facts, name))
        .or(() -> draft.properties().flatMap(properties -> said(properties, name)))
        .or(() -> configured(project.root(), facts, name))
        .or(
            () ->
                project
                    .findPackage(facts.packageName())
                    .flatMap(source -> configured(source, facts, name)))
        .orElse(facts.place());
  }

  /** An overlay that sets a config, and where. */
  record Overlaid(String overlay, Place place) {}

  /** The last overlay that sets a config of a node: it comes above all that the project says. */
  static Optional<Overlaid> overlaid(Project project, String id, String name) {
    return project.changes().reversed().stream()
        .filter(change -> change.concerns(id))
        .flatMap(
            change ->
                entry(change.config(), name).stream()
                    .map(place -> new Overlaid(change.overlay(), place)))
        .findFirst();
  }

  private static Optional<Place> inline(NodeFacts facts, String name) {
    if (facts.template().isEmpty() || !facts.code().contains("config")) {
      return Optional.empty();
    }
    String key = name.replace("-", "[-_]");
    Matcher written =
        Pattern.compile("(?s)\\bconfig\\s*\\(.*?\\b(" + key + ")['\"]?\\s*[=:]")
            .matcher(facts.code());
    return written.find()
        ? Optional.of(at(facts, written.start(1), name.length()))
        : Optional.empty();
  }

  /** The code of a block begins behind its tag, of which only the line is known. */
  private static Place at(NodeFacts facts, int offset, int length) {
    String before = facts.code().substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    int column = offset - before.lastIndexOf('\n');
    Place start = facts.place();
    boolean fromTheTop = start.line() == 0;
    int shown = fromTheTop ? line + 1 : start.line() + line;
    return fromTheTop || line > 0
        ? new Place(start.file(), shown, column, length)
        : Place.of(start.file(), shown, 0);
  }

  private static Optional<Place> said(ResourceProperties properties, String name) {
    return Stream.of(properties.config(), properties.raw())
        .flatMap(map -> entry(map, name).stream())
        .findFirst();
  }

  private static Optional<Place> configured(PackageSource source, NodeFacts facts, String name) {
    ResourceType heading =
        facts.type() == ResourceType.ANALYSIS ? ResourceType.MODEL : facts.type();
    return source.file().configTrees(heading).stream()
        .flatMap(tree -> deepest(tree, facts.fqn(), name).stream())
        .findFirst();
  }

  private static Optional<Place> deepest(YamlMap tree, List<String> path, String name) {
    Optional<Place> below =
        path.isEmpty()
            ? Optional.empty()
            : tree.value(path.getFirst())
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .flatMap(deeper -> deepest(deeper, path.subList(1, path.size()), name));
    return below.or(() -> entry(tree, "+" + name)).or(() -> entry(tree, name));
  }

  private static Optional<Place> entry(YamlMap map, String name) {
    return map.entry(name)
        .or(() -> map.entry(name.replace('-', '_')))
        .map(YamlEntry::value)
        .map(value -> value.place());
  }
}
