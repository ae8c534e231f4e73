package dev.atoll.core.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a more specific level of config joins a more general one
 * (https://docs.getdbt.com/reference/configs-and-properties#combining-configs): tags and hooks add
 * up, maps such as meta merge key by key, {@code +key} inside grants adds to the list, all else is
 * replaced.
 */
final class ConfigMerge {
  private static final Set<String> ADDING = Set.of("tags", "packages", "pre-hook", "post-hook");
  private static final Set<String> MERGING =
      Set.of("meta", "docs", "freshness", "column_types", "quoting", "contract");
  private static final String GRANTS = "grants";

  private final SequencedMap<String, @Nullable Object> merged = new LinkedHashMap<>();

  ConfigMerge(Map<String, @Nullable Object> defaults) {
    merged.putAll(defaults);
  }

  /** Adds one level; a level that comes later wins. */
  void add(Map<String, @Nullable Object> level) {
    level.forEach((name, value) -> put(canonical(name), value));
  }

  SequencedMap<String, @Nullable Object> result() {
    return merged;
  }

  /** Whether levels add to one another rather than replace one another. */
  static boolean addsUp(String name) {
    return ADDING.contains(name) || MERGING.contains(name) || name.equals(GRANTS);
  }

  /** Hook names are written with a hyphen in YAML and an underscore in config(). */
  static String canonical(String name) {
    return switch (name) {
      case "pre_hook" -> "pre-hook";
      case "post_hook" -> "post-hook";
      default -> name;
    };
  }

  private void put(String name, @Nullable Object value) {
    if (ADDING.contains(name)) {
      merged.put(name, added(merged.get(name), value, name.equals("tags")));
    } else if (MERGING.contains(name) && value instanceof Map<?, ?> map) {
      merged.put(name, joined(merged.get(name), map));
    } else if (name.equals(GRANTS) && value instanceof Map<?, ?> map) {
      merged.put(name, granted(merged.get(name), map));
    } else {
      merged.put(name, value);
    }
  }

  private static List<@Nullable Object> added(
      @Nullable Object earlier, @Nullable Object more, boolean once) {
    List<@Nullable Object> all = new ArrayList<>(asList(earlier));
    all.addAll(asList(more));
    return once ? new ArrayList<>(new LinkedHashSet<>(all)) : all;
  }

  private static Map<Object, @Nullable Object> joined(@Nullable Object earlier, Map<?, ?> more) {
    Map<Object, @Nullable Object> all = new LinkedHashMap<>();
    if (earlier instanceof Map<?, ?> map) {
      all.putAll(map);
    }
    all.putAll(more);
    return all;
  }

  private static Map<Object, @Nullable Object> granted(@Nullable Object earlier, Map<?, ?> more) {
    Map<Object, @Nullable Object> all = joined(earlier, Map.of());
    more.forEach(
        (privilege, grantees) -> {
          String name = String.valueOf(privilege);
          if (name.startsWith("+")) {
            all.merge(
                name.substring(1), asList(grantees), (held, extra) -> added(held, extra, false));
          } else {
            all.put(name, asList(grantees));
          }
        });
    return all;
  }

  static List<@Nullable Object> asList(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> new ArrayList<@Nullable Object>(list);
      case Object single -> List.of(single);
    };
  }
}
