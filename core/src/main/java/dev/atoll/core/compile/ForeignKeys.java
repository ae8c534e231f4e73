package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code to} of foreign keys, which is written as a {@code ref()} or {@code source()}: an edge
 * of the graph, and the name of a relation when the table is made
 * (https://docs.getdbt.com/reference/resource-properties/constraints).
 */
final class ForeignKeys {
  private static final String CONSTRAINTS = "constraints";
  private static final String TO = "to";
  private static final Pattern REFERENCE = Pattern.compile("(?s)\\s*(ref|source)\\s*\\(.*\\)\\s*");

  private ForeignKeys() {}

  /** What a template refers to, and what the foreign keys of its model point at. */
  static Captured join(
      Captured captured,
      List<Object> constraints,
      List<Node.ColumnNote> columns,
      Function<String, Captured> parsed) {
    Set<String> targets = new LinkedHashSet<>(targets(constraints));
    columns.forEach(column -> targets.addAll(targets(column.properties().get(CONSTRAINTS))));
    if (targets.isEmpty()) {
      return captured;
    }
    Set<References.Ref> refs = new LinkedHashSet<>(captured.refs());
    Set<References.SourceRef> sources = new LinkedHashSet<>(captured.sources());
    for (String target : targets) {
      if (!isReference(target)) {
        continue;
      }
      Captured pointed = parsed.apply(target);
      refs.addAll(pointed.refs());
      sources.addAll(pointed.sources());
    }
    return new Captured(
        List.copyOf(refs), List.copyOf(sources), captured.macros(), captured.config());
  }

  static boolean isReference(String target) {
    return REFERENCE.matcher(target).matches();
  }

  private static List<String> targets(@Nullable Object constraints) {
    List<String> targets = new ArrayList<>();
    if (constraints instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> constraint) {
          pointsAt(constraint).ifPresent(targets::add);
        }
      }
    }
    return targets;
  }

  private static Optional<String> pointsAt(Map<?, ?> constraint) {
    return "foreign_key".equals(constraint.get("type"))
            && constraint.get(TO) instanceof String to
            && !to.isBlank()
        ? Optional.of(to)
        : Optional.empty();
  }

  /** Where properties write a target: a ref() or source(), whatever its blanks and quotes. */
  static Optional<Place> placeOf(Optional<ResourceProperties> properties, String target) {
    return properties.flatMap(said -> find(said.raw(), plain(target))).map(YamlNode::place);
  }

  private static Optional<YamlNode> find(YamlNode node, String target) {
    return switch (node) {
      case YamlMap map ->
          map.value(TO)
              .filter(to -> plain(String.valueOf(to.toJava())).equals(target))
              .or(
                  () ->
                      map.entries().stream()
                          .flatMap(entry -> find(entry.value(), target).stream())
                          .findFirst());
      case YamlList list ->
          list.items().stream().flatMap(item -> find(item, target).stream()).findFirst();
      case YamlScalar scalar -> Optional.empty();
    };
  }

  private static String plain(String target) {
    return target.replaceAll("\\s", "").replace('"', '\'');
  }

  /** Puts the names of relations where a node's dict has references. */
  static void name(Map<String, @Nullable Object> node, UnaryOperator<String> names) {
    node.computeIfPresent(CONSTRAINTS, (key, constraints) -> named(constraints, names));
    if (node.get("columns") instanceof Map<?, ?> columns) {
      Map<Object, @Nullable Object> renamed = new LinkedHashMap<>();
      columns.forEach((name, column) -> renamed.put(name, namedColumn(column, names)));
      node.put("columns", renamed);
    }
  }

  private static @Nullable Object namedColumn(
      @Nullable Object column, UnaryOperator<String> names) {
    if (!(column instanceof Map<?, ?> properties)) {
      return column;
    }
    Map<Object, @Nullable Object> renamed = new LinkedHashMap<>(properties);
    renamed.computeIfPresent(CONSTRAINTS, (key, constraints) -> named(constraints, names));
    return renamed;
  }

  private static Object named(Object constraints, UnaryOperator<String> names) {
    if (!(constraints instanceof List<?> list)) {
      return constraints;
    }
    List<@Nullable Object> renamed = new ArrayList<>();
    for (Object item : list) {
      renamed.add(item instanceof Map<?, ?> constraint ? pointed(constraint, names) : item);
    }
    return renamed;
  }

  private static Object pointed(Map<?, ?> constraint, UnaryOperator<String> names) {
    Map<Object, @Nullable Object> own = new LinkedHashMap<>(constraint);
    pointsAt(constraint).ifPresent(to -> own.put(TO, names.apply(to)));
    return own;
  }
}
