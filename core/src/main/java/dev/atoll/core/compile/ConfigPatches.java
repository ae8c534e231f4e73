package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import dev.atoll.core.resolve.FleetCodes;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the config trees of a tenant's layers against the resources that exist. */
final class ConfigPatches {
  private static final String OLD_TESTS = "tests";

  private ConfigPatches() {}

  /** The trees of a resource type, general first; {@code tests} is the old word for data tests. */
  static List<Map<?, ?>> trees(ResourceType type, Map<String, ? extends @Nullable Object> config) {
    // As in dbt, analyses are configured by the tree of models.
    String heading = (type == ResourceType.ANALYSIS ? ResourceType.MODEL : type).plural();
    Stream<String> headings =
        type == ResourceType.TEST ? Stream.of(OLD_TESTS, heading) : Stream.of(heading);
    return headings
        .map(config::get)
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(tree -> (Map<?, ?>) tree)
        .toList();
  }

  /** Reports every path that leads to no resource, the disabled ones counted. */
  static void check(Shape shape, List<SourceChange.Configured> paths, Problems problems) {
    for (SourceChange.Configured configured : paths) {
      Optional<ResourceType> type = ResourceType.ofPlural(configured.path().getFirst());
      List<String> path = configured.path().subList(1, configured.path().size());
      if (type.isPresent() && resources(shape, type.get()).noneMatch(fqn -> isBelow(fqn, path))) {
        problems.add(missed(shape, type.get(), path, configured));
      }
    }
  }

  private static Stream<List<String>> resources(Shape shape, ResourceType type) {
    return Stream.concat(
            shape.graph().nodes().values().stream().map(Node::facts), shape.disabled().stream())
        .filter(
            facts ->
                facts.type() == type
                    || (type == ResourceType.MODEL && facts.type() == ResourceType.ANALYSIS))
        .map(NodeFacts::fqn);
  }

  private static boolean isBelow(List<String> fqn, List<String> path) {
    return fqn.size() >= path.size() && fqn.subList(0, path.size()).equals(path);
  }

  private static Problem missed(
      Shape shape, ResourceType type, List<String> path, SourceChange.Configured configured) {
    int good = path.size() - 1;
    while (good > 0 && !leads(shape, type, path.subList(0, good))) {
      good--;
    }
    List<String> known = path.subList(0, good);
    String wrong = path.get(good);
    TreeSet<String> next = new TreeSet<>();
    int depth = good;
    resources(shape, type)
        .filter(fqn -> fqn.size() > depth && isBelow(fqn, known))
        .forEach(fqn -> next.add(fqn.get(depth)));
    return Problem.error(
        FleetCodes.BAD_CONFIG_PATCH,
        configured.place(),
        "the config of " + type.plural() + " " + String.join(".", path) + " configures nothing",
        good == 0
            ? "a tree begins with the name of the project or of a package"
            : "below " + String.join(".", known) + " there is no '" + wrong + "'",
        Nearest.suggestion(
            wrong,
            next,
            "correct the path; a config that is a mapping is written with a plus, such as +meta"));
  }

  private static boolean leads(Shape shape, ResourceType type, List<String> path) {
    return resources(shape, type).anyMatch(fqn -> isBelow(fqn, path));
  }
}
