package dev.atoll.core.project;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a package's files lie, relative to its folder, forward slashes, rendered.
 *
 * @param docs {@code docs-paths}; when the file does not set it, all the other resource paths
 * @param target where artifacts and compiled SQL are written
 * @param packagesInstall where {@code deps} puts packages
 * @param cleanTargets what {@code clean} removes
 */
public record ResourcePaths(
    List<String> models,
    List<String> seeds,
    List<String> snapshots,
    List<String> analyses,
    List<String> tests,
    List<String> macros,
    List<String> functions,
    List<String> docs,
    List<String> assets,
    String target,
    String log,
    String packagesInstall,
    List<String> cleanTargets) {
  /** What holds when dbt_project.yml says nothing. */
  public static final ResourcePaths DEFAULTS =
      new ResourcePaths(
          List.of("models"),
          List.of("seeds"),
          List.of("snapshots"),
          List.of("analyses"),
          List.of("tests"),
          List.of("macros"),
          List.of("functions"),
          List.of("models", "seeds", "snapshots", "analyses", "macros", "functions"),
          List.of(),
          "target",
          "logs",
          "dbt_packages",
          List.of("target"));

  public ResourcePaths {
    models = List.copyOf(models);
    seeds = List.copyOf(seeds);
    snapshots = List.copyOf(snapshots);
    analyses = List.copyOf(analyses);
    tests = List.copyOf(tests);
    macros = List.copyOf(macros);
    functions = List.copyOf(functions);
    docs = List.copyOf(docs);
    assets = List.copyOf(assets);
    cleanTargets = List.copyOf(cleanTargets);
  }

  /** All folders in which properties files are looked for, each once. */
  public List<String> resources() {
    return Stream.of(models, seeds, snapshots, analyses, tests, macros, functions)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
