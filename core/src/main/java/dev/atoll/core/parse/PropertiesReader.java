package dev.atoll.core.parse;

import dev.atoll.core.project.ColumnProperties;
import dev.atoll.core.project.MacroProperties;
import dev.atoll.core.project.OtherProperties;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SourceProperties;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.project.TestDeclaration;
import dev.atoll.core.project.VersionProperties;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads one properties file. */
final class PropertiesReader {
  private final Problems problems;
  private final Shapes shapes;
  private final TestReader tests;
  private final List<ResourceProperties> resources = new ArrayList<>();
  private final List<SourceProperties> sources = new ArrayList<>();
  private final List<MacroProperties> macros = new ArrayList<>();
  private final List<OtherProperties> others = new ArrayList<>();

  private PropertiesReader(Problems problems) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
    this.tests = new TestReader(problems);
  }

  /** The file's content; empty when it is malformed, which is a Problem. */
  static Optional<PropertiesFile> read(SourceText source, Problems problems) {
    Optional<YamlMap> raw = YamlReader.readMap(source.shownPath(), source.text(), problems);
    return raw.map(map -> new PropertiesReader(problems).file(source, map));
  }

  /** The same of what has been read already. */
  static PropertiesFile of(SourceText source, YamlMap raw, Problems problems) {
    return new PropertiesReader(problems).file(source, raw);
  }

  private PropertiesFile file(SourceText source, YamlMap raw) {
    PropertyKeys.FILE.check(raw, problems);
    for (YamlEntry entry : raw.entries()) {
      Optional<ResourceType> type =
          PropertyKeys.FILE.knows(entry.key())
              ? ResourceType.ofPlural(entry.key())
              : Optional.empty();
      type.ifPresent(section -> section(section, entry));
    }
    return new PropertiesFile(source, raw, resources, sources, macros, others);
  }

  private void section(ResourceType type, YamlEntry entry) {
    if (!(entry.value() instanceof YamlList list)) {
      problems.add(
          Problem.error(
              ParseCodes.WRONG_SHAPE,
              entry.place().withLength(entry.key().length()),
              "'" + entry.key() + "' must be a list",
              "it is " + entry.value().kind(),
              "write '- name: …' items below it, or remove the key"));
      return;
    }
    for (YamlNode item : list.items()) {
      if (item instanceof YamlMap map) {
        name(map, type.word()).ifPresent(name -> item(type, name, map));
      } else {
        problems.add(
            Problem.error(
                ParseCodes.WRONG_SHAPE,
                item.place(),
                "an item of '" + entry.key() + "' must be a mapping",
                "it is " + item.kind(),
                "write '- name: …'"));
      }
    }
  }

  private void item(ResourceType type, YamlScalar name, YamlMap map) {
    switch (type) {
      case MODEL, SEED, SNAPSHOT, ANALYSIS, TEST, FUNCTION ->
          resources.add(resource(type, name, map));
      case SOURCE -> {
        sourceChecks(map);
        sources.add(source(name, map));
      }
      case MACRO -> macros.add(macro(name, map));
      case EXPOSURE, GROUP, UNIT_TEST, SEMANTIC_MODEL, METRIC, SAVED_QUERY -> {
        checkRequired(type, name, map);
        OtherChecks.check(type, name, map, shapes, problems);
        others.add(new OtherProperties(type, name, name.place(), map));
      }
      case OPERATION, DOC -> throw new IllegalStateException(type + " is no section");
    }
  }

  private Optional<YamlScalar> name(YamlMap map, String what) {
    if (map.entry("name").isPresent()) {
      return shapes.string(map, "name");
    }
    problems.add(
        Problem.error(
            ParseCodes.WRONG_SHAPE,
            map.place(),
            (what.matches("[aeo].*") ? "an " : "a ") + what + " without a name",
            map.fields().isEmpty()
                ? ""
                : "its keys are " + String.join(", ", map.fields().keySet()),
            "write '- name: …'"));
    return Optional.empty();
  }

  private void checkRequired(ResourceType type, YamlScalar name, YamlMap map) {
    for (String key : PropertyKeys.required(type)) {
      if (map.entry(key).isEmpty()) {
        problems.add(
            Problem.error(
                ParseCodes.WRONG_SHAPE,
                name.place(),
                type.word() + " '" + name.text() + "' has no '" + key + "'",
                "",
                "add '" + key + ":' to it"));
      }
    }
  }

  private ResourceProperties resource(ResourceType type, YamlScalar name, YamlMap map) {
    PropertyKeys.of(type).check(map, problems);
    mappings(map, "meta", "docs");
    return new ResourceProperties(
        type,
        name,
        name.place(),
        map,
        description(map),
        shapes.mapOrEmpty(map, "config"),
        columns(map),
        type == ResourceType.TEST ? List.of() : tests.read(map),
        versions(map));
  }

  private Optional<YamlNode> description(YamlMap map) {
    return shapes.string(map, "description").map(YamlNode.class::cast);
  }

  private List<ColumnProperties> columns(YamlMap map) {
    return named(shapes.maps(map, "columns"), "column", this::column);
  }

  private ColumnProperties column(YamlScalar name, YamlMap map) {
    PropertyKeys.COLUMN.check(map, problems);
    mappings(map, "meta");
    return new ColumnProperties(
        name,
        name.place(),
        map,
        description(map),
        shapes.mapOrEmpty(map, "config"),
        tests.read(map));
  }

  private List<VersionProperties> versions(YamlMap map) {
    List<VersionProperties> versions = new ArrayList<>();
    for (YamlMap version : shapes.maps(map, "versions")) {
      Optional<YamlScalar> number = shapes.scalar(version, "v");
      if (number.isPresent()) {
        versions.add(version(number.get(), version));
      } else {
        problems.add(
            Problem.error(
                ParseCodes.WRONG_SHAPE,
                version.place(),
                "a version without 'v'",
                "",
                "write '- v: 1'"));
      }
    }
    return versions;
  }

  private VersionProperties version(YamlScalar number, YamlMap map) {
    PropertyKeys.VERSION.check(map, problems);
    List<YamlMap> items = shapes.maps(map, "columns");
    Optional<List<TestDeclaration>> declared =
        TestReader.isDeclared(map) ? Optional.of(tests.read(map)) : Optional.empty();
    return new VersionProperties(
        number,
        number.place(),
        map,
        shapes.scalar(map, "defined_in"),
        description(map),
        shapes.mapOrEmpty(map, "config"),
        named(items.stream().filter(item -> !isSelection(item)).toList(), "column", this::column),
        items.stream().filter(PropertiesReader::isSelection).toList(),
        declared);
  }

  private static boolean isSelection(YamlMap item) {
    return item.entry("include").isPresent() || item.entry("exclude").isPresent();
  }

  private void sourceChecks(YamlMap map) {
    mappings(map, "meta", "quoting");
    shapes.scalar(map, "schema");
    shapes.scalar(map, "database");
    shapes.scalars(map, "tags");
    loadedAt(map);
    map.entry("overrides")
        .ifPresent(
            entry ->
                problems.add(
                    Problem.error(
                        ParseCodes.SOURCE_OVERRIDE,
                        entry.place().withLength(entry.key().length()),
                        "a source of another package cannot be overridden",
                        "'overrides' would have no effect",
                        "set its schema with a variable of that package, or copy its source")));
  }

  /** The age of a source is told in one way. */
  private void loadedAt(YamlMap map) {
    Optional<YamlEntry> field = said(map, "loaded_at_field");
    Optional<YamlEntry> query = said(map, "loaded_at_query");
    if (field.isPresent() && query.isPresent()) {
      problems.add(
          Problem.error(
              ParseCodes.WRONG_SHAPE,
              query.get().place().withLength(query.get().key().length()),
              "both 'loaded_at_field' and 'loaded_at_query' are given",
              "the age of a source is told by one of them",
              "remove one of them"));
    }
  }

  private static Optional<YamlEntry> said(YamlMap map, String key) {
    return map.entry(key)
        .or(
            () ->
                map.value("config")
                    .filter(YamlMap.class::isInstance)
                    .flatMap(config -> ((YamlMap) config).entry(key)));
  }

  private void mappings(YamlMap map, String... keys) {
    for (String key : keys) {
      shapes.map(map, key);
    }
  }

  private SourceProperties source(YamlScalar name, YamlMap map) {
    PropertyKeys.SOURCE.check(map, problems);
    return new SourceProperties(
        name,
        name.place(),
        map,
        description(map),
        shapes.mapOrEmpty(map, "config"),
        named(shapes.maps(map, "tables"), "table", this::table));
  }

  private SourceProperties.Table table(YamlScalar name, YamlMap map) {
    PropertyKeys.TABLE.check(map, problems);
    mappings(map, "meta", "quoting", "external");
    shapes.scalar(map, "identifier");
    shapes.scalars(map, "tags");
    loadedAt(map);
    return new SourceProperties.Table(
        name,
        name.place(),
        map,
        description(map),
        shapes.mapOrEmpty(map, "config"),
        columns(map),
        tests.read(map));
  }

  private MacroProperties macro(YamlScalar name, YamlMap map) {
    PropertyKeys.MACRO.check(map, problems);
    return new MacroProperties(
        name,
        name.place(),
        map,
        description(map),
        shapes.mapOrEmpty(map, "config"),
        shapes.maps(map, "arguments"));
  }

  private <T> List<T> named(
      List<YamlMap> items, String what, BiFunction<YamlScalar, YamlMap, T> reader) {
    return items.stream()
        .flatMap(item -> name(item, what).map(name -> reader.apply(name, item)).stream())
        .toList();
  }
}
