package dev.atoll.core.compile;

import dev.atoll.core.project.Change;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.resolve.Contribution;
import dev.atoll.core.resolve.Traced;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Place;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what everybody said of a node's configs, in the order in which it counts: that of {@link
 * ConfigResolver}, with places.
 */
public final class ConfigTrail {
  /** What holds before anybody speaks. */
  public static final String DEFAULT = "default";

  /** The dbt_project.yml of the root project. */
  public static final String PROJECT = "project";

  /** The dbt_project.yml of the package that the node is in. */
  public static final String PACKAGE = "package";

  /** A properties file. */
  public static final String PROPERTIES = "properties";

  /** The {@code config()} of the node's own file. */
  public static final String INLINE = "config()";

  /** Goes before the name of an overlay. */
  public static final String OVERLAY = "overlay ";

  /**
   * One word on one config.
   *
   * @param source one of the constants, or the name of a layer
   * @param kind {@link Contribution.Kind#SET} for all but layers
   */
  public record Spoken(
      String source, Optional<Place> place, Contribution.Kind kind, @Nullable Object value) {}

  private final GraphBuilder builder;
  private final TenantGraph graph;
  private final Optional<Traced> layered;
  private final SequencedMap<String, List<Spoken>> spoken = new LinkedHashMap<>();

  private ConfigTrail(GraphBuilder builder, TenantGraph graph, Optional<Traced> layered) {
    this.builder = builder;
    this.graph = graph;
    this.layered = layered;
  }

  /**
   * The words on each config of a node, general to specific.
   *
   * @param trace of the tenant
   */
  public static SequencedMap<String, List<Spoken>> of(
      NodeFacts node, GraphBuilder builder, TenantGraph graph, Traced trace) {
    ConfigTrail trail = new ConfigTrail(builder, graph, trace.key("config"));
    trail.follow(node);
    return trail.spoken;
  }

  private void follow(NodeFacts facts) {
    ResourceType type = facts.type();
    ConfigDefaults.of(type).forEach((name, value) -> add(name, DEFAULT, Optional.empty(), value));
    boolean ofRoot = facts.packageName().equals(builder.project().name());
    trees(facts.packageName(), type, facts.fqn(), ofRoot ? PROJECT : PACKAGE);
    properties(facts);
    inline(facts);
    if (!ofRoot) {
      trees(builder.project().name(), type, facts.fqn(), PROJECT);
    }
    layered
        .flatMap(config -> config.key(type.plural()))
        .filter(Traced::isSet)
        .ifPresent(tree -> layers(tree, facts.fqn()));
    overlays(facts);
  }

  private void overlays(NodeFacts facts) {
    for (Change change : builder.project().changes()) {
      if (change.concerns(facts.id())) {
        Render render = Render.plain();
        Scope scope = graph.scopes().yaml(facts.packageName(), render);
        for (YamlEntry entry : change.config().entries()) {
          add(plain(entry.key()), OVERLAY + change.overlay(), entry, scope, render);
        }
      }
    }
  }

  private void add(String name, String source, Optional<Place> place, @Nullable Object value) {
    add(name, new Spoken(source, place, Contribution.Kind.SET, value));
  }

  private void add(String name, Spoken word) {
    spoken.computeIfAbsent(ConfigMerge.canonical(name), key -> new ArrayList<>()).add(word);
  }

  private void trees(String packageName, ResourceType type, List<String> fqn, String source) {
    Optional<PackageSource> found = builder.project().findPackage(packageName);
    // dbt configures analyses by the tree of models.
    ResourceType heading = type == ResourceType.ANALYSIS ? ResourceType.MODEL : type;
    Render render = Render.plain();
    Scope scope = graph.scopes().yaml(packageName, render);
    for (YamlMap tree : found.map(file -> file.file().configTrees(heading)).orElse(List.of())) {
      YamlMap level = tree;
      level(level, source, scope, render);
      for (String part : fqn) {
        if (!(level.value(part).orElse(null) instanceof YamlMap deeper)) {
          break;
        }
        level = deeper;
        level(level, source, scope, render);
      }
    }
  }

  private void level(YamlMap level, String source, Scope scope, Render render) {
    for (YamlEntry entry : level.entries()) {
      if (entry.key().startsWith("+") || !(entry.value() instanceof YamlMap)) {
        add(plain(entry.key()), source, entry, scope, render);
      }
    }
  }

  private static String plain(String key) {
    return key.startsWith("+") ? key.substring(1).strip() : key;
  }

  private void add(String name, String source, YamlEntry entry, Scope scope, Render render) {
    add(
        name,
        source,
        Optional.of(entry.value().place()),
        builder.yaml().render(entry.value(), scope, render));
  }

  private void properties(NodeFacts facts) {
    Render render = Render.plain();
    Scope scope = graph.scopes().yaml(facts.packageName(), render);
    String stem = facts.path().substring(facts.path().lastIndexOf('/') + 1);
    Optional<Versions.Versioned> versioned =
        facts.version().isEmpty()
            ? Optional.empty()
            : builder
                .versions()
                .ofFile(facts.packageName(), stem.substring(0, Math.max(0, stem.indexOf('.'))));
    Optional<ResourceProperties> said =
        versioned
            .map(Versions.Versioned::model)
            .or(
                () ->
                    builder
                        .properties()
                        .find(facts.packageName(), facts.type(), facts.name())
                        .map(PropertiesIndex.Described::properties));
    said.ifPresent(found -> properties(found.raw(), found.config(), scope, render));
    versioned.ifPresent(
        found -> properties(found.own().raw(), found.own().config(), scope, render));
  }

  private void properties(YamlMap raw, YamlMap config, Scope scope, Render render) {
    for (String key : Said.BESIDE) {
      raw.entry(key).ifPresent(entry -> add(key, PROPERTIES, entry, scope, render));
    }
    config.entries().forEach(entry -> add(plain(entry.key()), PROPERTIES, entry, scope, render));
  }

  private void inline(NodeFacts facts) {
    if (facts.template().isEmpty() || facts.type() == ResourceType.TEST) {
      return;
    }
    Map<String, Place> places =
        InlineConfigs.places(facts.template().get().source(), builder.syntax());
    Captured captured =
        builder
            .parsing(graph.scopes())
            .of(facts.template().get(), facts.packageName(), facts.name());
    captured
        .config()
        .forEach(
            (name, value) ->
                add(name, INLINE, Optional.of(places.getOrDefault(name, facts.place())), value));
  }

  private void layers(Traced tree, List<String> fqn) {
    Traced level = tree;
    layer(level);
    for (String part : fqn) {
      Optional<Traced> deeper =
          level.key(part).filter(Traced::isSet).filter(found -> found.value() instanceof Map);
      if (deeper.isEmpty()) {
        break;
      }
      level = deeper.get();
      layer(level);
    }
  }

  private void layer(Traced level) {
    level
        .keys()
        .forEach(
            (key, traced) -> {
              if (key.startsWith("+") || !(traced.value() instanceof Map)) {
                for (Contribution said : traced.history()) {
                  add(
                      plain(key),
                      new Spoken(
                          said.origin().layer(),
                          said.origin().place(),
                          said.kind(),
                          said.written()));
                }
              }
            });
  }

  /** Whether several words on a config add up, so that no word loses. */
  public static boolean addsUp(String name) {
    return ConfigMerge.addsUp(name);
  }
}
