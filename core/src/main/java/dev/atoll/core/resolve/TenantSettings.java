package dev.atoll.core.resolve;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settles one tenant after another: placeholders filled in, the contract applied. */
final class TenantSettings {
  private static final String ENV = "env";
  private static final String CONFIG = "config";

  private final VariableValues variables;
  private final EngineTargets engines;
  private final SequencedMap<String, Traced> commandLine;
  private final Optional<String> requested;
  private final Map<String, Overlay> overlays;

  /**
   * @param commandLine what {@link VariableValues#commandLine} accepted
   * @param requested {@code --target}
   * @param overlays those there are
   */
  TenantSettings(
      VariableValues variables,
      EngineTargets engines,
      SequencedMap<String, Traced> commandLine,
      Optional<String> requested,
      Map<String, Overlay> overlays) {
    this.variables = variables;
    this.engines = engines;
    this.commandLine = commandLine;
    this.requested = requested;
    this.overlays = overlays;
  }

  /**
   * The tenant, which must not run when there are errors among the problems; empty when not even
   * its route is known.
   */
  Optional<Tenant> settle(LayerChains.Chain chain, Placeholders placeholders, Problems problems) {
    Problems own = new Problems();
    own.addAll(chain.problems());
    Traced root = chain.root();
    SequencedMap<String, Traced> keys = new LinkedHashMap<>(root.keys());
    // What a layer wrote as a whole is left out: it may hold the text of a secret variable.
    keys.put(
        LayerChains.VARS,
        Merging.ofKeys(
            variables.resolve(section(root, LayerChains.VARS), commandLine, placeholders, own),
            root.origin(),
            List.of()));
    fill(ENV, keys, placeholders, own);
    fill(CONFIG, keys, placeholders, own);
    checkConfig(keys.get(CONFIG), own);
    keys.put(LayerChains.LABELS, labels(chain));
    Problems ofRoute = new Problems();
    Optional<EngineTarget> engine =
        engines.target(keys.get("engine"), requested, placeholders, ofRoute);
    Optional<Setting> database = EngineTargets.name(keys.get("database"), placeholders, ofRoute);
    Optional<Setting> schema = EngineTargets.name(keys.get("schema"), placeholders, ofRoute);
    SequencedMap<String, SourceRule> sources =
        TenantFeeds.sources(root.key("sources"), placeholders, own);
    List<RequiredInput> inputs = TenantFeeds.inputs(root.key("inputs"), sources, own);
    Optional<Setting> timezone = timezone(keys.get("timezone"), placeholders, own);
    check(section(root, LayerChains.OVERLAYS), own);
    problems.addAll(own.sorted());
    problems.addAll(ofRoute.sorted());
    if (ofRoute.hasErrors() || engine.isEmpty()) {
      return Optional.empty();
    }
    Traced trace = Merging.ofKeys(keys, root.origin(), root.history());
    return Optional.of(
        new Tenant(
            chain.entry().id(),
            chain.entry().place(),
            chain.labels(),
            placeholders.environment(),
            settings(trace, LayerChains.VARS),
            settings(trace, ENV),
            settings(trace, CONFIG),
            engine.get(),
            database,
            schema,
            timezone,
            settings(trace, "limits"),
            sources,
            inputs,
            root.key("schedule").filter(Traced::isSet).map(Traced::setting),
            enabled(chain),
            settings(trace, LayerChains.OVERLAYS),
            trace));
  }

  /** Hands on the calls that the tenant's secrets need. */
  void announce(
      LayerChains.Chain chain, Placeholders placeholders, Consumer<SecretCommands.Call> calls) {
    for (String section : List.of(LayerChains.VARS, ENV)) {
      chain
          .root()
          .key(section)
          .filter(Traced::isSet)
          .ifPresent(traced -> placeholders.announce(traced.value(), calls));
    }
    engines.announce(chain.root().keys().get("engine"), placeholders, calls);
  }

  /** An overlay that is not there, or whose file is wrong, ends the tenants that have it. */
  private void check(SequencedMap<String, Traced> named, Problems problems) {
    named.forEach(
        (name, traced) -> {
          Overlay overlay = overlays.get(name);
          if (overlay != null && traced.isSet()) {
            problems.addAll(overlay.problems());
          } else if (overlay == null) {
            problems.add(missing(name, traced));
          }
        });
  }

  private Problem missing(String name, Traced traced) {
    Optional<String> objection = TenantId.objectionTo(name);
    return Placeholders.problem(
        FleetCodes.UNKNOWN_OVERLAY,
        traced.origin(),
        "there is no overlay '" + name + "'",
        objection
            .map(reason -> "its name " + reason)
            .orElse("looked for " + OverlayReader.FOLDER + "/" + name + "/" + OverlayReader.FILE),
        Nearest.suggestion(
            name,
            overlays.keySet(),
            traced.isSet() && objection.isEmpty()
                ? "make it with 'atoll overlay new " + name + "'"
                : "remove it here"));
  }

  private static SequencedMap<String, Traced> section(Traced root, String key) {
    return root.key(key).filter(Traced::isSet).map(Traced::keys).orElse(Ordered.map(Map.of()));
  }

  private static SequencedMap<String, Setting> settings(Traced root, String key) {
    return root.key(key).filter(Traced::isSet).map(Traced::settings).orElse(Ordered.map(Map.of()));
  }

  private static void fill(
      String key, SequencedMap<String, Traced> keys, Placeholders placeholders, Problems problems) {
    Traced section = keys.get(key);
    if (section != null) {
      keys.put(key, placeholders.fill(section, problems));
    }
  }

  private static void checkConfig(@Nullable Traced config, Problems problems) {
    if (config != null && VariableValues.holdsSecret(config.value())) {
      problems.add(
          Placeholders.problem(
              FleetCodes.SECRET_EXPOSED,
              config.origin(),
              "a secret cannot be part of a config",
              "configs are shown in manifests, plans and explanations",
              "hand it over as a variable that is declared secret"));
    }
  }

  private static Traced labels(LayerChains.Chain chain) {
    SequencedMap<String, Traced> labels = new LinkedHashMap<>();
    chain.labels().forEach((name, setting) -> labels.put(name, Merging.of(setting)));
    return Merging.ofKeys(labels, Origin.of(Layers.TENANTS), List.of());
  }

  /**
   * A layer's word counts more than that of the list of tenants; without any a tenant is enabled.
   */
  static Setting enabled(LayerChains.Chain chain) {
    return chain
        .root()
        .key("enabled")
        .filter(Traced::isSet)
        .map(Traced::setting)
        .or(() -> chain.entry().enabled())
        .orElse(new Setting(true, Origin.of(Layers.BUILT_IN)));
  }

  private static Optional<Setting> timezone(
      @Nullable Traced traced, Placeholders placeholders, Problems problems) {
    Optional<Setting> zone = EngineTargets.name(traced, placeholders, problems);
    if (zone.isEmpty()) {
      return zone;
    }
    try {
      ZoneId.of(String.valueOf(zone.get().value()));
    } catch (DateTimeException e) {
      problems.add(noZone(zone.get()));
    }
    return zone;
  }

  private static Problem noZone(Setting zone) {
    return Placeholders.problem(
        FleetCodes.WRONG_KIND,
        zone.origin(),
        "there is no time zone " + Values.shown(zone.value()),
        "",
        "write a name such as Europe/Berlin or UTC");
  }
}
