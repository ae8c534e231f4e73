package dev.atoll.core.parse;

import dev.atoll.core.project.ProjectFile;
import dev.atoll.core.project.ProjectFile.DispatchRule;
import dev.atoll.core.project.ResourcePaths;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a dbt_project.yml. */
final class ProjectFileReader {
  static final String FILE_NAME = "dbt_project.yml";

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private static final Set<String> TREES =
      Set.of(
          "models",
          "seeds",
          "snapshots",
          "analyses",
          "tests",
          "data_tests",
          "unit_tests",
          "sources",
          "exposures",
          "metrics",
          "functions",
          "semantic-models",
          "saved-queries",
          "quoting",
          "vars",
          "flags",
          "dbt-cloud");

  private static final Set<String> OTHERS =
      Set.of(
          "name",
          "version",
          "config-version",
          "profile",
          "project-root",
          "model-paths",
          "seed-paths",
          "snapshot-paths",
          "analysis-paths",
          "test-paths",
          "macro-paths",
          "function-paths",
          "docs-paths",
          "asset-paths",
          "target-path",
          "log-path",
          "packages-install-path",
          "clean-targets",
          "on-run-start",
          "on-run-end",
          "dispatch",
          "query-comment",
          "require-dbt-version",
          "restrict-access",
          "packages");

  private static final Map<String, String> RENAMED =
      Map.of("source-paths", "model-paths", "data-paths", "seed-paths");

  private final Function<YamlScalar, String> renderer;
  private final Problems problems;
  private final Shapes shapes;

  ProjectFileReader(Function<YamlScalar, String> renderer, Problems problems) {
    this.renderer = renderer;
    this.problems = problems;
    this.shapes = new Shapes(problems);
  }

  /** The file's content; empty when it is malformed or has no usable name, which is a Problem. */
  Optional<ProjectFile> read(String shownPath, String text) {
    Optional<YamlMap> raw = YamlReader.readMap(shownPath, text, problems);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    YamlMap map = raw.get();
    checkKeys(map);
    return name(map, shownPath).map(name -> projectFile(name, shownPath, map));
  }

  private ProjectFile projectFile(String name, String shownPath, YamlMap map) {
    shapes
        .map(map, "quoting")
        .ifPresent(parts -> parts.entries().forEach(part -> checkTruth("quoting", part)));
    return new ProjectFile(
        name,
        shapes.scalar(map, "version").map(this::rendered),
        shapes.scalar(map, "profile").map(this::rendered),
        paths(map),
        Place.of(shownPath),
        map,
        shapes.mapOrEmpty(map, "vars"),
        shapes.scalars(map, "on-run-start"),
        shapes.scalars(map, "on-run-end"),
        dispatch(map),
        map.value("query-comment"),
        shapes.mapOrEmpty(map, "flags"),
        restrictAccess(map));
  }

  private void checkTruth(String under, YamlEntry part) {
    boolean fits =
        part.value() instanceof YamlScalar scalar
            && (scalar.value() == null
                || scalar.value() instanceof Boolean
                || scalar.text().contains("{{"));
    if (!fits) {
      problems.add(
          Problem.error(
              ParseCodes.WRONG_SHAPE,
              part.value().place(),
              "'" + part.key() + "' of '" + under + "' must be true or false",
              "it is " + part.value().kind(),
              "write true or false"));
    }
  }

  private boolean restrictAccess(YamlMap map) {
    return shapes
        .scalar(map, "restrict-access")
        .filter(scalar -> Boolean.TRUE.equals(scalar.value()))
        .isPresent();
  }

  private void checkKeys(YamlMap map) {
    for (YamlEntry entry : map.entries()) {
      if (TREES.contains(entry.key())) {
        shapes.map(map, entry.key());
      } else if (RENAMED.containsKey(entry.key())) {
        String now = RENAMED.getOrDefault(entry.key(), "");
        problems.add(
            Problem.warning(
                ParseCodes.OLD_KEY,
                entry.place(),
                "'" + entry.key() + "' is now called '" + now + "'",
                "the old name still works",
                "write '" + now + "'"));
      } else if (!OTHERS.contains(entry.key())) {
        unknown(entry);
      }
    }
  }

  private void unknown(YamlEntry entry) {
    Set<String> known = new TreeSet<>(OTHERS);
    known.addAll(TREES);
    problems.add(
        Problem.error(
            ParseCodes.UNKNOWN_PROJECT_KEY,
            entry.place().withLength(entry.key().length()),
            "unknown key '" + entry.key() + "' in " + FILE_NAME,
            "",
            Nearest.suggestion(
                entry.key(), known, "remove it, or put it under 'vars:' or a 'meta:'")));
  }

  private Optional<String> name(YamlMap map, String shownPath) {
    Optional<YamlEntry> entry = map.entry("name");
    if (entry.isEmpty()) {
      problems.add(
          Problem.error(
              ParseCodes.BAD_PROJECT_NAME,
              Place.of(shownPath),
              "the project has no name",
              "",
              "write 'name: my_project' into " + FILE_NAME));
      return Optional.empty();
    }
    Optional<String> name = shapes.scalar(map, "name").map(this::rendered);
    if (name.isPresent() && NAME.matcher(name.get()).matches()) {
      return name;
    }
    problems.add(
        Problem.error(
            ParseCodes.BAD_PROJECT_NAME,
            entry.get().value().place(),
            name.map(bad -> "'" + bad + "' cannot name a project")
                .orElse("the project has no name"),
            "a name holds letters, digits and underscores, and begins with no digit",
            "change 'name' in " + FILE_NAME));
    return Optional.empty();
  }

  private ResourcePaths paths(YamlMap map) {
    ResourcePaths defaults = ResourcePaths.DEFAULTS;
    List<String> models = list(map, "model-paths", list(map, "source-paths", defaults.models()));
    List<String> seeds = list(map, "seed-paths", list(map, "data-paths", defaults.seeds()));
    List<String> snapshots = list(map, "snapshot-paths", defaults.snapshots());
    List<String> analyses = list(map, "analysis-paths", defaults.analyses());
    List<String> macros = list(map, "macro-paths", defaults.macros());
    List<String> functions = list(map, "function-paths", defaults.functions());
    List<String> all =
        Stream.of(models, seeds, snapshots, analyses, macros, functions)
            .flatMap(List::stream)
            .distinct()
            .toList();
    String target = one(map, "target-path", defaults.target());
    return new ResourcePaths(
        models,
        seeds,
        snapshots,
        analyses,
        list(map, "test-paths", defaults.tests()),
        macros,
        functions,
        list(map, "docs-paths", all),
        list(map, "asset-paths", defaults.assets()),
        target,
        one(map, "log-path", defaults.log()),
        one(map, "packages-install-path", defaults.packagesInstall()),
        list(map, "clean-targets", List.of(target)));
  }

  private List<String> list(YamlMap map, String key, List<String> otherwise) {
    boolean unset =
        map.value(key)
            .map(value -> value instanceof YamlScalar scalar && scalar.value() == null)
            .orElse(true);
    if (unset) {
      return otherwise;
    }
    if (map.value(key).orElseThrow() instanceof YamlScalar) {
      shapes.list(map, key);
      return otherwise;
    }
    return shapes.scalars(map, key).stream().map(this::path).distinct().toList();
  }

  private String one(YamlMap map, String key, String otherwise) {
    return shapes.scalar(map, key).map(this::path).orElse(otherwise);
  }

  private String path(YamlScalar scalar) {
    String path = rendered(scalar).replace('\\', '/');
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private String rendered(YamlScalar scalar) {
    if (!scalar.text().contains("{{") && !scalar.text().contains("{%")) {
      return scalar.text();
    }
    try {
      return renderer.apply(scalar);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return scalar.text();
    }
  }

  private List<DispatchRule> dispatch(YamlMap map) {
    return shapes.maps(map, "dispatch").stream().flatMap(rule -> rule(rule).stream()).toList();
  }

  private Optional<DispatchRule> rule(YamlMap rule) {
    Optional<YamlScalar> namespace = shapes.scalar(rule, "macro_namespace");
    if (namespace.isEmpty() || !(rule.value("search_order").orElse(rule) instanceof YamlList)) {
      problems.add(
          Problem.error(
              ParseCodes.WRONG_SHAPE,
              rule.place(),
              "a 'dispatch' item needs 'macro_namespace' and a list 'search_order'",
              "",
              "write both, such as '{macro_namespace: dbt_utils, search_order: [my_project,"
                  + " dbt_utils]}'"));
      return Optional.empty();
    }
    List<String> order = shapes.scalars(rule, "search_order").stream().map(this::rendered).toList();
    return Optional.of(new DispatchRule(rendered(namespace.get()), order, rule.place()));
  }
}
