package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges the layers of tenants. Tenants that read the same files in the same order share the result
 * up to the first file that differs, so 1,000 tenants cost little more than their own files.
 */
final class LayerChains {
  static final String VARS = "vars";
  static final String LABELS = "labels";
  static final String OVERLAYS = "overlays";

  /** Files that a pattern such as {@code {tenant}.yml} covers too, and that are something else. */
  private static final List<String> NO_LAYERS =
      List.of(
          FleetReader.FLEET_FILE,
          FleetReader.PROJECT_FILE,
          "profiles.yml",
          "packages.yml",
          "dependencies.yml",
          "selectors.yml");

  /**
   * What the layers say about one tenant, placeholders as written.
   *
   * @param root sections by key
   * @param labels the tenant's, after all layers
   */
  record Chain(
      TenantEntry entry,
      Traced root,
      SequencedMap<String, Setting> labels,
      List<Problem> problems) {}

  /** The first files of some tenants, merged. */
  private static final class Merged {
    final Traced root;
    final List<Problem> problems;
    final IdentityHashMap<LayerFile, Merged> next = new IdentityHashMap<>();

    Merged(Traced root, List<Problem> problems) {
      this.root = root;
      this.problems = problems;
    }
  }

  private final Fleet fleet;
  private final LayerFiles files;
  private final Map<String, Setting> projectVars;
  private final Merged start;

  /** Layers of which some tenant does not read what it should, since something of its is wrong. */
  private final Set<Layer> doubtful = new LinkedHashSet<>();

  /**
   * @param projectVars what a layer that touches a variable begins with
   */
  LayerChains(Fleet fleet, LayerFiles files, Map<String, Setting> projectVars) {
    this.fleet = fleet;
    this.files = files;
    this.projectVars = projectVars;
    this.start = new Merged(seed(), List.of());
  }

  /** What holds before any layer: routing and the defaults of the contract. */
  private Traced seed() {
    SequencedMap<String, Traced> vars = new LinkedHashMap<>();
    for (Variable variable : fleet.contract().variables().values()) {
      variable
          .standard()
          .ifPresent(
              standard ->
                  vars.put(
                      variable.name(), Merging.of(standard, ofProject(variable.name()).history())));
    }
    SequencedMap<String, Traced> keys = new LinkedHashMap<>();
    keys.put(VARS, Merging.ofKeys(vars, Origin.of(Layers.CONTRACT), List.of()));
    engineOfRouting().ifPresent(engine -> keys.put("engine", Merging.of(engine)));
    fleet.routing().database().ifPresent(name -> keys.put("database", Merging.of(name)));
    fleet.routing().schema().ifPresent(name -> keys.put("schema", Merging.of(name)));
    return Merging.ofKeys(keys, Origin.of(Layers.BUILT_IN), List.of());
  }

  /** The engine that routing names, or the only one there is. */
  private Optional<Setting> engineOfRouting() {
    if (fleet.routing().engine().isPresent() || fleet.engines().size() != 1) {
      return fleet.routing().engine();
    }
    EngineSpec only = fleet.engines().firstEntry().getValue();
    return Optional.of(new Setting(only.name(), Origin.of(Layers.ENGINES, only.place())));
  }

  private Traced ofProject(String name) {
    Setting setting = projectVars.get(name);
    return setting == null ? Merging.empty() : Merging.of(setting);
  }

  /**
   * @param placeholders the tenant's meanings of placeholders, with the labels of its entry
   */
  Chain chain(TenantEntry entry, Placeholders placeholders) {
    Problems own = new Problems();
    own.addAll(entry.problems());
    SequencedMap<String, Setting> labels = new LinkedHashMap<>(entry.labels());
    Set<String> used = new LinkedHashSet<>();
    Merged merged = start;
    boolean sound = isSound(entry.problems());
    for (Layer layer : fleet.layers()) {
      Optional<LayerFile> file = file(layer, placeholders.withLabels(labels), used, own);
      if (!sound) {
        doubtful.add(layer);
      }
      if (file.isPresent()) {
        Merged before = merged;
        merged = before.next.computeIfAbsent(file.get(), next -> merge(before, next));
        relabel(file.get(), labels, used, own);
        sound &= isSound(file.get().problems());
      }
    }
    own.addAll(merged.problems);
    return new Chain(entry, merged.root, labels, own.sorted());
  }

  /** Whether labels can be relied on, which choose the files of later layers. */
  private static boolean isSound(List<Problem> problems) {
    return problems.stream().noneMatch(Problem::isError);
  }

  private Optional<LayerFile> file(
      Layer layer, Placeholders placeholders, Set<String> used, Problems own) {
    Template template = Template.of(layer.file());
    boolean optional = layer.presence() == Layer.Presence.OPTIONAL;
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Part.Name(String name) && Placeholders.isLabel(name)) {
        used.add(name);
        if (optional && placeholders.isMissingLabel(name)) {
          return Optional.empty();
        }
      }
    }
    Origin origin = Origin.of(layer.name(), layer.place());
    Optional<String> path = placeholders.text(layer.file(), Placeholders.Use.PATH, origin, own);
    Optional<LayerFile> file = path.flatMap(found -> files.file(layer, found));
    if (path.isPresent() && file.isEmpty() && !optional) {
      own.add(missing(layer, path.get()));
    }
    if (path.isEmpty() || (file.isEmpty() && !optional)) {
      doubtful.add(layer);
    }
    return file;
  }

  private Problem missing(Layer layer, String path) {
    Path root = fleet.root();
    List<String> there =
        FileGlob.of(Template.of(layer.file()), layer.file()).find(root).stream()
            .map(file -> FleetFiles.shown(root, file))
            .toList();
    return Problem.error(
        FleetCodes.LAYER_FILE_MISSING,
        layer.place(),
        "layer '" + layer.name() + "' has no file " + path,
        "the layer is not optional",
        Nearest.suggestion(
            path, there, "make the file, correct the label, or write 'optional: true'"));
  }

  private Merged merge(Merged before, LayerFile file) {
    Problems problems = new Problems();
    problems.addAll(before.problems);
    problems.addAll(file.problems());
    Merging merging = new Merging(file.layer().name(), problems);
    SequencedMap<String, Traced> keys = new LinkedHashMap<>(before.root.keys());
    for (YamlEntry entry : file.sections().entries()) {
      Traced earlier = keys.get(entry.key());
      keys.put(
          entry.key(),
          entry.key().equals(OVERLAYS)
              ? merging.overlays(earlier, entry.value())
              : merging.merge(
                  entry.key().equals(VARS) ? withProject(earlier, entry) : earlier, entry.value()));
    }
    return new Merged(Merging.ofKeys(keys, before.root.origin(), List.of()), problems.sorted());
  }

  /**
   * The variables so far, and what the project says of those that are touched for the first time.
   */
  private Traced withProject(@Nullable Traced vars, YamlEntry section) {
    Traced before = vars == null ? Merging.empty() : vars;
    if (!(section.value() instanceof YamlMap map)) {
      return before;
    }
    SequencedMap<String, Traced> keys = new LinkedHashMap<>(before.keys());
    for (String name : map.fields().keySet()) {
      Setting ofProject = projectVars.get(name);
      if (ofProject != null && !keys.containsKey(name)) {
        keys.put(name, Merging.of(ofProject));
      }
    }
    return Merging.ofKeys(keys, before.origin(), before.history());
  }

  /** Takes the labels of a file; one that has already chosen a file can no longer change. */
  private static void relabel(
      LayerFile file, SequencedMap<String, Setting> labels, Set<String> used, Problems own) {
    Optional<YamlMap> section =
        file.sections().value(LABELS).filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    for (YamlEntry entry : section.map(YamlMap::entries).orElse(List.of())) {
      Setting before = labels.get(entry.key());
      boolean unset = Merging.isUnset(entry.value());
      String value = entry.value() instanceof YamlScalar scalar ? scalar.text() : "";
      boolean same = before == null ? unset : !unset && value.equals(before.value());
      if (!same && used.contains(entry.key())) {
        own.add(changedTooLate(entry));
      } else if (unset) {
        labels.remove(entry.key());
      } else {
        Origin origin = Origin.of(file.layer().name(), entry.value().place());
        labels.put(entry.key(), new Setting(value, origin));
      }
    }
  }

  private static Problem changedTooLate(YamlEntry entry) {
    Place place = entry.place();
    return Problem.error(
        FleetCodes.LABEL_CHANGED,
        place,
        "label '" + entry.key() + "' is changed after a layer has used it",
        "an earlier layer's file was chosen by its old value",
        "set it in the list of tenants, or in a layer before those that use it");
  }

  /**
   * Files that the name pattern of a layer covers and no tenant reads in any environment. Where a
   * tenant that is wrong itself may be the one that is missed, it is a warning: that tenant ends,
   * and the others run.
   *
   * @param tenants the meanings of placeholders of all tenants, their labels final
   */
  List<Problem> unreached(List<Placeholders> tenants) {
    List<Problem> problems = new ArrayList<>();
    Set<Path> seen = new LinkedHashSet<>();
    for (Layer layer : fleet.layers()) {
      Template template = Template.of(layer.file());
      boolean byEnvironment = template.has(new Template.Part.Name("env"));
      boolean open =
          template.parts().stream().anyMatch(Template.Part.EnvironmentVariable.class::isInstance)
              || (byEnvironment && fleet.environments().names().isEmpty());
      if (open || template.isLiteral()) {
        continue;
      }
      Set<Path> elsewhere = byEnvironment ? inOtherEnvironments(layer, tenants) : Set.of();
      for (Path file : FileGlob.of(template, layer.file()).find(fleet.root())) {
        boolean other = NO_LAYERS.contains(String.valueOf(file.getFileName()));
        if (!other && !files.isReached(file) && !elsewhere.contains(file) && seen.add(file)) {
          problems.add(unreached(layer, file));
        }
      }
    }
    return problems;
  }

  private Set<Path> inOtherEnvironments(Layer layer, List<Placeholders> tenants) {
    Set<Path> reached = new LinkedHashSet<>();
    Origin origin = Origin.of(layer.name(), layer.place());
    for (String environment : fleet.environments().names()) {
      for (Placeholders tenant : tenants) {
        tenant
            .in(environment)
            .text(layer.file(), Placeholders.Use.PATH, origin, new Problems())
            .ifPresent(path -> reached.add(fleet.root().resolve(path).normalize()));
      }
    }
    return reached;
  }

  private Problem unreached(Layer layer, Path file) {
    Place place = Place.of(FleetFiles.shown(fleet.root(), file));
    String message = "no tenant reads this file of layer '" + layer.name() + "'";
    String cause = "the layer reads " + layer.file() + ", and no tenant's labels lead here";
    return doubtful.contains(layer)
        ? Problem.warning(
            FleetCodes.LAYER_FILE_UNREACHED,
            place,
            message,
            cause + "; the tenants whose own files are wrong may be those it is for",
            "mend them first")
        : Problem.error(
            FleetCodes.LAYER_FILE_UNREACHED,
            place,
            message,
            cause,
            "correct the name of the file or the label, or remove the file");
  }
}
