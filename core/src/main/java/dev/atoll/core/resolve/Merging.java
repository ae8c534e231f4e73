package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How a layer's values meet those of the layers before it: maps merge key by key, a list replaces,
 * {@code {append: [x]}} adds, {@code {unset: true}} removes, anything else replaces.
 */
final class Merging {
  private static final String UNSET = "unset";
  private static final String APPEND = "append";

  private final String layer;
  private final Problems problems;

  Merging(String layer, Problems problems) {
    this.layer = layer;
    this.problems = problems;
  }

  /** A value nobody has said anything about before. */
  static Traced of(Setting setting) {
    return of(setting, List.of());
  }

  /** A value that replaces what earlier sources said. */
  static Traced of(Setting setting, List<Contribution> earlier) {
    SequencedMap<String, Traced> keys = new LinkedHashMap<>();
    if (setting.value() instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> keys.put(String.valueOf(key), of(new Setting(value, setting.origin()))));
    }
    Contribution set = new Contribution(Contribution.Kind.SET, setting.value(), setting.origin());
    return new Traced(setting.value(), setting.origin(), keys, and(earlier, set));
  }

  /** An empty map to merge into. */
  static Traced empty() {
    return new Traced(
        Ordered.map(Map.of()), Origin.of(Layers.BUILT_IN), Ordered.map(Map.of()), List.of());
  }

  /** The value after this layer has had its say. */
  Traced merge(@Nullable Traced before, YamlNode node) {
    List<Contribution> history = before == null ? List.of() : before.history();
    Origin origin = Origin.of(layer, node.place());
    if (isUnset(node)) {
      Contribution unset = new Contribution(Contribution.Kind.UNSET, null, origin);
      return new Traced(null, origin, Ordered.map(Map.of()), and(history, unset));
    }
    Optional<YamlList> appended = appended(node);
    if (appended.isPresent()) {
      return append(before, appended.get(), origin);
    }
    if (!(node instanceof YamlMap map)) {
      Contribution set = new Contribution(Contribution.Kind.SET, node.toJava(), origin);
      return new Traced(node.toJava(), origin, Ordered.map(Map.of()), and(history, set));
    }
    boolean merges = before != null && before.isSet() && before.value() instanceof Map;
    Contribution.Kind kind = merges ? Contribution.Kind.MERGED : Contribution.Kind.SET;
    SequencedMap<String, Traced> keys =
        merges && before != null ? new LinkedHashMap<>(before.keys()) : new LinkedHashMap<>();
    for (YamlEntry entry : map.entries()) {
      keys.put(entry.key(), merge(keys.get(entry.key()), entry.value()));
    }
    return ofKeys(keys, origin, and(history, new Contribution(kind, map.toJava(), origin)));
  }

  /** A map made of its keys. */
  static Traced ofKeys(
      SequencedMap<String, Traced> keys, Origin origin, List<Contribution> history) {
    SequencedMap<String, @Nullable Object> value = new LinkedHashMap<>();
    keys.forEach(
        (key, traced) -> {
          if (traced.isSet()) {
            value.put(key, traced.value());
          }
        });
    return new Traced(Ordered.map(value), origin, keys, history);
  }

  private Traced append(@Nullable Traced before, YamlList added, Origin origin) {
    if (before != null && before.isSet() && !(before.value() instanceof List)) {
      problems.add(cannotAppend(before, added.place()));
      return before;
    }
    List<@Nullable Object> items = new ArrayList<>();
    if (before != null && before.value() instanceof List<?> list) {
      items.addAll(list);
    }
    items.addAll(added.toJava());
    List<Contribution> history = before == null ? List.of() : before.history();
    return new Traced(
        Collections.unmodifiableList(items),
        origin,
        Ordered.map(Map.of()),
        and(history, new Contribution(Contribution.Kind.APPENDED, added.toJava(), origin)));
  }

  /**
   * The overlays after this layer has had its say: it only ever adds, and {@code -name} removes.
   * Each is a key of the result, with the origin of its name; the value is a list.
   */
  Traced overlays(@Nullable Traced before, YamlNode node) {
    Origin origin = Origin.of(layer, node.place());
    SequencedMap<String, Traced> keys =
        before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before.keys());
    List<Contribution> history = before == null ? List.of() : before.history();
    if (isUnset(node)) {
      keys.replaceAll((name, earlier) -> merge(earlier, node));
      return ofNames(
          keys, origin, and(history, new Contribution(Contribution.Kind.MERGED, null, origin)));
    }
    for (YamlScalar name : OverlayReader.names(node, problems)) {
      boolean removes = name.text().startsWith("-");
      String overlay = removes ? name.text().substring(1).strip() : name.text();
      Traced earlier = keys.get(overlay);
      Origin own = Origin.of(layer, name.place().withLength(name.text().length()));
      if (removes) {
        Contribution unset = new Contribution(Contribution.Kind.UNSET, null, own);
        List<Contribution> all = and(earlier == null ? List.of() : earlier.history(), unset);
        keys.put(overlay, new Traced(null, own, Ordered.map(Map.of()), all));
      } else if (earlier == null || !earlier.isSet()) {
        // What was removed and comes back stands where it comes back.
        keys.remove(overlay);
        keys.put(
            overlay,
            of(new Setting(overlay, own), earlier == null ? List.of() : earlier.history()));
      }
    }
    return ofNames(
        keys,
        origin,
        and(history, new Contribution(Contribution.Kind.MERGED, node.toJava(), origin)));
  }

  private static Traced ofNames(
      SequencedMap<String, Traced> keys, Origin origin, List<Contribution> history) {
    List<@Nullable Object> names = new ArrayList<>();
    keys.forEach(
        (name, traced) -> {
          if (traced.isSet()) {
            names.add(name);
          }
        });
    return new Traced(Collections.unmodifiableList(names), origin, keys, history);
  }

  private static Problem cannotAppend(Traced before, Place place) {
    return Problem.error(
        FleetCodes.CANNOT_MERGE,
        place,
        "'append' adds to a list, and this value is " + Values.kind(before.value()),
        "it comes from " + before.origin(),
        "write the whole value instead");
  }

  static boolean isUnset(YamlNode node) {
    return node instanceof YamlMap map
        && map.fields().size() == 1
        && map.value(UNSET)
            .filter(
                value -> value instanceof YamlScalar scalar && Boolean.TRUE.equals(scalar.value()))
            .isPresent();
  }

  static Optional<YamlList> appended(YamlNode node) {
    if (node instanceof YamlMap map && map.fields().size() == 1) {
      return map.value(APPEND).filter(YamlList.class::isInstance).map(YamlList.class::cast);
    }
    return Optional.empty();
  }

  private static List<Contribution> and(List<Contribution> earlier, Contribution next) {
    List<Contribution> all = new ArrayList<>(earlier.size() + 1);
    all.addAll(earlier);
    all.add(next);
    return all;
  }
}
