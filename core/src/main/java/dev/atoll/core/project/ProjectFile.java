package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;

/**
 * A dbt_project.yml. Names and paths are the same for every tenant and are rendered; everything
 * else is as written.
 *
 * @param name of the project
 * @param version of the project, rendered
 * @param profile which profile of profiles.yml it runs with, rendered; empty for a package
 * @param paths where its files lie
 * @param place of the file
 * @param raw the whole file as written, for keys that have no component here
 * @param vars {@code vars:}; empty mapping when there is none
 * @param onRunStart hooks, unrendered
 * @param onRunEnd hooks, unrendered
 * @param dispatch search orders of {@code adapter.dispatch}
 * @param queryComment {@code query-comment:} as written
 * @param flags {@code flags:}; empty mapping when there is none
 * @param restrictAccess whether {@code restrict-access} keeps protected models to this package
 */
public record ProjectFile(
    String name,
    Optional<String> version,
    Optional<String> profile,
    ResourcePaths paths,
    Place place,
    YamlMap raw,
    YamlMap vars,
    List<YamlScalar> onRunStart,
    List<YamlScalar> onRunEnd,
    List<DispatchRule> dispatch,
    Optional<YamlNode> queryComment,
    YamlMap flags,
    boolean restrictAccess) {

  /**
   * Where a macro of one namespace is looked for.
   *
   * @param macroNamespace the package that dispatches
   * @param searchOrder package names, first match wins
   */
  public record DispatchRule(String macroNamespace, List<String> searchOrder, Place place) {
    public DispatchRule {
      searchOrder = List.copyOf(searchOrder);
    }
  }

  public ProjectFile {
    onRunStart = List.copyOf(onRunStart);
    onRunEnd = List.copyOf(onRunEnd);
    dispatch = List.copyOf(dispatch);
  }

  /** The file of a package that is not on disk: every key at its default. */
  public static ProjectFile builtIn(String name) {
    Place place = Place.of(name);
    YamlMap empty = YamlMap.empty(place);
    return new ProjectFile(
        name,
        Optional.empty(),
        Optional.empty(),
        ResourcePaths.DEFAULTS,
        place,
        empty,
        empty,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        empty,
        false);
  }

  /**
   * The trees of configs for one type, as written, later ones over earlier ones: {@code tests:} and
   * {@code data_tests:} may both stand. Inside, a key is a package, a folder, a name or a config
   * with or without {@code +}.
   */
  public List<YamlMap> configTrees(ResourceType type) {
    List<String> keys =
        type == ResourceType.TEST
            ? List.of("tests", "data-tests", "data_tests")
            : List.of(type.plural().replace('_', '-'), type.plural());
    return keys.stream()
        .distinct()
        .flatMap(key -> raw.value(key).stream())
        .filter(YamlMap.class::isInstance)
        .map(YamlMap.class::cast)
        .toList();
  }

  /** {@code quoting:} as written; empty mapping when there is none. */
  public YamlMap quoting() {
    return raw.value("quoting")
        .filter(YamlMap.class::isInstance)
        .map(YamlMap.class::cast)
        .orElse(YamlMap.empty(place));
  }
}
