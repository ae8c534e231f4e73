package dev.atoll.core.overlay;

import dev.atoll.core.project.ColumnProperties;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.MacroFile;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SeedFile;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A package under change. What is not touched stays the very same object. */
final class PackageEdit {
  private final PackageSource source;
  private List<SqlFile> models;
  private List<SqlFile> analyses;
  private List<SqlFile> singularTests;
  private List<SnapshotBlock> snapshots;
  private List<SeedFile> seeds;
  private List<MacroFile> macroFiles;
  private List<PropertiesFile> properties;
  private PackageSource added;

  PackageEdit(PackageSource source) {
    this.source = source;
    this.models = source.models();
    this.analyses = source.analyses();
    this.singularTests = source.singularTests();
    this.snapshots = source.snapshots();
    this.seeds = source.seeds();
    this.macroFiles = source.macroFiles();
    this.properties = source.properties();
    this.added = PackageSource.ofMacros(source.name(), List.of());
  }

  /** A model, analysis or singular test as it is by now. */
  SqlFile current(SqlFile original) {
    return of(original.type()).stream()
        .filter(file -> file.fqn().equals(original.fqn()) && sameFile(file, original))
        .findFirst()
        .orElse(original);
  }

  private static boolean sameFile(SqlFile left, SqlFile right) {
    return left.source().originalPath().equals(right.source().originalPath());
  }

  private List<SqlFile> of(ResourceType type) {
    return switch (type) {
      case MODEL -> models;
      case ANALYSIS -> analyses;
      default -> singularTests;
    };
  }

  void put(SqlFile file) {
    UnaryOperator<SqlFile> change =
        other -> other.fqn().equals(file.fqn()) && sameFile(other, file) ? file : other;
    switch (file.type()) {
      case MODEL -> models = models.stream().map(change).toList();
      case ANALYSIS -> analyses = analyses.stream().map(change).toList();
      default -> singularTests = singularTests.stream().map(change).toList();
    }
  }

  void put(SnapshotBlock original, SnapshotBlock block) {
    snapshots = snapshots.stream().map(other -> other.equals(original) ? block : other).toList();
  }

  void put(SeedFile original, SeedFile seed) {
    seeds = seeds.stream().map(other -> other.equals(original) ? seed : other).toList();
  }

  void put(MacroDefinition macro) {
    List<MacroFile> files = new ArrayList<>();
    for (MacroFile file : macroFiles) {
      boolean here =
          file.definitions().stream().anyMatch(other -> other.name().equals(macro.name()));
      files.add(
          here
              ? new MacroFile(
                  file.source(),
                  file.definitions().stream()
                      .map(other -> other.name().equals(macro.name()) ? macro : other)
                      .toList())
              : file);
    }
    macroFiles = files;
  }

  /** What is said of columns more; a file of its own where nothing is said of the model yet. */
  void describe(PropertiesFile file) {
    ResourceProperties more = file.resources().getFirst();
    boolean known = false;
    List<PropertiesFile> changed = new ArrayList<>();
    for (PropertiesFile other : properties) {
      List<ResourceProperties> resources = new ArrayList<>();
      for (ResourceProperties said : other.resources()) {
        boolean same =
            !known && said.type() == more.type() && said.name().text().equals(more.name().text());
        known |= same;
        resources.add(same ? withColumns(said, more.columns()) : said);
      }
      changed.add(
          resources.equals(other.resources())
              ? other
              : new PropertiesFile(
                  other.source(),
                  other.raw(),
                  resources,
                  other.sources(),
                  other.macros(),
                  other.others()));
    }
    if (!known) {
      changed.add(file);
    }
    properties = changed;
  }

  private static ResourceProperties withColumns(
      ResourceProperties said, List<ColumnProperties> more) {
    return new ResourceProperties(
        said.type(),
        said.name(),
        said.place(),
        said.raw(),
        said.description(),
        said.config(),
        both(said.columns(), more),
        said.tests(),
        said.versions());
  }

  /** Files more. */
  void add(PackageSource files) {
    added = joined(added, files);
  }

  PackageSource result() {
    PackageSource changed =
        new PackageSource(
            source.name(),
            source.directory(),
            source.file(),
            source.requests(),
            source.selectors(),
            models,
            analyses,
            singularTests,
            snapshots,
            seeds,
            macroFiles,
            source.docs(),
            properties,
            source.fixtures());
    return joined(changed, added);
  }

  private static PackageSource joined(PackageSource left, PackageSource right) {
    return new PackageSource(
        left.name(),
        left.directory(),
        left.file(),
        left.requests(),
        left.selectors(),
        both(left, right, PackageSource::models),
        both(left, right, PackageSource::analyses),
        both(left, right, PackageSource::singularTests),
        both(left, right, PackageSource::snapshots),
        both(left, right, PackageSource::seeds),
        both(left, right, PackageSource::macroFiles),
        both(left, right, PackageSource::docs),
        both(left, right, PackageSource::properties),
        both(left, right, PackageSource::fixtures));
  }

  private static <T> List<T> both(
      PackageSource left, PackageSource right, Function<PackageSource, List<T>> part) {
    return both(part.apply(left), part.apply(right));
  }

  private static <T> List<T> both(List<T> left, List<T> right) {
    if (right.isEmpty()) {
      return left;
    }
    List<T> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }
}
