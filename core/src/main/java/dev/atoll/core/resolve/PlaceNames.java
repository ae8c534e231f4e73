package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Setting;
import dev.atoll.engine.NamePattern;
import dev.atoll.engine.NamePattern.Part;
import dev.atoll.engine.OrphanSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What places of a fleet's tenants are called: all that its files say of paths, databases and
 * schemas, with tenant and labels left open, and everything else filled in.
 */
public final class PlaceNames {
  private final ResolvedFleet resolved;
  private final Map<String, String> processEnvironment;
  private final Set<String> labels = new LinkedHashSet<>();

  private PlaceNames(ResolvedFleet resolved, Map<String, String> processEnvironment) {
    this.resolved = resolved;
    this.processEnvironment = processEnvironment;
    resolved.all().forEach(tenant -> labels.addAll(tenant.labels().keySet()));
    resolved.fleet().tenants().forEach(tenant -> labels.addAll(tenant.labels().keySet()));
  }

  /** Those of the environment in force. */
  public static OrphanSearch.Names of(
      ResolvedFleet resolved, Map<String, String> processEnvironment) {
    PlaceNames names = new PlaceNames(resolved, processEnvironment);
    Fleet fleet = resolved.fleet();
    return new OrphanSearch.Names(
        names.patterns(names.paths()),
        names.patterns(names.said("database", fleet.routing().database(), "database", "dbname")),
        names.patterns(names.said("schema", fleet.routing().schema(), "schema")));
  }

  /** Whether tenants' places are called otherwise from one environment to the next. */
  public static boolean differByEnvironment(ResolvedFleet resolved) {
    PlaceNames names = new PlaceNames(resolved, Map.of());
    Set<String> texts = new LinkedHashSet<>(names.paths());
    Fleet fleet = resolved.fleet();
    texts.addAll(names.said("engine", fleet.routing().engine(), "host", "port", "user"));
    texts.addAll(names.said("database", fleet.routing().database(), "database", "dbname"));
    texts.addAll(names.said("schema", fleet.routing().schema(), "schema"));
    fleet.layers().forEach(layer -> texts.add(layer.file()));
    for (EngineSpec spec : fleet.engines().values()) {
      if (spec instanceof EngineSpec.Profile profile) {
        profile.target().ifPresent(texts::add);
      }
    }
    Template.Part environment = new Template.Part.Name(Placeholders.ENVIRONMENT);
    return texts.stream().anyMatch(text -> Template.of(text).has(environment));
  }

  /** Files of tenants, from the root of the file system. */
  private Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    for (EngineSpec spec : resolved.fleet().engines().values()) {
      if (spec instanceof EngineSpec.Direct direct && direct.type().equals(EngineTargets.DUCKDB)) {
        text(direct.settings(), EngineTargets.PATH)
            .map(this::absolute)
            .filter(path -> path.startsWith("/"))
            .ifPresent(paths::add);
      }
    }
    return paths;
  }

  private String absolute(String path) {
    boolean isFile = !path.startsWith(":memory:") && !path.contains("://");
    return isFile ? resolved.fleet().root().resolve(Path.of(path)).normalize().toString() : path;
  }

  /** What routing, layers and engines say, whether it decides or not. */
  private Set<String> said(String key, Optional<Setting> routing, String... ofEngines) {
    Set<String> texts = new LinkedHashSet<>();
    routing.map(setting -> String.valueOf(setting.value())).ifPresent(texts::add);
    for (Tenant tenant : resolved.all()) {
      tenant.trace().key(key).stream()
          .flatMap(traced -> traced.history().stream())
          .map(Contribution::written)
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .forEach(texts::add);
    }
    for (EngineSpec spec : resolved.fleet().engines().values()) {
      if (spec instanceof EngineSpec.Direct direct && !direct.type().equals(EngineTargets.DUCKDB)) {
        for (String name : ofEngines) {
          text(direct.settings(), name).ifPresent(texts::add);
        }
      }
    }
    return texts;
  }

  private static Optional<String> text(YamlMap settings, String key) {
    return settings
        .value(key)
        .filter(YamlScalar.class::isInstance)
        .map(node -> ((YamlScalar) node).text());
  }

  private List<NamePattern> patterns(Set<String> texts) {
    List<NamePattern> patterns = new ArrayList<>();
    for (String text : texts) {
      pattern(text).filter(NamePattern::isOpen).ifPresent(patterns::add);
    }
    return patterns;
  }

  /** Empty where a part is not to be known. */
  private Optional<NamePattern> pattern(String text) {
    List<Part> parts = new ArrayList<>();
    for (Template.Part part : Template.of(text).parts()) {
      Optional<Part> known =
          switch (part) {
            case Template.Part.Literal(String literal) -> Optional.of(new Part.Fixed(literal));
            case Template.Part.Name(String name) -> named(name);
            case Template.Part.EnvironmentVariable(String name) ->
                Optional.ofNullable(processEnvironment.get(name)).map(Part.Fixed::new);
            case Template.Part.SecretName(String name) -> Optional.empty();
          };
      if (known.isEmpty()) {
        return Optional.empty();
      }
      parts.add(known.get());
    }
    return Optional.of(new NamePattern(parts));
  }

  private Optional<Part> named(String name) {
    if (name.equals(Placeholders.TENANT)) {
      return Optional.of(new Part.Tenant());
    }
    if (name.equals(Placeholders.ENVIRONMENT)) {
      return resolved.environment().map(Part.Fixed::new);
    }
    return labels.contains(name) ? Optional.of(new Part.Open(name)) : Optional.empty();
  }
}
