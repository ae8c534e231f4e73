package dev.atoll.core.overlay;

import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.Change;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SourceText;
import dev.atoll.core.project.SqlFile;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Holds one overlay against the shared project, and reports everything that does not fit. */
final class Preparation {
  private final Project base;
  private final Catalog catalog;
  private final OriginalText originals;
  private final ProjectParser parser;
  private final Path shownFrom;
  private final Overlay overlay;
  private final Problems problems = new Problems();
  private final Targets targets;
  private final List<Prepared.Wrapping> wrappings = new ArrayList<>();
  private final List<Prepared.Swap> swaps = new ArrayList<>();
  private final List<PropertiesFile> columns = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  Preparation(
      Project base,
      Catalog catalog,
      OriginalText originals,
      ProjectParser parser,
      Path shownFrom,
      Overlay overlay) {
    this.base = base;
    this.catalog = catalog;
    this.originals = originals;
    this.parser = parser;
    this.shownFrom = shownFrom;
    this.overlay = overlay;
    this.targets = new Targets(base, catalog, overlay, problems);
  }

  Prepared prepare() {
    problems.addAll(overlay.problems());
    YamlText text = YamlText.read(overlay.directory().resolve("overlay.yml"));
    OverlayFiles.Read files = OverlayFiles.read(overlay, base.root(), parser, shownFrom, problems);
    Additions additions = new Additions(base, catalog, overlay, problems);
    changes.addAll(additions.check(files.added()));
    overlay.extensions().forEach(extension -> extend(extension, text));
    List<Resource> replacing = Catalog.of(files.replacing());
    overlay.replacements().forEach(replacement -> replace(replacement, replacing));
    // A resource that is named counts more than the path it lies below.
    overlay.patches().stream().filter(Overlay.Patch::isPath).forEach(this::configure);
    overlay.patches().stream().filter(patch -> !patch.isPath()).forEach(this::configure);
    overlay.disabled().forEach(this::disable);
    Clashes.within(overlay, changes, problems);
    if (changes.isEmpty() && !problems.hasErrors()) {
      problems.add(
          Problem.warning(
              OverlayCodes.USELESS_FILE,
              overlay.place(),
              "overlay '" + overlay.name() + "' changes nothing",
              "it adds, extends, replaces, configures and disables nothing",
              "say what it changes, or remove it"));
    }
    return new Prepared(
        overlay,
        text,
        files.added(),
        wrappings,
        swaps,
        columns,
        changes,
        files.hash(),
        problems.sorted());
  }

  private void extend(Overlay.Extension extension, YamlText text) {
    Wrap.check(extension, parser, text, problems);
    Optional<Resource> found = targets.one(extension.target());
    if (found.isEmpty()) {
      return;
    }
    Resource target = found.get();
    boolean isModel =
        target.type() == ResourceType.MODEL
            && target.written() instanceof Resource.Written.Sql(SqlFile file)
            && file.language() == SqlFile.Language.SQL;
    if (!isModel) {
      problems.add(
          targets.wrong(
              extension.target(),
              target.shown() + " cannot be extended",
              "only models written in SQL can"));
      return;
    }
    extension.columns().forEach(column -> checkColumn(target, column));
    checkTwice(extension);
    if (!extension.columns().isEmpty()) {
      targets.allow(target, Slot.Way.COLUMNS, extension.target().place());
    }
    if (!extension.joins().isEmpty()) {
      targets.allow(target, Slot.Way.JOIN, extension.joins().getFirst().place());
    }
    extension.filter().ifPresent(filter -> targets.allow(target, Slot.Way.FILTER, filter.place()));
    describe(target, extension);
    wrappings.add(new Prepared.Wrapping(target, extension));
    changes.add(
        Change.of(overlay.name(), Change.Kind.EXTENDED, target.id(), extension.target().place()));
  }

  /** Engines that do not tell letters apart would rename the second without a word. */
  private void checkTwice(Overlay.Extension extension) {
    Map<String, Overlay.Named> seen = new HashMap<>();
    for (Overlay.Column column : extension.columns()) {
      Overlay.Named name = column.name();
      Overlay.Named earlier = seen.putIfAbsent(name.text().toLowerCase(Locale.ROOT), name);
      if (earlier != null) {
        problems.add(
            Problem.error(
                OverlayCodes.CLASH,
                name.place(),
                "overlay '" + overlay.name() + "' adds column '" + name.text() + "' twice",
                "it adds '" + earlier.text() + "' at " + earlier.place(),
                "keep one of the two"));
      }
    }
  }

  /** What the project declares can be known here; the rest only the engine knows. */
  private void checkColumn(Resource target, Overlay.Column column) {
    String name = column.name().text().toLowerCase(Locale.ROOT);
    base.findPackage(target.packageName()).stream()
        .flatMap(source -> source.properties().stream())
        .flatMap(file -> file.resources().stream())
        .filter(said -> said.type() == target.type() && said.name().text().equals(target.name()))
        .flatMap(said -> said.columns().stream())
        .filter(known -> known.name().text().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .ifPresent(
            known ->
                problems.add(
                    Problem.error(
                        OverlayCodes.EXISTS,
                        column.name().place(),
                        target.shown() + " has a column '" + column.name().text() + "' already",
                        "it is declared at " + known.place(),
                        "give the new column another name")));
  }

  /** Columns that say more than their SQL are columns of a properties file. */
  private void describe(Resource target, Overlay.Extension extension) {
    List<YamlNode> described = new ArrayList<>();
    for (Overlay.Column column : extension.columns()) {
      if (!column.properties().fields().isEmpty()) {
        SequencedMap<String, YamlEntry> fields = new LinkedHashMap<>();
        fields.put("name", entry("name", column.name()));
        fields.putAll(column.properties().fields());
        described.add(new YamlMap(column.name().place(), fields));
      }
    }
    if (described.isEmpty()) {
      return;
    }
    if (target.name().contains(".")) {
      problems.add(
          targets.wrong(
              extension.target(),
              "columns of a version of a model cannot be described by an overlay",
              target.shown() + " has versions"));
      return;
    }
    Place place = extension.target().place();
    SequencedMap<String, YamlEntry> model = new LinkedHashMap<>();
    model.put("name", entry("name", new Overlay.Named(target.name(), place)));
    model.put("columns", new YamlEntry("columns", place, new YamlList(place, described)));
    YamlList models = new YamlList(place, List.of(new YamlMap(place, model)));
    SequencedMap<String, YamlEntry> file = new LinkedHashMap<>();
    file.put("models", new YamlEntry("models", place, models));
    String path = overlay.place().file();
    parser
        .properties(
            new SourceText(target.packageName(), path, path, path, ""),
            new YamlMap(place, file),
            problems)
        .resources()
        .stream()
        .findFirst()
        .ifPresent(
            said ->
                columns.add(
                    new PropertiesFile(
                        new SourceText(target.packageName(), path, path, path, ""),
                        new YamlMap(place, file),
                        List.of(said),
                        List.of(),
                        List.of(),
                        List.of())));
  }

  private static YamlEntry entry(String key, Overlay.Named named) {
    return new YamlEntry(
        key, named.place(), new YamlScalar(named.place(), named.text(), named.text()));
  }

  private void replace(Overlay.Replacement replacement, List<Resource> replacing) {
    Optional<Resource> found = targets.one(replacement.target());
    if (found.isEmpty()) {
      return;
    }
    Resource target = found.get();
    if (target.written() instanceof Resource.Written.Yaml) {
      problems.add(
          targets.wrong(
              replacement.target(),
              target.shown() + " cannot be replaced",
              "it is written in YAML at " + target.place()));
      return;
    }
    targets.allow(target, Slot.Way.REPLACE, replacement.target().place());
    checkBase(replacement, target);
    Optional<Resource> file = fileOf(replacement, target, replacing);
    file.ifPresent(
        found1 -> {
          swaps.add(new Prepared.Swap(target, replacement, found1));
          changes.add(
              Change.of(
                  overlay.name(), Change.Kind.REPLACED, target.id(), replacement.target().place()));
        });
  }

  private Optional<Resource> fileOf(
      Overlay.Replacement replacement, Resource target, List<Resource> replacing) {
    String path = OverlayFiles.plain(replacement.file().text());
    List<Resource> inFile =
        replacing.stream()
            .filter(resource -> resource.path().equals(path) && resource.type() == target.type())
            .toList();
    // Several macros or snapshots may stand in one file; other files hold one thing each.
    boolean byName = target.isMacro() || target.type() == ResourceType.SNAPSHOT;
    Optional<Resource> file =
        inFile.stream()
            .filter(resource -> !byName || resource.name().equals(target.name()))
            .findFirst();
    if (file.isEmpty() && !problems.hasErrors()) {
      problems.add(
          Problem.error(
              OverlayCodes.WRONG_TARGET,
              replacement.file().place().withLength(replacement.file().text().length()),
              "the file holds no " + (byName ? target.shown() : target.type().word()),
              "it is to replace " + target.id(),
              byName
                  ? "write a " + target.shown() + " into it"
                  : "put it below the folder of " + target.type().plural() + " and name it there"));
    }
    return file;
  }

  private void checkBase(Overlay.Replacement replacement, Resource target) {
    String now = OriginalText.hash(originals.of(target));
    String rebase = "look at both with 'atoll overlay rebase " + overlay.name() + "'";
    if (replacement.base().isEmpty()) {
      problems.add(
          Problem.error(
              OverlayCodes.NO_BASE,
              replacement.target().place(),
              "the replacement of " + target.shown() + " does not say what it replaced",
              "without 'base' a change of the project would pass unseen",
              "write it with 'atoll overlay rebase " + overlay.name() + " --accept'"));
    } else if (!OriginalText.isHash(replacement.base().get().text())) {
      YamlScalar written = replacement.base().get();
      problems.add(
          Problem.error(
              OverlayCodes.NO_BASE,
              written.place().withLength(written.text().length()),
              "'" + written.text() + "' is no hash of what was replaced",
              "it is 'sha256:' and 64 hex digits",
              "write it with 'atoll overlay rebase " + overlay.name() + " --accept'"));
    } else if (!replacement.base().get().text().equals(now)) {
      YamlScalar written = replacement.base().get();
      problems.add(
          Problem.error(
              OverlayCodes.BASE_CHANGED,
              written.place().withLength(written.text().length()),
              target.shown() + " has changed since overlay '" + overlay.name() + "' replaced it",
              "it, or a macro that it calls, is another now: " + target.place(),
              rebase + ", then accept it with --accept"));
    }
  }

  private void configure(Overlay.Patch patch) {
    patch
        .config()
        .value("meta")
        .filter(meta -> meta instanceof YamlMap map && map.entry("atoll").isPresent())
        .ifPresent(
            meta ->
                problems.add(
                    Problem.error(
                        OverlayCodes.CLOSED,
                        meta.place(),
                        "an overlay cannot open what the project closes",
                        "'meta: {atoll: …}' is the project's word on overlays",
                        "remove it here, or change it in the project")));
    List<Resource> found =
        patch.isPath()
            ? targets.below(patch.target())
            : targets.one(patch.target()).map(List::of).orElse(List.of());
    for (Resource target : found) {
      if (target.isMacro()) {
        problems.add(targets.wrong(patch.target(), "a macro has no config", ""));
      } else {
        targets.allow(target, Slot.Way.CONFIG, patch.target().place());
        patch.config().entries().forEach(entry -> checkKey(target, entry));
        changes.add(
            new Change(
                overlay.name(),
                Change.Kind.CONFIGURED,
                target.id(),
                patch.target().place(),
                patch.config()));
      }
    }
  }

  private void checkKey(Resource target, YamlEntry entry) {
    Unsettable.of(target.type(), entry.key())
        .map(
            why ->
                Problem.error(
                    OverlayCodes.WRONG_TARGET,
                    entry.place().withLength(entry.key().length()),
                    "'" + entry.key() + "' is no config of " + target.shown(),
                    why.cause(),
                    why.mend()))
        .ifPresent(problems::add);
  }

  private void disable(Overlay.Named name) {
    Optional<Resource> found = targets.one(name);
    if (found.isPresent() && found.get().isMacro()) {
      problems.add(
          targets.wrong(name, "a macro cannot be disabled", "it does nothing unless called"));
      return;
    }
    found.ifPresent(
        target -> {
          targets.allow(target, Slot.Way.DISABLE, name.place());
          YamlScalar no = new YamlScalar(name.place(), false, "false");
          SequencedMap<String, YamlEntry> config = new LinkedHashMap<>();
          config.put("enabled", new YamlEntry("enabled", name.place(), no));
          changes.add(
              new Change(
                  overlay.name(),
                  Change.Kind.DISABLED,
                  target.id(),
                  name.place(),
                  new YamlMap(name.place(), config)));
        });
  }
}
