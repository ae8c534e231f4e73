package dev.atoll.core.project;

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
 * @param models .sql and .py files of model-paths
 * @param analyses .sql files of analysis-paths
 * @param singularTests .sql files of test-paths, those of a {@code generic} folder excepted
 * @param snapshots the {@code {% snapshot %}} blocks of snapshot-paths and model-paths; snapshots
 *     that are written in YAML stand in the properties
 * @param seeds .csv files of seed-paths
 * @param macroFiles .sql files of macro-paths, and of the {@code generic} folders of test-paths
 * @param docs the {@code {% docs %}} blocks
 * @param properties YAML files of all resource paths
 */
public record PackageSource(
    String name,
    Optional<Path> directory,
    ProjectFile file,
    List<SqlFile> models,
    List<SqlFile> analyses,
    List<SqlFile> singularTests,
    List<SnapshotBlock> snapshots,
    List<SeedFile> seeds,
    List<MacroFile> macroFiles,
    List<DocsBlock> docs,
    List<PropertiesFile> properties) {
  public PackageSource {
    models = List.copyOf(models);
    analyses = List.copyOf(analyses);
    singularTests = List.copyOf(singularTests);
    snapshots = List.copyOf(snapshots);
    seeds = List.copyOf(seeds);
    macroFiles = List.copyOf(macroFiles);
    docs = List.copyOf(docs);
    properties = List.copyOf(properties);
  }

  /** A package that holds nothing but macros. */
  public static PackageSource ofMacros(String name, List<MacroFile> macroFiles) {
    return new PackageSource(
        name,
        Optional.empty(),
        ProjectFile.builtIn(name),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        macroFiles,
        List.of(),
        List.of());
  }

  /** All macros, tests and materialisations of the package. */
  public List<MacroDefinition> macros() {
    return macroFiles.stream().flatMap(file -> file.definitions().stream()).toList();
  }
}
