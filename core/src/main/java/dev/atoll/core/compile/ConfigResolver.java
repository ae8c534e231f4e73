package dev.atoll.core.compile;

import dev.atoll.core.project.Change;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a node's config for one tenant. From general to specific: defaults, dbt_project.yml of
 * the node's package by folder, its properties, its {@code config()}; then for a package's node the
 * root's dbt_project.yml, for every node the tenant's layers, and on top of all overlays
 * (https://docs.getdbt.com/reference/configs-and-properties#config-inheritance).
 */
final class ConfigResolver {
  private record TreeKey(String packageName, ResourceType type) {}

  private final Project project;
  private final Scopes scopes;
  private final YamlRenderer yaml;
  private final ParseRender parse;
  private final Map<TreeKey, List<Tree>> trees = new HashMap<>();

  /** A config tree, and the same as it is written. */
  private record Tree(
      Map<String, @Nullable Object> rendered, Map<String, @Nullable Object> written) {}

  /** Most nodes of a project have the config of others: one for all of them. */
  private final Map<Printed, NodeConfig> configs = new HashMap<>();

  /** A config as it is printed: equal maps may have their keys in another order. */
  private record Printed(NodeConfig config, String inOrder) {
    static Printed of(NodeConfig config) {
      return new Printed(config, config.values().toString());
    }
  }

  private static final String STORED = "store_failures";
  private static final String STORED_AS = "store_failures_as";
  private static final String NOT_STORED = "ephemeral";

  ConfigResolver(Project project, Scopes scopes, YamlRenderer yaml, ParseRender parse) {
    this.project = project;
    this.scopes = scopes;
    this.yaml = yaml;
    this.parse = parse;
  }

  /** The config of a node that overlays do not know. */
  NodeConfig resolve(
      ResourceType type,
      List<String> fqn,
      List<Map<String, @Nullable Object>> properties,
      Map<String, @Nullable Object> inline) {
    return resolve("", type, fqn, properties, inline);
  }

  /**
   * The config of one node.
   *
   * @param id by which overlays know the node
   * @param fqn package, folders, name
   * @param properties what properties files say, rendered, general to specific
   * @param inline what the node's own {@code config()} says
   */
  NodeConfig resolve(
      String id,
      ResourceType type,
      List<String> fqn,
      List<Map<String, @Nullable Object>> properties,
      Map<String, @Nullable Object> inline) {
    return resolve(id, type, fqn, properties, inline, Optional.empty());
  }

  /**
   * The config of a resource whose properties dbt writes down in a form of their own.
   *
   * @param writtenDown what {@code unrendered_config} holds of them
   */
  NodeConfig resolve(
      String id,
      ResourceType type,
      List<String> fqn,
      List<Map<String, @Nullable Object>> properties,
      Written writtenDown) {
    return resolve(id, type, fqn, properties, Map.of(), Optional.of(writtenDown.down));
  }

  /** What dbt's {@code unrendered_config} holds of properties. */
  record Written(Map<String, @Nullable Object> down) {}

  private NodeConfig resolve(
      String id,
      ResourceType type,
      List<String> fqn,
      List<Map<String, @Nullable Object>> properties,
      Map<String, @Nullable Object> inline,
      Optional<Map<String, @Nullable Object>> writtenDown) {
    String packageName = fqn.getFirst();
    Levels levels = new Levels(new ConfigMerge(ConfigDefaults.of(type)), new LinkedHashMap<>());
    levels.addTrees(trees(packageName, type), fqn);
    properties.forEach(levels.merge::add);
    writtenDown.ifPresentOrElse(
        levels.unrendered::putAll, () -> properties.forEach(levels.unrendered::putAll));
    levels.merge.add(inline);
    inline.forEach((name, value) -> levels.unrendered.put(ConfigMerge.canonical(name), value));
    if (!packageName.equals(project.name())) {
      levels.addTrees(trees(project.name(), type), fqn);
    }
    levels.addTrees(tenantTrees(type), fqn);
    addChanges(id, packageName, levels);
    SequencedMap<String, @Nullable Object> result = levels.merge.result();
    if (type == ResourceType.TEST) {
      settleStoredFailures(result);
    }
    NodeConfig made = new NodeConfig(result, levels.unrendered);
    return configs.computeIfAbsent(Printed.of(made), printed -> made);
  }

  /** The overlay that decides a config of a node. */
  Optional<ConfigPlaces.Overlaid> overlaid(String id, String name) {
    return ConfigPlaces.overlaid(project, id, name);
  }

  /** Why a disabled node is disabled. */
  String whyDisabled(String id) {
    return overlaid(id, "enabled")
        .map(set -> "overlay '" + set.overlay() + "' disables it at " + set.place())
        .orElse("its config sets enabled to false");
  }

  /**
   * Refuses what is no truth value: it would quietly leave the node out.
   *
   * @param place of the node
   * @throws ProblemException {@link ResourceDrafts#BAD_CONFIG}
   */
  void checkEnabled(NodeConfig config, String id, String name, Place place) {
    String written = config.text("enabled").orElse("true");
    if (!List.of("true", "false").contains(written.toLowerCase(Locale.ROOT))) {
      throw new ProblemException(
          Problem.error(
              ResourceDrafts.BAD_CONFIG,
              overlaid(id, "enabled").map(ConfigPlaces.Overlaid::place).orElse(place),
              "config 'enabled' of '" + name + "' must be true or false, not '" + written + "'",
              "",
              "write true or false, or a template that gives one of them"));
    }
  }

  private void addChanges(String id, String packageName, Levels levels) {
    for (Change change : project.changes()) {
      if (!change.config().fields().isEmpty() && change.concerns(id)) {
        Render render = parse.reading(packageName);
        levels.add(
            SourceDrafts.unrendered(
                change.config(),
                new LinkedHashMap<>(
                    yaml.map(change.config(), scopes.yaml(packageName, render), render))));
      }
    }
  }

  /**
   * Of the two configs of a test that say whether its failures are kept, the one with a kind wins.
   */
  private static void settleStoredFailures(Map<String, @Nullable Object> config) {
    Object kind = config.get(STORED_AS);
    Object stored = config.get(STORED);
    if (kind instanceof String text) {
      config.put(STORED, !text.equals(NOT_STORED));
    } else if (stored instanceof Boolean wanted) {
      config.put(STORED_AS, wanted ? "table" : NOT_STORED);
    }
  }

  private List<Tree> tenantTrees(ResourceType type) {
    return ConfigPatches.trees(type, scopes.tenant().config()).stream()
        .map(ConfigResolver::asTree)
        .map(tree -> new Tree(tree, tree))
        .toList();
  }

  private List<Tree> trees(String packageName, ResourceType type) {
    TreeKey key = new TreeKey(packageName, type);
    List<Tree> known = trees.get(key);
    if (known == null) {
      known = rendered(packageName, type);
      trees.put(key, known);
    }
    return known;
  }

  private List<Tree> rendered(String packageName, ResourceType type) {
    List<Tree> all = new ArrayList<>();
    PackageSource source = project.findPackage(packageName).orElse(null);
    if (source != null) {
      Render render = parse.reading(packageName);
      Scope scope = scopes.yaml(packageName, render);
      // dbt configures analyses by the tree of models.
      ResourceType heading = type == ResourceType.ANALYSIS ? ResourceType.MODEL : type;
      for (YamlMap tree : source.file().configTrees(heading)) {
        all.add(new Tree(yaml.map(tree, scope, render), tree.toJava()));
      }
    }
    return all;
  }

  /** What one node is configured with, level by level. */
  private record Levels(ConfigMerge merge, SequencedMap<String, @Nullable Object> unrendered) {
    void add(Map<String, @Nullable Object> level) {
      merge.add(level);
      unrendered.putAll(level);
    }

    void addTrees(List<Tree> trees, List<String> fqn) {
      for (Tree tree : trees) {
        along(tree.rendered, fqn).forEach(level -> merge.add(configs(level)));
        along(tree.written, fqn).forEach(level -> unrendered.putAll(configs(level)));
      }
    }
  }

  /** A tree and what lies in it on the way to a node. */
  private static List<Map<String, @Nullable Object>> along(
      Map<String, @Nullable Object> tree, List<String> fqn) {
    List<Map<String, @Nullable Object>> levels = new ArrayList<>();
    Map<String, @Nullable Object> level = tree;
    levels.add(level);
    for (String part : fqn) {
      if (!(level.get(part) instanceof Map<?, ?> deeper)) {
        break;
      }
      level = asTree(deeper);
      levels.add(level);
    }
    return levels;
  }

  /** What a level configures: keys with a plus, and keys that are not folders. */
  private static Map<String, @Nullable Object> configs(Map<String, @Nullable Object> level) {
    Map<String, @Nullable Object> configs = new LinkedHashMap<>();
    level.forEach(
        (key, value) -> {
          if (key.startsWith("+")) {
            configs.put(key.substring(1).strip(), value);
          } else if (!(value instanceof Map)) {
            configs.put(key, value);
          }
        });
    return configs;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> asTree(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
