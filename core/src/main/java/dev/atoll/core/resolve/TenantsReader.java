package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads {@code tenants}: {@code file} (CSV), {@code files} (a glob of YAML files, the name of each
 * is an id), or inline as a list of ids and mappings or as a mapping of ids to labels.
 */
final class TenantsReader {
  private static final List<String> KEYS = List.of("file", "files", "inline");
  private static final String ID = "id";
  private static final String ENABLED = "enabled";

  private final Path root;
  private final List<Layer> layers;
  private final Problems problems;
  private final TenantList tenants;

  TenantsReader(Path root, List<Layer> layers, Problems problems) {
    this.root = root;
    this.layers = List.copyOf(layers);
    this.problems = problems;
    this.tenants = new TenantList(problems);
  }

  List<TenantEntry> read(YamlEntry section) {
    int before = problems.sorted().size();
    switch (section.value()) {
      case YamlList list -> inline(list);
      case YamlMap map when KEYS.stream().anyMatch(key -> map.entry(key).isPresent()) ->
          sources(map);
      case YamlMap map when looksInline(map) -> inline(map);
      case YamlMap map -> sources(map);
      case YamlScalar scalar ->
          problems.add(
              Fields.wrongKind(
                  scalar,
                  "'tenants'",
                  "a mapping or a list",
                  "write 'file: fleet/tenants.csv' below it"));
    }
    if (tenants.entries().isEmpty() && problems.sorted().size() == before) {
      problems.add(
          Problem.error(
              FleetCodes.NO_TENANTS,
              section.place(),
              "the fleet has no tenants",
              "",
              "list at least one tenant"));
    }
    return tenants.entries();
  }

  private static boolean looksInline(YamlMap map) {
    return !map.fields().isEmpty()
        && map.entries().stream()
            .allMatch(
                entry ->
                    entry.value() instanceof YamlMap
                        || (entry.value() instanceof YamlScalar scalar && scalar.value() == null));
  }

  private void sources(YamlMap map) {
    Fields fields = new Fields(map, "tenants", problems).only(KEYS);
    fields.scalar("file").ifPresent(this::csv);
    fields.texts("files").forEach(this::files);
    fields
        .entry("inline")
        .ifPresent(
            entry -> {
              if (entry.value() instanceof YamlList list) {
                inline(list);
              } else {
                Fields.mapping(entry, problems).ifPresent(this::inline);
              }
            });
  }

  private void csv(YamlScalar written) {
    Path file = root.resolve(written.text()).normalize();
    Problems found = new Problems();
    Optional<String> text = FleetFiles.text(root, file, found);
    // A file that is not there has no place of its own to point at.
    boolean exists = file.toFile().exists();
    found
        .sorted()
        .forEach(
            problem ->
                problems.add(
                    exists
                        ? problem
                        : Problem.error(
                            FleetCodes.UNREADABLE,
                            written.place(),
                            "the file of tenants " + written.text() + " does not exist",
                            "looked for " + FleetFiles.shown(root, file),
                            "make the file, or name another; paths start at the fleet's folder")));
    text.ifPresent(
        content -> new CsvTenants(FleetFiles.shown(root, file), tenants, problems).read(content));
  }

  private void files(YamlScalar written) {
    List<Path> found = FileGlob.of(written.text()).find(root);
    if (found.isEmpty()) {
      problems.add(
          Problem.error(
              FleetCodes.NO_TENANTS,
              written.place(),
              "no file matches " + written.text(),
              "looked below the fleet's folder",
              "make a file for each tenant, named after it, or change the pattern"));
    }
    found.forEach(this::file);
  }

  /** One tenant's file. What is wrong with it is the tenant's own problem. */
  private void file(Path file) {
    String shown = FleetFiles.shown(root, file);
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    Optional<TenantId> id = tenants.id(dot < 0 ? name : name.substring(0, dot), Place.of(shown));
    if (id.isEmpty()) {
      return;
    }
    Problems own = new Problems();
    Optional<YamlMap> map = FleetFiles.yaml(root, file, own);
    SequencedMap<String, Setting> labels = new LinkedHashMap<>();
    Optional<Setting> enabled = Optional.empty();
    if (map.isPresent()) {
      Fields fields = new Fields(map.get(), "a tenant's file", own);
      fields.mapping("labels").ifPresent(section -> labels(section, labels, own));
      enabled = enabled(map.get(), own);
      checkRead(map.get(), shown, own);
    }
    tenants.add(new TenantEntry(id.get(), Place.of(shown), labels, enabled, own.sorted()));
  }

  private void checkRead(YamlMap map, String shown, Problems own) {
    boolean read =
        layers.stream()
            .anyMatch(layer -> Template.of(layer.file()).pattern().matcher(shown).matches());
    if (read) {
      return;
    }
    map.entries().stream()
        .filter(entry -> !entry.key().equals("labels") && !entry.key().equals(ENABLED))
        .findFirst()
        .ifPresent(
            entry ->
                own.add(
                    Problem.error(
                        FleetCodes.LAYER_FILE_UNREACHED,
                        entry.place(),
                        "no layer reads '" + entry.key() + "' of this tenant's file",
                        "tenants.files takes only labels and enabled from it",
                        "add a layer such as {name: tenant, file: \""
                            + shown.replaceFirst("[^/]+(\\.[^./]+)$", "{tenant}$1")
                            + "\"}")));
  }

  private void inline(YamlList list) {
    for (YamlNode item : list.items()) {
      switch (item) {
        case YamlScalar scalar -> inlineId(scalar).ifPresent(id -> add(id, scalar.place()));
        case YamlMap map -> {
          Optional<YamlNode> id = map.value(ID);
          if (id.isEmpty()) {
            problems.add(
                Problem.error(
                    FleetCodes.MISSING_KEY,
                    map.place(),
                    "a tenant needs the key 'id'",
                    "",
                    "add it, such as 'id: acme'"));
          } else {
            inlineId(id.get()).ifPresent(valid -> add(valid, map.place(), map));
          }
        }
        case YamlList nested ->
            problems.add(
                Fields.wrongKind(nested, "a tenant", "an id or a mapping", "write its id"));
      }
    }
  }

  private Optional<TenantId> inlineId(YamlNode node) {
    return Fields.text(node, "a tenant's id", problems)
        .flatMap(text -> tenants.id(text.text(), text.place()));
  }

  private void inline(YamlMap map) {
    for (YamlEntry entry : map.entries()) {
      Optional<TenantId> id = tenants.id(entry.key(), entry.place());
      Optional<YamlMap> labels = Fields.mapping(entry, problems);
      if (id.isPresent() && labels.isPresent()) {
        add(id.get(), entry.place(), labels.get());
      }
    }
  }

  private void add(TenantId id, Place place) {
    tenants.add(TenantEntry.of(id, place));
  }

  private void add(TenantId id, Place place, YamlMap map) {
    SequencedMap<String, YamlEntry> labels = new LinkedHashMap<>(map.fields());
    labels.remove(ID);
    labels.remove(ENABLED);
    SequencedMap<String, Setting> read = new LinkedHashMap<>();
    labels(new YamlMap(map.place(), labels), read, problems);
    tenants.add(new TenantEntry(id, place, Ordered.map(read), enabled(map, problems), List.of()));
  }

  private static Optional<Setting> enabled(YamlMap map, Problems sink) {
    Optional<YamlEntry> entry = map.entry(ENABLED);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    boolean flag = new Fields(map, "a tenant", sink).flag(ENABLED);
    return Optional.of(new Setting(flag, Origin.of(Layers.TENANTS, entry.get().value().place())));
  }

  /** Labels are text; a number or a date is taken as it is written. */
  static void labels(YamlMap section, SequencedMap<String, Setting> into, Problems sink) {
    for (YamlEntry entry : section.entries()) {
      if (!TenantList.acceptsLabel(entry.key(), entry.place(), sink)) {
        continue;
      }
      if (entry.value() instanceof YamlScalar scalar && scalar.value() != null) {
        TenantList.label(entry.key(), scalar.text(), scalar.place(), sink)
            .ifPresent(label -> into.put(entry.key(), label));
      } else {
        sink.add(
            Fields.wrongKind(
                entry.value(), "label '" + entry.key() + "'", "text", "write one text"));
      }
    }
  }
}
