package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fills in the settings of engines. */
final class EngineTargets {
  static final String DUCKDB = "duckdb";
  static final String PATH = "path";
  private static final String ADMIN = "admin";

  /** Needed, and so resolved, only where somebody administers. */
  private final Fleet fleet;

  private final Map<String, Traced> settings = new LinkedHashMap<>();

  EngineTargets(Fleet fleet) {
    this.fleet = fleet;
    fleet
        .engines()
        .forEach(
            (name, spec) -> {
              if (spec instanceof EngineSpec.Direct direct) {
                settings.put(name, traced(direct.settings()));
              }
            });
  }

  private static Traced traced(YamlMap map) {
    return new Merging(Layers.ENGINES, new Problems()).merge(null, map);
  }

  /**
   * The engine of a tenant.
   *
   * @param name what layers and routing say; without any engine the profile's counts
   */
  Optional<EngineTarget> target(
      @Nullable Traced name,
      Optional<String> requested,
      Placeholders placeholders,
      Problems problems) {
    if ((name == null || !name.isSet()) && !fleet.engines().isEmpty()) {
      problems.add(
          Problem.error(
              FleetCodes.NO_ENGINE,
              fleet.file().orElse(Place.of(FleetReader.FLEET_FILE)),
              "nothing says which engine tenants run on",
              "fleet.yml declares " + String.join(", ", fleet.engines().keySet()),
              "add 'routing: {engine: " + fleet.engines().firstEntry().getKey() + "}'"));
      return Optional.empty();
    }
    if (name == null || !name.isSet()) {
      return Optional.of(new EngineTarget.FromProfile(Optional.empty(), requested));
    }
    Optional<String> engine =
        placeholders.text(
            String.valueOf(name.value()), Placeholders.Use.NAME, name.origin(), problems);
    if (engine.isEmpty()) {
      return Optional.empty();
    }
    EngineSpec spec = fleet.engines().get(engine.get());
    if (spec == null) {
      problems.add(
          EnginesReader.unknownEngine(
              engine.get(),
              name.origin().place().orElseThrow(),
              List.copyOf(fleet.engines().keySet())));
      return Optional.empty();
    }
    return fill(spec, Optional.empty(), placeholders, problems, this::setting);
  }

  /** What all tenants share; its placeholders know no tenant. */
  List<SharedTarget> shared(Placeholders placeholders, Problems problems) {
    return fleet.shared().values().stream()
        .flatMap(spec -> shared(spec, placeholders, problems).stream())
        .toList();
  }

  /** An engine for all: what is each tenant's own is left out. */
  Optional<EngineTarget.Direct> ofAll(
      EngineSpec.Direct spec, Placeholders placeholders, Problems problems) {
    return fill(
            spec,
            Optional.empty(),
            placeholders,
            problems,
            (of, key, traced, meanings, found) ->
                isFile(of, key, traced)
                    ? Optional.empty()
                    : ofAll(of, key, traced, meanings, found))
        .map(EngineTarget.Direct.class::cast);
  }

  private Optional<SharedTarget> shared(
      SharedSpec spec, Placeholders placeholders, Problems problems) {
    SequencedMap<String, Traced> keys = traced(spec.settings()).keys();
    EngineSpec engine = fleet.engines().get(spec.engine());
    if (engine == null) {
      throw new IllegalStateException("the reader lets no unknown engine through: " + spec);
    }
    return fill(engine, Optional.ofNullable(keys.get(PATH)), placeholders, problems, this::ofAll)
        .map(
            target ->
                new SharedTarget(
                    spec.name(),
                    target,
                    name(keys.get("database"), placeholders, problems),
                    name(keys.get("schema"), placeholders, problems)));
  }

  /** A name with its placeholders filled in. */
  static Optional<Setting> name(
      @Nullable Traced traced, Placeholders placeholders, Problems problems) {
    if (traced == null || !traced.isSet()) {
      return Optional.empty();
    }
    return placeholders
        .text(String.valueOf(traced.value()), Placeholders.Use.NAME, traced.origin(), problems)
        .map(text -> new Setting(text, traced.origin()));
  }

  private Optional<EngineTarget> fill(
      EngineSpec spec,
      Optional<Traced> path,
      Placeholders placeholders,
      Problems problems,
      Filling filling) {
    Problems found = new Problems();
    EngineTarget target =
        switch (spec) {
          case EngineSpec.Direct direct -> direct(direct, path, placeholders, found, filling);
          case EngineSpec.Profile profile ->
              new EngineTarget.FromProfile(
                  filled(profile.profile(), profile, placeholders, found),
                  filled(profile.target(), profile, placeholders, found));
        };
    problems.addAll(found.sorted());
    return found.hasErrors() ? Optional.empty() : Optional.of(target);
  }

  private static Optional<String> filled(
      Optional<String> text, EngineSpec spec, Placeholders placeholders, Problems problems) {
    Origin origin = Origin.of(Layers.ENGINES, spec.place());
    return text.flatMap(
        written -> placeholders.text(written, Placeholders.Use.NAME, origin, problems));
  }

  /** Fills in one setting of an engine; empty where it is left out. */
  @FunctionalInterface
  private interface Filling {
    Optional<Setting> of(
        EngineSpec.Direct spec,
        String key,
        Traced traced,
        Placeholders placeholders,
        Problems problems);
  }

  private EngineTarget.Direct direct(
      EngineSpec.Direct spec,
      Optional<Traced> path,
      Placeholders placeholders,
      Problems problems,
      Filling filling) {
    Traced declared = settings.getOrDefault(spec.name(), Merging.empty());
    SequencedMap<String, Traced> keys = new LinkedHashMap<>(declared.keys());
    path.ifPresent(other -> keys.put(PATH, other));
    SequencedMap<String, Setting> filled = new LinkedHashMap<>();
    keys.forEach(
        (key, traced) -> {
          if (isNeeded(key, placeholders)) {
            filling
                .of(spec, key, traced, placeholders, problems)
                .ifPresent(setting -> filled.put(key, setting));
          }
        });
    return new EngineTarget.Direct(spec.name(), spec.type(), Ordered.map(filled));
  }

  private Optional<Setting> setting(
      EngineSpec.Direct spec,
      String key,
      Traced traced,
      Placeholders placeholders,
      Problems problems) {
    if (isFile(spec, key, traced)) {
      return file(traced, placeholders, problems);
    }
    return traced.isSet()
        ? Optional.of(placeholders.fill(traced, problems).setting())
        : Optional.empty();
  }

  /**
   * A setting of an engine that holds something for all. What is each tenant's own there, such as
   * its login, says nothing of where that lies, and is left out; a file must be one for all.
   */
  private Optional<Setting> ofAll(
      EngineSpec.Direct spec,
      String key,
      Traced traced,
      Placeholders placeholders,
      Problems problems) {
    if (isFile(spec, key, traced)) {
      return file(traced, placeholders, problems);
    }
    Problems own = new Problems();
    return setting(spec, key, traced, placeholders, own).filter(found -> !own.hasErrors());
  }

  private static boolean isFile(EngineSpec.Direct spec, String key, Traced traced) {
    boolean path = key.equals(PATH) || key.equals(EngineTarget.EXPORT);
    return path && spec.type().equals(DUCKDB) && traced.value() instanceof String;
  }

  /** Who prepares places is needed for that alone. */
  private static boolean isNeeded(String key, Placeholders placeholders) {
    return !key.equals(ADMIN) || placeholders.secrets().use() == SecretUse.ADMINISTER;
  }

  /** Hands on the calls that the secrets of a tenant's engine need. */
  void announce(
      @Nullable Traced name, Placeholders placeholders, Consumer<SecretCommands.Call> calls) {
    if (name == null || !name.isSet()) {
      return;
    }
    placeholders
        .text(String.valueOf(name.value()), Placeholders.Use.NAME, name.origin(), new Problems())
        .map(settings::get)
        .ifPresent(
            engine ->
                engine
                    .keys()
                    .forEach(
                        (key, traced) -> {
                          if (isNeeded(key, placeholders)) {
                            placeholders.announce(traced.value(), calls);
                          }
                        }));
  }

  private Optional<Setting> file(Traced traced, Placeholders placeholders, Problems problems) {
    return placeholders
        .text(String.valueOf(traced.value()), Placeholders.Use.PATH, traced.origin(), problems)
        .map(text -> new Setting(absolute(text), traced.origin()));
  }

  private String absolute(String path) {
    boolean isFile =
        !path.startsWith(":memory:") && !path.startsWith("md:") && !path.contains("://");
    return isFile ? fleet.root().resolve(Path.of(path)).normalize().toString() : path;
  }
}
