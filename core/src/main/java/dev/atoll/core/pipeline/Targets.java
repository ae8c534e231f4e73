package dev.atoll.core.pipeline;

import dev.atoll.core.compile.ConfigRenderer;
import dev.atoll.core.parse.ProfileReader;
import dev.atoll.core.project.ProfileFile;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.ProjectFile;
import dev.atoll.core.resolve.EngineSpec;
import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.Secret;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Route;
import dev.atoll.engine.Server;
import dev.atoll.engine.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds each tenant's engine and target, in the fleet file or in profiles.yml. */
final class Targets {
  /**
   * A tenant's place.
   *
   * @param name dbt's {@code target.name}
   * @param profile dbt's {@code target.profile_name}
   */
  record Found(Engine engine, Target target, String name, String profile) {}

  private static final String TYPE = "type";
  private static final String SETTINGS = "settings";

  private final Invocation invocation;
  private final Fleet fleet;
  private final Project project;
  private final ConfigRenderer renderer;
  private final Problems problems;
  private final Map<String, Engine> engines = new TreeMap<>();
  private Optional<ProfileFile> profiles = Optional.empty();
  private boolean profilesRead;

  Targets(
      Invocation invocation,
      Fleet fleet,
      Project project,
      ConfigRenderer renderer,
      Problems problems) {
    this.invocation = invocation;
    this.fleet = fleet;
    this.project = project;
    this.renderer = renderer;
    this.problems = problems;
    for (Engine engine : ServiceLoader.load(Engine.class)) {
      engines.put(engine.type(), engine);
    }
  }

  /** The place of a tenant; empty when it cannot be found or is wrong, which adds Problems. */
  Optional<Found> of(Tenant tenant) {
    Optional<Found> found =
        switch (tenant.engine()) {
          case EngineTarget.Direct direct ->
              engine(direct.type(), declared(direct), tenant)
                  .map(
                      engine ->
                          new Found(
                              engine,
                              target(direct.type(), direct.settings(), fleet.root(), tenant),
                              tenant.environment().orElse("default"),
                              direct.engine()));
          case EngineTarget.FromProfile from -> fromProfile(from, tenant);
        };
    found.ifPresent(place -> problems.addAll(place.engine.check(place.target)));
    return found;
  }

  /** The place of what all tenants share. */
  Optional<Target> shared(EngineTarget engine) {
    return engine instanceof EngineTarget.Direct direct
        ? Optional.of(new Target(direct.type(), revealed(direct.settings()), fleet.root()))
        : Optional.empty();
  }

  /** The driver of a type. */
  Optional<Engine> driver(String type) {
    return Optional.ofNullable(engines.get(type));
  }

  /** An engine for all, as far as it is the same for all. */
  Target administered(EngineTarget.Direct engine) {
    return new Target(engine.type(), revealed(engine.settings()), fleet.root());
  }

  /** The name of a target's server, where it has one. */
  Optional<String> server(Target target) {
    return Optional.ofNullable(engines.get(target.type()))
        .flatMap(engine -> engine.server(target))
        .map(Server::name);
  }

  /** Where what all tenants share lies. */
  Optional<Route> sharedRoute(EngineTarget shared) {
    return shared(shared)
        .flatMap(
            target ->
                Optional.ofNullable(engines.get(target.type()))
                    .flatMap(engine -> engine.route(target)));
  }

  private Optional<Found> fromProfile(EngineTarget.FromProfile from, Tenant tenant) {
    Optional<ProfileFile> file = profileFile();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name =
        from.profile()
            .or(() -> invocation.location().profile())
            .or(() -> project.root().file().profile());
    Optional<ProfileFile.Profile> profile =
        ProfileReader.profile(file.get(), name, namedAt(), problems);
    if (profile.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> asked = fleet.isPlain() ? invocation.target() : Optional.empty();
    String target =
        from.target()
            .or(() -> asked)
            .or(() -> profile.get().target().map(node -> String.valueOf(renderer.value(node))))
            .orElse("default");
    return ProfileReader.output(profile.get(), target, problems)
        .flatMap(output -> found(profile.get(), target, output, tenant));
  }

  private Place namedAt() {
    if (invocation.location().profile().isPresent()) {
      return Place.of("--profile");
    }
    ProjectFile file = project.root().file();
    return file.raw().value("profile").map(YamlNode::place).orElse(file.place());
  }

  private Optional<Found> found(
      ProfileFile.Profile profile, String target, YamlMap output, Tenant tenant) {
    SequencedMap<String, Setting> settings = new LinkedHashMap<>();
    Map<String, ?> values = renderer.values(output);
    for (YamlEntry entry : output.entries()) {
      settings.put(
          entry.key(),
          new Setting(values.get(entry.key()), Origin.of("profile", entry.value().place())));
    }
    Setting export = settings.remove(EngineTarget.EXPORT);
    if (export != null) {
      problems.add(
          Problem.error(
              EngineProblems.UNKNOWN_SETTING,
              export.origin().shownPlace(),
              "'export' is no key of a target in profiles.yml",
              "an export folder opens a locked database for one tenant's files",
              "give the fleet an engine of its own: engines: {local: {type: duckdb, path: …,"
                  + " export: \"out/{tenant}\"}}"));
    }
    Setting type = settings.remove(TYPE);
    if (type == null || type.value() == null) {
      problems.add(
          Problem.error(
              EngineProblems.MISSING_SETTING,
              output.place(),
              "target '" + target + "' of profile '" + profile.name() + "' has no type",
              "the type says which engine it is for",
              "add 'type: duckdb'"));
      return Optional.empty();
    }
    // Relative paths start where dbt starts them: it works from inside the project.
    return engine(String.valueOf(type.value()), type.origin(), tenant)
        .map(
            engine ->
                new Found(
                    engine,
                    target(engine.type(), settings, fleet.project(), tenant),
                    tenant.environment().filter(name -> !fleet.isPlain()).orElse(target),
                    profile.name()));
  }

  private Origin declared(EngineTarget.Direct direct) {
    EngineSpec spec = fleet.engines().get(direct.engine());
    return spec == null ? Origin.of("fleet") : Origin.of("fleet", spec.place());
  }

  /** What is nearly the name of a driver is a slip of the hand; others run without this tenant. */
  private Optional<Engine> engine(String type, Origin origin, Tenant tenant) {
    Engine engine = engines.get(type);
    if (engine != null) {
      return Optional.of(engine);
    }
    boolean slip = !Nearest.names(type, engines.keySet(), 1).isEmpty();
    String message = "there is no driver for engine type '" + type + "'";
    String present = "drivers present: " + String.join(", ", engines.keySet());
    String mend =
        Nearest.suggestion(
            type, engines.keySet(), "put the driver's jar beside Atoll's, or change the type");
    Problem problem =
        slip || fleet.isPlain()
            ? Problem.error(EngineProblems.NO_DRIVER, message, present, mend)
            : Problem.warning(
                    EngineProblems.NO_DRIVER,
                    origin.place().orElse(tenant.place()),
                    message,
                    present + "; what needs no database works, and steps end engine_unavailable",
                    mend)
                .forTenants(List.of(tenant.id()));
    problems.add(origin.place().map(problem::at).orElse(problem));
    return slip || fleet.isPlain() ? Optional.empty() : Optional.of(new AbsentEngine(type));
  }

  private static Target target(
      String type, SequencedMap<String, Setting> settings, Path directory, Tenant tenant) {
    SequencedMap<String, Setting> all = new LinkedHashMap<>(revealed(settings));
    tenant.schema().ifPresent(schema -> all.put("schema", schema));
    tenant.database().ifPresent(database -> all.put("database", database));
    tenant.timezone().ifPresent(zone -> all.put(SETTINGS, withTimeZone(all.get(SETTINGS), zone)));
    return new Target(type, all, directory);
  }

  /**
   * A tenant's target with its secrets as they are now: some run out before its turn comes.
   *
   * @throws dev.atoll.domain.ProblemException when one cannot be had any more
   */
  static Target current(Tenant tenant, Target target) {
    if (!(tenant.engine() instanceof EngineTarget.Direct direct)) {
      return target;
    }
    SequencedMap<String, Setting> settings = new LinkedHashMap<>(target.settings());
    direct
        .settings()
        .forEach(
            (key, setting) -> {
              if (setting.value() instanceof Secret secret) {
                settings.put(key, new Setting(secret.reveal(), setting.origin()));
              }
            });
    return new Target(target.type(), settings, target.directory());
  }

  /** What of a target must never be shown. */
  static List<String> secrets(Tenant tenant, Target target) {
    return tenant.engine() instanceof EngineTarget.Direct direct
        ? direct.settings().entrySet().stream()
            .filter(setting -> setting.getValue().value() instanceof Secret)
            .flatMap(setting -> target.text(setting.getKey()).stream())
            .toList()
        : List.of();
  }

  /** The engine's own settings with the tenant's time zone on top. */
  private static Setting withTimeZone(@Nullable Setting settings, Setting zone) {
    Map<Object, @Nullable Object> all = new LinkedHashMap<>();
    if (settings != null && settings.value() instanceof Map<?, ?> map) {
      all.putAll(map);
    }
    all.put("TimeZone", zone.value());
    return new Setting(all, zone.origin());
  }

  private static SequencedMap<String, Setting> revealed(SequencedMap<String, Setting> settings) {
    SequencedMap<String, Setting> plain = new LinkedHashMap<>();
    settings.forEach(
        (key, setting) ->
            plain.put(
                key,
                isSecret(setting.value())
                    ? new Setting(revealed(setting.value()), setting.origin())
                    : setting));
    return plain;
  }

  private static boolean isSecret(@Nullable Object value) {
    return value instanceof Secret
        || (value instanceof Map<?, ?> map && map.values().stream().anyMatch(Targets::isSecret));
  }

  private static @Nullable Object revealed(@Nullable Object value) {
    return switch (value) {
      case Secret secret -> secret.reveal();
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> all = new LinkedHashMap<>();
        map.forEach((key, inner) -> all.put(key, revealed(inner)));
        yield all;
      }
      case null, default -> value;
    };
  }

  private Optional<ProfileFile> profileFile() {
    if (!profilesRead) {
      profilesRead = true;
      Optional<Path> asked =
          invocation
              .location()
              .profilesDir()
              .or(
                  () ->
                      Optional.ofNullable(invocation.environment().get("DBT_PROFILES_DIR"))
                          .map(Path::of))
              .map(invocation.workingDir()::resolve);
      Path home = Path.of(invocation.environment().getOrDefault("HOME", "."));
      profiles =
          ProfileReader.find(asked, invocation.workingDir(), home, fleet.project(), problems)
              .flatMap(file -> ProfileReader.read(file, fleet.root(), problems));
    }
    return profiles;
  }
}
