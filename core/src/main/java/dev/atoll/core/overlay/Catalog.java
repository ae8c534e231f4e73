package dev.atoll.core.overlay;

import dev.atoll.core.compile.DeclaredTest;
import dev.atoll.core.compile.Versions;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.OtherProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SeedFile;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SourceProperties;
import dev.atoll.core.project.SqlFile;
import dev.atoll.domain.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** What a project has that overlays may change, by every name that they may give it. */
final class Catalog {
  private final SequencedMap<String, Resource> byId = new LinkedHashMap<>();
  private final Map<String, Set<Resource>> byName = new LinkedHashMap<>();
  private final Versions versions;

  Catalog(Project project) {
    this.versions = new Versions(project);
    project.packages().forEach(this::add);
    DeclaredTest.of(project, versions).forEach(this::addGeneric);
  }

  /** The same of a few files alone. */
  static List<Resource> of(PackageSource files) {
    return List.copyOf(new Catalog(new Project(files, List.of())).byId.values());
  }

  private void add(PackageSource source) {
    source.models().forEach(this::add);
    source.analyses().forEach(this::add);
    source.singularTests().forEach(this::add);
    source.snapshots().forEach(this::add);
    source.seeds().forEach(this::add);
    source.macros().forEach(this::add);
    for (PropertiesFile file : source.properties()) {
      file.resources().stream()
          .filter(said -> said.relation().isPresent())
          .forEach(said -> addSnapshot(file, said));
      file.sources().forEach(said -> addTables(file, said));
      file.others().stream()
          .filter(said -> said.type() == ResourceType.UNIT_TEST)
          .forEach(said -> addUnitTest(source.name(), file, said));
      file.others().stream()
          .filter(said -> said.type() == ResourceType.EXPOSURE)
          .forEach(said -> add(yaml(said.type(), file, said.name().text(), said.place())));
    }
  }

  private void add(SqlFile file) {
    Optional<Versions.Versioned> versioned =
        file.type() == ResourceType.MODEL
            ? versions.ofFile(file.packageName(), file.name())
            : Optional.empty();
    String plain = versioned.map(found -> found.model().name().text()).orElse(file.name());
    String name = versioned.map(found -> plain + "." + found.version().suffix()).orElse(plain);
    Resource resource =
        resource(
            file.type(),
            file.packageName(),
            name,
            file.source().originalPath(),
            new Resource.Written.Sql(file),
            file.place());
    add(resource);
    if (!plain.equals(name)) {
      addName(plain, resource);
      addName(file.packageName() + "." + plain, resource);
    }
  }

  private void add(SnapshotBlock block) {
    add(
        resource(
            ResourceType.SNAPSHOT,
            block.packageName(),
            block.name(),
            block.source().originalPath(),
            new Resource.Written.Snapshot(block),
            block.place()));
  }

  private void add(SeedFile seed) {
    add(
        resource(
            ResourceType.SEED,
            seed.packageName(),
            seed.name(),
            seed.originalPath(),
            new Resource.Written.Seed(seed),
            seed.place()));
  }

  private void addSnapshot(PropertiesFile file, ResourceProperties said) {
    add(yaml(ResourceType.SNAPSHOT, file, said.name().text(), said.place()));
  }

  /** A table of a source is named with its source, as in {@code source()}. */
  private void addTables(PropertiesFile file, SourceProperties said) {
    for (SourceProperties.Table table : said.tables()) {
      String name = said.name().text() + "." + table.name().text();
      add(yaml(ResourceType.SOURCE, file, name, table.place()));
    }
  }

  private static Resource yaml(ResourceType type, PropertiesFile file, String name, Place place) {
    return resource(
        type,
        file.packageName(),
        name,
        file.source().originalPath(),
        new Resource.Written.Yaml(),
        place);
  }

  private void addUnitTest(String packageName, PropertiesFile file, OtherProperties said) {
    String model = said.raw().value("model").map(node -> String.valueOf(node.toJava())).orElse("");
    String name = said.name().text();
    add(
        new Resource(
            "unit_test." + packageName + "." + model + "." + name,
            ResourceType.UNIT_TEST,
            packageName,
            name,
            file.source().originalPath(),
            said.place(),
            new Resource.Written.Yaml()));
  }

  private void addGeneric(DeclaredTest test) {
    add(
        resource(
            ResourceType.TEST,
            test.packageName(),
            test.name(),
            test.path(),
            new Resource.Written.Yaml(),
            test.place()));
  }

  private static Resource resource(
      ResourceType type,
      String packageName,
      String name,
      String path,
      Resource.Written written,
      Place place) {
    return new Resource(
        type.word() + "." + packageName + "." + name,
        type,
        packageName,
        name,
        path,
        place,
        written);
  }

  /** Macros are found by their id alone: their names are often those of models. */
  private void add(MacroDefinition macro) {
    Resource resource =
        new Resource(
            macro.id(),
            ResourceType.MACRO,
            macro.packageName(),
            macro.name(),
            macro.originalPath(),
            macro.place(),
            new Resource.Written.Macro(macro));
    byId.putIfAbsent(macro.id(), resource);
    addName(macro.id(), resource);
  }

  private void add(Resource resource) {
    if (byId.putIfAbsent(resource.id(), resource) == null) {
      addName(resource.id(), resource);
      addName(resource.packageName() + "." + resource.name(), resource);
      addName(resource.name(), resource);
    }
  }

  private void addName(String name, Resource resource) {
    byName.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(resource);
  }

  /** All that a name can mean. */
  List<Resource> named(String name) {
    return List.copyOf(byName.getOrDefault(name, Set.of()));
  }

  Optional<Resource> withId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Those below a path of the root package. What only a properties file declares has no file of its
   * own, and is configured by its name.
   */
  List<Resource> below(PathPattern path, String rootPackage) {
    return byId.values().stream()
        .filter(resource -> !resource.isMacro() && resource.packageName().equals(rootPackage))
        .filter(
            resource ->
                resource.type() == ResourceType.SNAPSHOT
                    || !(resource.written() instanceof Resource.Written.Yaml))
        .filter(resource -> path.matches(resource.path()))
        .toList();
  }

  /** How many there are, macros and what stands in YAML alone left out. */
  int count() {
    return (int)
        byId.values().stream()
            .filter(resource -> !resource.isMacro())
            .filter(resource -> !(resource.written() instanceof Resource.Written.Yaml))
            .count();
  }

  /** Names like the wanted one, for a suggestion. */
  List<String> names(String wanted) {
    List<String> names = new ArrayList<>();
    boolean macro = wanted.startsWith("macro.");
    for (Resource resource : byId.values()) {
      if (macro == resource.isMacro()) {
        names.add(
            wanted.startsWith(resource.type().word() + ".") ? resource.id() : resource.name());
      }
    }
    return names;
  }
}
