package dev.atoll.core.compile;

import dev.atoll.core.project.ColumnProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SqlFile;
import dev.atoll.core.project.TestDeclaration;
import dev.atoll.core.project.VersionProperties;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which files are versions of which models
 * (https://docs.getdbt.com/docs/mesh/govern/model-versions); the same for all tenants. Immutable.
 */
public final class Versions {
  /** {@code versions:} and {@code latest_version:} that do not go together. */
  static final String WRONG = "A420";

  /** A version of a model without a file. */
  static final String NO_FILE = "A421";

  private static final String INCLUDE = "include";
  private static final String EXCLUDE = "exclude";

  /** One version of a model, and what its properties file says of the model and of the version. */
  public record Versioned(
      PropertiesFile file, ResourceProperties model, VersionProperties own, ModelVersion version) {

    /** Those of the model that the version takes over, then its own. */
    List<ColumnProperties> columns() {
      List<ColumnProperties> columns = new ArrayList<>();
      for (ColumnProperties column : model.columns()) {
        if (takes(column.name().text())) {
          columns.add(column);
        }
      }
      columns.addAll(own.columns());
      return columns;
    }

    List<TestDeclaration> tests() {
      return own.tests().orElse(model.tests());
    }

    private boolean takes(String column) {
      if (own.columnSelection().isEmpty()) {
        return true;
      }
      YamlMap selection = own.columnSelection().getFirst();
      boolean included =
          selection.value(INCLUDE).filter(YamlList.class::isInstance).isEmpty()
              || texts(selection, INCLUDE).contains(column);
      return included && !texts(selection, EXCLUDE).contains(column);
    }
  }

  private record Key(String packageName, String file) {}

  private final Map<Key, Versioned> byFile = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  public Versions(Project project) {
    for (PackageSource source : project.packages()) {
      Set<String> files = new HashSet<>();
      source.models().stream().map(SqlFile::name).forEach(files::add);
      for (PropertiesFile file : source.properties()) {
        file.resources().stream()
            .filter(said -> said.type() == ResourceType.MODEL)
            .forEach(said -> add(file, said, files));
      }
    }
  }

  /** The version that a model's file holds; empty for a model without versions. */
  public Optional<Versioned> ofFile(String packageName, String stem) {
    return Optional.ofNullable(byFile.get(new Key(packageName, stem)));
  }

  /** All versions of a model that have a file, in the order of the properties file. */
  public List<Versioned> of(ResourceProperties model) {
    return byFile.values().stream()
        .filter(versioned -> versioned.model.place().equals(model.place()))
        .sorted((left, right) -> left.own.place().compareTo(right.own.place()))
        .toList();
  }

  /** What is wrong with the versions that are declared. */
  void check(Problems into) {
    into.addAll(problems);
  }

  private void add(PropertiesFile file, ResourceProperties model, Set<String> files) {
    String name = model.name().text();
    Optional<Object> named = model.latestVersion().map(YamlNode::toJava);
    List<String> known = new ArrayList<>();
    List<VersionProperties> distinct = new ArrayList<>();
    for (VersionProperties version : model.versions()) {
      String text = String.valueOf(version.version().value());
      if (known.contains(text)) {
        problems.add(
            Problem.error(
                WRONG,
                version.place().withLength(text.length()),
                "model '" + name + "' has version " + text + " twice",
                "ref('" + name + "', v=" + text + ") could not tell them apart",
                "remove one of them, or give it another number"));
      } else {
        known.add(text);
        distinct.add(version);
      }
      checkColumns(name, version);
    }
    if (named.isPresent() && !known.contains(named.get().toString())) {
      problems.add(wrongLatest(model, named.get().toString(), known));
      named = Optional.empty();
    }
    Object latest = named.orElseGet(() -> newest(model.versions()));
    for (VersionProperties version : distinct) {
      add(file, model, version, latest, files);
    }
    boolean both = files.contains(name) && ofFile(file.packageName(), name).isEmpty();
    if (both && !model.versions().isEmpty()) {
      problems.add(
          Problem.error(
              WRONG,
              model.place().withLength(name.length()),
              "there is a model '" + name + "' with versions and one without",
              "the file " + name + ".sql is none of the versions",
              "name it in the 'defined_in' of a version, or rename it"));
    }
  }

  private void add(
      PropertiesFile file,
      ResourceProperties model,
      VersionProperties own,
      Object latest,
      Set<String> files) {
    String name = model.name().text();
    ModelVersion version = new ModelVersion(number(own), latest);
    String stem = own.definedIn().map(YamlScalar::text).orElse(name + "_" + version.suffix());
    // The latest version may keep the file name that the model had before it had versions.
    String found = !files.contains(stem) && version.isLatest() ? name : stem;
    if (!files.contains(found)) {
      problems.add(
          Problem.warning(
              NO_FILE,
              own.place(),
              "version " + version.text() + " of model '" + name + "' has no file",
              "no model file of its package is called " + stem + ".sql",
              Nearest.suggestion(stem, files, "add that file, or name another in 'defined_in'")));
      return;
    }
    byFile.putIfAbsent(
        new Key(file.packageName(), found), new Versioned(file, model, own, version));
  }

  private static Object number(VersionProperties version) {
    Object value = version.version().value();
    return value == null ? "" : value;
  }

  private static Object newest(List<VersionProperties> versions) {
    return versions.stream().map(Versions::number).max(ModelVersion::compare).orElse("");
  }

  private static Problem wrongLatest(ResourceProperties model, String latest, List<String> known) {
    Place place = model.raw().entry("latest_version").orElseThrow().value().place();
    return Problem.error(
        WRONG,
        place.withLength(latest.length()),
        "model '" + model.name().text() + "' has no version " + latest + " to be the latest",
        known.isEmpty() ? "it has no 'versions:'" : "its versions are " + String.join(", ", known),
        "name one of its versions, or add this one");
  }

  private void checkColumns(String name, VersionProperties version) {
    if (version.columnSelection().size() > 1) {
      problems.add(
          wrongColumns(
              name, version.columnSelection().get(1), "has more than one item that includes"));
      return;
    }
    for (YamlMap selection : version.columnSelection()) {
      Optional<YamlNode> include = selection.value(INCLUDE);
      boolean everything =
          include
              .filter(node -> List.of("all", "*").contains(String.valueOf(node.toJava())))
              .isPresent();
      boolean list = include.filter(YamlList.class::isInstance).isPresent();
      if (!everything && !list) {
        problems.add(wrongColumns(name, selection, "does not say which columns to include"));
      } else if (list && selection.value(EXCLUDE).isPresent()) {
        problems.add(wrongColumns(name, selection, "excludes from a list of columns"));
      }
    }
  }

  private static Problem wrongColumns(String name, YamlMap selection, String what) {
    return Problem.error(
        WRONG,
        selection.place(),
        "a version of model '" + name + "' " + what,
        "",
        "write 'include: all' with 'exclude: […]', or 'include: […]' alone");
  }

  private static List<String> texts(YamlMap map, String key) {
    return map.value(key)
        .map(
            node ->
                node instanceof YamlList list
                    ? list.items().stream().map(item -> String.valueOf(item.toJava())).toList()
                    : List.of(String.valueOf(node.toJava())))
        .orElse(List.of());
  }
}
