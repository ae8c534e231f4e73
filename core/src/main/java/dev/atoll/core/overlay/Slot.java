package dev.atoll.core.overlay;

import dev.atoll.core.project.MacroProperties;
import dev.atoll.core.project.OtherProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SourceProperties;
import dev.atoll.core.project.SqlFile;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a resource lets overlays do to it: {@code meta: {atoll: {extend: …}}} of its properties, of
 * its {@code config()} or of dbt_project.yml, the nearest of them.
 *
 * @param allowed the ways that are open; every way when nothing is said
 * @param written as it stands there
 * @param unknown words that mean nothing
 */
record Slot(Set<Way> allowed, String written, Optional<Place> place, List<String> unknown) {
  /** A way to change a resource. */
  enum Way {
    COLUMNS,
    JOIN,
    FILTER,
    CONFIG,
    REPLACE,
    DISABLE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final List<String> WORDS = List.of("any", "closed", "columns", "filter", "join");

  private static final Slot OPEN = new Slot(Set.of(Way.values()), "", Optional.empty(), List.of());

  /** {@code 'atoll': {'extend': 'closed'}} inside a {@code config()} call. */
  private static final Pattern INLINE =
      Pattern.compile(
          "['\"]atoll['\"]\\s*:\\s*\\{\\s*['\"]extend['\"]\\s*:\\s*(\\[[^\\]]*\\]|['\"]\\w+['\"])");

  private static final Pattern WORD = Pattern.compile("\\w+");

  boolean allows(Way way) {
    return allowed.contains(way);
  }

  static Slot of(Project project, Resource resource) {
    Optional<Slot> slot = inline(resource);
    PackageSource source = project.findPackage(resource.packageName()).orElse(null);
    if (source == null || slot.isPresent()) {
      return slot.orElse(OPEN);
    }
    String plain =
        resource.written() instanceof Resource.Written.Sql
            ? resource.name().replaceAll("\\.v[^.]*$", "")
            : resource.name();
    for (PropertiesFile file : source.properties()) {
      for (ResourceProperties said : file.resources()) {
        if (said.type() == resource.type() && said.name().text().equals(plain)) {
          slot = slot.or(() -> inMeta(said.config())).or(() -> inMeta(said.raw()));
        }
      }
      for (MacroProperties said : resource.isMacro() ? file.macros() : List.<MacroProperties>of()) {
        if (said.name().text().equals(plain)) {
          slot = slot.or(() -> inMeta(said.config())).or(() -> inMeta(said.raw()));
        }
      }
    }
    return slot.or(() -> inYaml(source, resource)).or(() -> inTree(source, resource)).orElse(OPEN);
  }

  /** Of what stands in YAML alone: sources, exposures, unit tests. */
  private static Optional<Slot> inYaml(PackageSource source, Resource resource) {
    for (PropertiesFile file : source.properties()) {
      for (OtherProperties said : file.others()) {
        if (said.type() == resource.type() && said.name().text().equals(resource.name())) {
          return child(said.raw(), "config")
              .flatMap(config -> child(config, "meta"))
              .flatMap(Slot::inside)
              .or(() -> inMeta(said.raw()));
        }
      }
      for (SourceProperties said : file.sources()) {
        for (SourceProperties.Table table : said.tables()) {
          String name = said.name().text() + "." + table.name().text();
          if (resource.type() == ResourceType.SOURCE && name.equals(resource.name())) {
            return inMeta(table.config())
                .or(() -> inMeta(table.raw()))
                .or(() -> inMeta(said.config()))
                .or(() -> inMeta(said.raw()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Slot> inline(Resource resource) {
    if (!(resource.written() instanceof Resource.Written.Sql(SqlFile file))) {
      return Optional.empty();
    }
    Matcher inline = INLINE.matcher(file.code());
    if (!inline.find()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(inline.group(1));
    while (word.find()) {
      words.add(word.group());
    }
    return Optional.of(of(words, file.place()));
  }

  private static Optional<Slot> inMeta(YamlMap map) {
    return map.value("meta").flatMap(Slot::inside);
  }

  private static Optional<Slot> inside(YamlNode meta) {
    return child(meta, "atoll").flatMap(atoll -> child(atoll, "extend")).map(Slot::of);
  }

  private static Optional<YamlNode> child(YamlNode node, String key) {
    return node instanceof YamlMap map ? map.value(key) : Optional.empty();
  }

  /** The deepest level of the project's config trees that says something. */
  private static Optional<Slot> inTree(PackageSource source, Resource resource) {
    List<String> path = new ArrayList<>(List.of(resource.packageName()));
    String folder = resource.path();
    int first = folder.indexOf('/');
    int last = folder.lastIndexOf('/');
    if (first >= 0 && last > first) {
      path.addAll(List.of(folder.substring(first + 1, last).split("/", -1)));
    }
    path.addAll(
        resource.type() == ResourceType.SOURCE
            ? List.of(resource.name().split("\\.", 2))
            : List.of(resource.name()));
    Optional<Slot> found = Optional.empty();
    for (YamlMap tree : source.file().configTrees(resource.type())) {
      Optional<YamlNode> level = Optional.of(tree);
      for (int i = 0; level.isPresent(); i++) {
        YamlNode here = level.get();
        found =
            child(here, "+meta")
                .or(() -> child(here, "meta"))
                .flatMap(Slot::inside)
                .or(keep(found));
        level = i < path.size() ? child(here, path.get(i)) : Optional.empty();
      }
    }
    return found;
  }

  private static java.util.function.Supplier<Optional<Slot>> keep(Optional<Slot> known) {
    return () -> known;
  }

  private static Slot of(YamlNode node) {
    List<YamlNode> items = node instanceof YamlList list ? list.items() : List.of(node);
    return of(
        items.stream()
            .map(item -> item instanceof YamlScalar scalar ? scalar.text() : item.kind())
            .toList(),
        node.place());
  }

  private static Slot of(List<String> words, Place place) {
    Set<Way> allowed = new LinkedHashSet<>();
    for (String word : words) {
      switch (word) {
        case "any" -> allowed.addAll(List.of(Way.COLUMNS, Way.JOIN, Way.FILTER, Way.CONFIG));
        case "columns" -> allowed.addAll(List.of(Way.COLUMNS, Way.CONFIG));
        case "filter" -> allowed.addAll(List.of(Way.FILTER, Way.CONFIG));
        case "join" -> allowed.addAll(List.of(Way.JOIN, Way.CONFIG));
        default -> {}
      }
    }
    List<String> unknown = words.stream().filter(word -> !WORDS.contains(word)).toList();
    return new Slot(allowed, String.join(", ", words), Optional.of(place), unknown);
  }
}
