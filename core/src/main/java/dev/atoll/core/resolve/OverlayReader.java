package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Reads the {@code overlay.yml} of every folder below {@code overlays}. */
final class OverlayReader {
  static final String FOLDER = "overlays";
  static final String FILE = "overlay.yml";

  static final List<String> KEYS =
      List.of(
          "name", "owner", "reason", "expires", "add", "extend", "replace", "config", "disable");
  static final List<String> EXTENSION = List.of("columns", "join", "filter");
  static final List<String> REPLACEMENT = List.of("file", "base");
  private static final String SQL = "sql";

  private final Path root;
  private final Path directory;
  private final Problems problems = new Problems();

  private OverlayReader(Path root, Path directory) {
    this.root = root;
    this.directory = directory;
  }

  /** The overlays of a fleet by name, in the order of their names. */
  static SequencedMap<String, Overlay> readAll(Path root) {
    SequencedMap<String, Overlay> overlays = new LinkedHashMap<>();
    for (Path folder : folders(root.resolve(FOLDER))) {
      Overlay overlay = new OverlayReader(root, folder).read();
      overlays.put(overlay.name(), overlay);
    }
    return Ordered.map(overlays);
  }

  private static List<Path> folders(Path overlays) {
    if (!Files.isDirectory(overlays)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(overlays)) {
      return entries
          .filter(Files::isDirectory)
          .filter(folder -> !String.valueOf(folder.getFileName()).startsWith("."))
          .sorted((left, right) -> left.toString().compareTo(right.toString()))
          .toList();
    } catch (IOException unreadable) {
      // Tenants that name one of them are told that it is not there.
      return List.of();
    }
  }

  private Overlay read() {
    Path file = directory.resolve(FILE);
    Place place = Place.of(FleetFiles.shown(root, file));
    YamlMap map = FleetFiles.yaml(root, file, problems).orElseGet(() -> YamlMap.empty(place));
    Fields fields = new Fields(map, "an overlay", problems).only(KEYS);
    String name = String.valueOf(directory.getFileName());
    checkName(fields, name, place);
    return new Overlay(
        name,
        directory,
        place,
        fields.scalar("owner"),
        fields.scalar("reason"),
        expiry(map),
        fields.texts("add"),
        extensions(fields),
        replacements(fields),
        patches(fields),
        fields.texts("disable").stream().map(OverlayReader::named).toList(),
        problems.sorted());
  }

  private static Overlay.Named named(YamlScalar scalar) {
    return new Overlay.Named(scalar.text(), scalar.place().withLength(scalar.text().length()));
  }

  private static Overlay.Named named(YamlEntry entry) {
    return new Overlay.Named(entry.key(), entry.place().withLength(entry.key().length()));
  }

  private void checkName(Fields fields, String folder, Place place) {
    fields
        .scalar("name")
        .filter(written -> !written.text().equals(folder))
        .ifPresent(
            written ->
                problems.add(
                    Problem.error(
                        FleetCodes.OVERLAY_NAME,
                        written.place().withLength(written.text().length()),
                        "overlay '" + written.text() + "' lies in a folder named '" + folder + "'",
                        "layers name an overlay by its folder",
                        "give both the same name")));
    TenantId.objectionTo(folder)
        .ifPresent(
            objection ->
                problems.add(
                    Problem.error(
                        FleetCodes.OVERLAY_NAME,
                        place,
                        "overlay '" + folder + "' " + objection,
                        "the name is that of its folder",
                        "rename the folder")));
  }

  private Optional<Overlay.Expiry> expiry(YamlMap map) {
    Optional<YamlNode> written = map.value("expires");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (written.get() instanceof YamlScalar scalar && scalar.value() instanceof LocalDate day) {
      return Optional.of(
          new Overlay.Expiry(day, scalar.place().withLength(scalar.text().length())));
    }
    problems.add(
        Fields.wrongKind(
            written.get(), "'expires'", "a day", "write the last day, such as 2027-06-30"));
    return Optional.empty();
  }

  private static List<YamlEntry> entries(Optional<YamlMap> section) {
    return section.map(map -> List.copyOf(map.entries())).orElse(List.of());
  }

  private List<Overlay.Extension> extensions(Fields fields) {
    List<Overlay.Extension> extensions = new ArrayList<>();
    for (YamlEntry entry : entries(fields.mapping("extend"))) {
      Fields.of(entry.value(), "the extension of '" + entry.key() + "'", problems)
          .map(extension -> extension.only(EXTENSION))
          .map(extension -> extension(entry, extension))
          .ifPresent(extensions::add);
    }
    return extensions;
  }

  private Overlay.Extension extension(YamlEntry entry, Fields extension) {
    List<Overlay.Column> columns = new ArrayList<>();
    for (YamlEntry column : entries(extension.mapping("columns"))) {
      column(column).ifPresent(columns::add);
    }
    List<YamlScalar> joins = extension.texts("join");
    Optional<YamlScalar> filter = extension.scalar("filter");
    boolean empty = columns.isEmpty() && joins.isEmpty() && filter.isEmpty();
    if (entry.value() instanceof YamlMap map
        && empty
        && map.entries().stream().allMatch(part -> isEmpty(part.value()))) {
      problems.add(
          Problem.error(
              FleetCodes.MISSING_KEY,
              entry.place(),
              "the extension of '" + entry.key() + "' says nothing",
              "it may hold columns, join and filter",
              "add one of them, or remove the extension"));
    }
    return new Overlay.Extension(named(entry), columns, joins, filter);
  }

  private static boolean isEmpty(YamlNode node) {
    return switch (node) {
      case YamlMap map -> map.fields().isEmpty();
      case YamlList list -> list.items().isEmpty();
      case YamlScalar scalar -> scalar.value() == null;
    };
  }

  /** A column is its SQL, or a mapping of its SQL and what a properties file would say of it. */
  private Optional<Overlay.Column> column(YamlEntry entry) {
    String what = "the SQL of column '" + entry.key() + "'";
    if (!(entry.value() instanceof YamlMap map)) {
      return expression(entry.value(), what)
          .map(sql -> new Overlay.Column(named(entry), sql, YamlMap.empty(entry.place())));
    }
    Optional<YamlNode> sql = map.value(SQL);
    if (sql.isEmpty()) {
      problems.add(
          Problem.error(
              FleetCodes.MISSING_KEY,
              entry.place(),
              "column '" + entry.key() + "' needs the key 'sql'",
              "",
              "add it, such as 'sql: upper(name)'"));
      return Optional.empty();
    }
    SequencedMap<String, YamlEntry> properties = new LinkedHashMap<>(map.fields());
    properties.remove(SQL);
    return expression(sql.get(), what)
        .map(text -> new Overlay.Column(named(entry), text, new YamlMap(map.place(), properties)));
  }

  /** SQL may be a bare number or truth value. */
  private Optional<YamlScalar> expression(YamlNode node, String what) {
    if (node instanceof YamlScalar scalar && scalar.value() != null && !scalar.text().isBlank()) {
      return Optional.of(scalar);
    }
    return Fields.text(node, what, problems);
  }

  private List<Overlay.Replacement> replacements(Fields fields) {
    List<Overlay.Replacement> replacements = new ArrayList<>();
    for (YamlEntry entry : entries(fields.mapping("replace"))) {
      Optional<Fields> replacement =
          Fields.of(entry.value(), "the replacement of '" + entry.key() + "'", problems)
              .map(found -> found.only(REPLACEMENT));
      replacement
          .filter(found -> found.required("file", "models/churn.sql").isPresent())
          .ifPresent(
              found ->
                  replacements.add(
                      new Overlay.Replacement(
                          named(entry), found.scalar("file").orElseThrow(), found.scalar("base"))));
    }
    return replacements;
  }

  private List<Overlay.Patch> patches(Fields fields) {
    List<Overlay.Patch> patches = new ArrayList<>();
    for (YamlEntry entry : entries(fields.mapping("config"))) {
      if (entry.value() instanceof YamlMap config) {
        patches.add(new Overlay.Patch(named(entry), config));
      } else {
        problems.add(
            Fields.wrongKind(
                entry.value(),
                "the config of '" + entry.key() + "'",
                "a mapping",
                "write 'config: {" + entry.key() + ": {materialized: table}}'"));
      }
    }
    return patches;
  }

  /** {@code policies.overlays} of the fleet file. */
  static OverlayPolicy policy(YamlEntry entry, Problems problems) {
    Optional<Fields> section =
        Fields.of(entry.value(), "policies.overlays", problems)
            .map(fields -> fields.only(List.of("max_replaced", "require")));
    if (section.isEmpty()) {
      return OverlayPolicy.none();
    }
    List<YamlScalar> required = section.get().texts("require");
    required.stream()
        .filter(key -> !OverlayPolicy.REQUIRABLE.contains(key.text()))
        .forEach(
            key ->
                problems.add(
                    Problem.error(
                        FleetCodes.WRONG_KIND,
                        key.place(),
                        "no overlay can be required to have '" + key.text() + "'",
                        "'require' may name " + String.join(", ", OverlayPolicy.REQUIRABLE),
                        dev.atoll.domain.Nearest.suggestion(
                            key.text(), OverlayPolicy.REQUIRABLE, "remove it"))));
    Optional<OverlayPolicy.Budget> budget = Optional.empty();
    Optional<YamlEntry> written = section.get().entry("max_replaced");
    if (written.isPresent()) {
      YamlNode value = written.get().value();
      if (value instanceof YamlScalar scalar
          && scalar.value() instanceof Long number
          && number >= 0) {
        budget = Optional.of(new OverlayPolicy.Budget(number, value.place()));
      } else {
        problems.add(
            Fields.wrongKind(value, "'max_replaced'", "a whole number from 0", "write 0 or more"));
      }
    }
    return new OverlayPolicy(
        budget,
        required.stream().filter(key -> OverlayPolicy.REQUIRABLE.contains(key.text())).toList());
  }

  /** The names in a layer's {@code overlays}, each as written. */
  static List<YamlScalar> names(YamlNode node, Problems problems) {
    List<YamlNode> items = node instanceof YamlList list ? list.items() : List.of(node);
    List<YamlScalar> names = new ArrayList<>();
    items.forEach(item -> Fields.text(item, "'overlays'", problems).ifPresent(names::add));
    return names;
  }
}
