package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** Reads the sections of one {@code fleet.yml}. */
final class FleetFileReader {
  static final List<String> KEYS =
      List.of(
          "version",
          "name",
          "project",
          "variables",
          "layers",
          "environments",
          "tenants",
          "engines",
          "secrets",
          "shared",
          "ledger",
          "routing",
          "policies",
          "releases");
  static final List<String> LAYER_KEYS = List.of("name", "file", "optional");

  private final Path root;
  private final String file;
  private final Fields fields;
  private final Problems problems;

  FleetFileReader(Path root, String file, YamlMap map, Problems problems) {
    this.root = root;
    this.file = file;
    this.fields = new Fields(map, "the fleet file", problems);
    this.problems = problems;
  }

  Fleet read() {
    fields.only(KEYS);
    version();
    List<Layer> layers = layers();
    EnginesReader reader = new EnginesReader(problems);
    SequencedMap<String, EngineSpec> engines = reader.engines(fields.mapping("engines"));
    return new Fleet(
        fields.text("name").orElseGet(() -> String.valueOf(root.getFileName())),
        root,
        project(),
        Optional.of(Place.of(file)),
        contract(layers),
        layers,
        environments(),
        tenants(layers),
        engines,
        reader.secrets(fields.mapping("secrets")),
        reader.shared(fields.mapping("shared"), List.copyOf(engines.keySet())),
        fields.entry("ledger").flatMap(new LedgerReader(problems)::read),
        reader.routing(fields.mapping("routing"), engines),
        policies(),
        OverlayReader.readAll(root),
        overlayPolicy());
  }

  private void version() {
    Optional<YamlEntry> entry = fields.entry("version");
    if (entry.isEmpty()) {
      problems.add(
          Problem.error(
              FleetCodes.MISSING_KEY,
              Place.of(file, 1, 1),
              "the fleet file needs the key 'version'",
              "it says how the file is to be read",
              "begin the file with 'version: 1'"));
    } else if (!(entry.get().value() instanceof YamlScalar scalar && scalar.text().equals("1"))) {
      problems.add(
          Problem.error(
              FleetCodes.WRONG_VERSION,
              entry.get().value().place(),
              "the fleet file has a version that this program does not know",
              "it knows version 1",
              "write 'version: 1', or update Atoll"));
    }
  }

  private Path project() {
    Optional<YamlScalar> written = fields.scalar("project");
    Path project = root.resolve(written.map(YamlScalar::text).orElse(".")).normalize();
    if (!Files.isRegularFile(project.resolve(FleetReader.PROJECT_FILE))) {
      problems.add(
          Problem.error(
              FleetCodes.NOT_FOUND,
              written.map(YamlScalar::place).orElse(Place.of(file)),
              written
                  .map(name -> "there is no dbt project in " + name.text())
                  .orElse("the fleet file does not say where the dbt project is"),
              "looked for " + FleetFiles.shown(root, project.resolve(FleetReader.PROJECT_FILE)),
              "set 'project' to the folder that holds dbt_project.yml"));
    }
    return project;
  }

  private Contract contract(List<Layer> layers) {
    if (fields.entry("variables").isEmpty()) {
      return Contract.open();
    }
    List<String> setters = new ArrayList<>(layers.stream().map(Layer::name).toList());
    setters.add(Layers.CLI);
    return fields
        .mapping("variables")
        .map(section -> new ContractReader(setters, problems).read(section))
        .orElseGet(Contract::open);
  }

  private List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    for (YamlNode item : fields.list("layers").map(YamlList::items).orElse(List.of())) {
      Fields.of(item, "a layer", problems)
          .map(layer -> layer.only(LAYER_KEYS))
          .flatMap(this::layer)
          .ifPresent(
              layer -> {
                checkName(layer, layers);
                layers.add(layer);
              });
    }
    return layers;
  }

  private Optional<Layer> layer(Fields layer) {
    Optional<String> name = layer.required("name", "base");
    Optional<String> path = layer.required("file", "fleet/base.yml");
    Layer.Presence presence =
        layer.flag("optional") ? Layer.Presence.OPTIONAL : Layer.Presence.REQUIRED;
    if (name.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    Place place = layer.scalar("file").orElseThrow().place();
    return Optional.of(new Layer(name.get(), place, path.get(), presence));
  }

  private void checkName(Layer layer, List<Layer> earlier) {
    if (Layers.RESERVED.contains(layer.name())) {
      problems.add(
          Problem.error(
              FleetCodes.BAD_LAYERS,
              layer.place(),
              "a layer cannot be named '" + layer.name() + "'",
              "origins of values use this name for something else",
              "give it another name"));
    }
    if (earlier.stream().anyMatch(other -> other.name().equals(layer.name()))) {
      problems.add(
          Problem.error(
              FleetCodes.BAD_LAYERS,
              layer.place(),
              "two layers are named '" + layer.name() + "'",
              "the name tells them apart in origins and in set_by",
              "rename one of them"));
    }
    if (Template.of(layer.file()).parts().stream()
        .anyMatch(Template.Part.SecretName.class::isInstance)) {
      problems.add(
          Problem.error(
              FleetCodes.SECRET_EXPOSED,
              layer.place(),
              "the file of layer '" + layer.name() + "' depends on a secret",
              "file names are shown in messages and origins",
              "use a label or {env_var:NAME}"));
    }
  }

  private Environments environments() {
    Optional<YamlEntry> entry = fields.entry("environments");
    if (entry.isEmpty()) {
      return Environments.any();
    }
    Optional<Fields> section = Fields.of(entry.get().value(), "environments", problems);
    if (section.isEmpty()) {
      return Environments.any();
    }
    section.get().only(List.of("default", "names"));
    SequencedSet<String> names = new LinkedHashSet<>();
    for (YamlScalar name : section.get().texts("names")) {
      Optional<String> objection = TenantId.objectionTo(name.text());
      if (objection.isPresent()) {
        problems.add(badEnvironment(name, objection.get()));
      }
      names.add(name.text());
    }
    Optional<YamlScalar> standard = section.get().scalar("default");
    standard
        .filter(name -> !names.isEmpty() && !names.contains(name.text()))
        .ifPresent(
            name -> problems.add(badEnvironment(name, "is the default and not among the names")));
    return new Environments(standard.map(YamlScalar::text), names);
  }

  private static Problem badEnvironment(YamlScalar name, String objection) {
    return Problem.error(
        FleetCodes.UNKNOWN_ENVIRONMENT,
        name.place(),
        "environment '" + name.text() + "' " + objection,
        "",
        "write a plain name that stands among 'names'");
  }

  private List<TenantEntry> tenants(List<Layer> layers) {
    Optional<YamlEntry> entry = fields.entry("tenants");
    if (entry.isEmpty()) {
      problems.add(
          Problem.error(
              FleetCodes.MISSING_KEY,
              Place.of(file, 1, 1),
              "the fleet file needs the key 'tenants'",
              "",
              "add 'tenants: {file: fleet/tenants.csv}'"));
      return List.of();
    }
    return new TenantsReader(root, layers, problems).read(entry.get());
  }

  private Policies policies() {
    fields
        .entry("releases")
        .ifPresent(entry -> problems.add(notSupported(entry, "the project as it is would run")));
    return fields
        .mapping("policies")
        .map(section -> new PoliciesReader(problems).read(section))
        .orElseGet(Policies::none);
  }

  private OverlayPolicy overlayPolicy() {
    return fields
        .mapping("policies")
        .flatMap(section -> section.entry(LayerChains.OVERLAYS))
        .map(entry -> OverlayReader.policy(entry, problems))
        .orElseGet(OverlayPolicy::none);
  }

  static Problem notSupported(YamlEntry entry, String cause) {
    return Problem.error(
        FleetCodes.NOT_SUPPORTED,
        entry.place(),
        "'" + entry.key() + "' is not supported yet",
        cause,
        "remove it until it is");
  }
}
