package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One dbt package as it lies on disk, or is built in. Every list is ordered by path, then by
 * position in the file.
 *
 * @param name the name in its dbt_project.yml
 * @param directory absolute; empty for a package that is built in
 * @param file its dbt_project.yml, defaults filled in
 * @param requests packages it lists in packages.yml or dependencies.yml
 * @param selectors its selectors.yml, as written
 * @param models .sql and .py files of model-paths
 * @param analyses .sql files of analysis-paths
 * @param singularTests .sql files of test-paths, their {@code generic} and {@code fixtures} folders
 *     excepted
 * @param snapshots the {@code {% snapshot %}} blocks of snapshot-paths; snapshots that are written
 *     in YAML stand in the properties
 * @param seeds .csv files of seed-paths
 * @param macroFiles .sql files of macro-paths, and of of {@code generic} below test-paths
 * @param docs the {@code {% docs %}} blocks
 * @param properties YAML files of all resource paths
 * @param fixtures .csv and .sql files of {@code fixtures} below test-paths, for unit tests
 */
public record PackageSource(
    String name,
    Optional<Path> directory,
    ProjectFile file,
    List<PackageRequest> requests,
    Optional<YamlMap> selectors,
    List<SqlFile> models,
    List<SqlFile> analyses,
    List<SqlFile> singularTests,
    List<SnapshotBlock> snapshots,
    List<SeedFile> seeds,
    List<MacroFile> macroFiles,
    List<DocsBlock> docs,
    List<PropertiesFile> properties,
    List<SourceText> fixtures) {
  public PackageSource {
    requests = List.copyOf(requests);
    models = List.copyOf(models);
    analyses = List.copyOf(analyses);
    singularTests = List.copyOf(singularTests);
    snapshots = List.copyOf(snapshots);
    seeds = List.copyOf(seeds);
    macroFiles = List.copyOf(macroFiles);
    docs = List.copyOf(docs);
    properties = List.copyOf(properties);
    fixtures = List.copyOf(fixtures);
  }

  /** A package that holds nothing but macros. */
  public static PackageSource ofMacros(String name, List<MacroFile> macroFiles) {
    return new PackageSource(
        name,
        Optional.empty(),
        ProjectFile.builtIn(name),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        macroFiles,
        List.of(),
        List.of(),
        List.of());
  }

  /** All macros, tests and materialisations of the package. */
  public List<MacroDefinition> macros() {
    return macroFiles.stream().flatMap(file -> file.definitions().stream()).toList();
  }
}
